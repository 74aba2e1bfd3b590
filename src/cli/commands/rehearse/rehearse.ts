import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface RehearseRequest {
  readonly from: string;
  readonly keep: boolean;
  readonly list: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election rehearse
  $ kata-election rehearse --list        the chapters
  $ kata-election rehearse --from 6      go on there: the chapters before are played for you
  $ kata-election rehearse --keep        leave the made-up workspace in place at the end

Everything happens in a temporary folder: nothing touches GitHub, the network or your checkout. Needs a
terminal; where there is none, kata-election demo shows the same election without questions.`;

/** `run` is a parameter so that tests can check parsing without an election. */
export function rehearseCommand(open: OpenContext, run = runRehearse): Command {
  return new Command("rehearse")
    .summary("learn it: a whole made-up election, step by step")
    .description(
      "Walk through a whole made-up election as its official, in your own terminal: each step explained, each command run by you, with questions on what it shows",
    )
    .option("--from <chapter>", "begin with this chapter", "1")
    .option("--keep", "leave the workspace in place at the end", false)
    .option("--list", "list the chapters", false)
    .option("--json", "with --list: as JSON", false)
    .addHelpText("after", examples)
    .action((options: RehearseRequest, command: Command) => run(open(command), options));
}

function chapterNumber(text: string, last: number): number {
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= last) return Number(text);
  throw new ElectionError("input", `--from takes the number of a chapter, 1 to ${last}`, {
    hint: "kata-election rehearse --list shows them.",
  });
}

async function runRehearse(context: CliContext, request: RehearseRequest): Promise<void> {
  const { terminal, rehearsal } = context;
  const { story } = await import("../../../demo/story.ts");
  const from = chapterNumber(request.from, story.length);
  if (request.list) {
    const { chapterList } = await import("./chapter-list.ts");
    terminal.print(chapterList(story, request.json));
    return;
  }
  if (request.json) {
    throw new ElectionError("input", "--json goes with --list", {
      hint: "The rehearsal itself is for people.",
    });
  }
  if (rehearsal) {
    throw new ElectionError("input", "the rehearsal has a clock of its own", {
      hint: "Leave out --now.",
    });
  }
  if (!terminal.canPrompt) {
    throw new ElectionError("input", "rehearse asks questions, and nobody can answer them here", {
      hint: "Run it at a terminal, without --no-input; or see the same election without questions:\n  kata-election demo",
    });
  }
  const { rehearse } = await import("./walk.ts");
  await rehearse(context, { from, keep: request.keep });
}
