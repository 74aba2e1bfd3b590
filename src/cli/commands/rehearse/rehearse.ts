import { Command } from "commander";
import type { Chapter } from "../../../demo/chapters/chapter.ts";
import { ElectionError } from "../../../errors.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface RehearseRequest {
  readonly from: string;
  readonly fromCheckout: boolean;
  readonly keep: boolean;
  readonly list: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election rehearse
  $ kata-election rehearse --list            the chapters
  $ kata-election rehearse --from 6          go on there: the chapters before are played for you
  $ kata-election rehearse --keep            leave the made-up workspace in place at the end
  $ kata-election rehearse --from-checkout   your next election, up to the open poll, in a copy

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
    .option(
      "--from-checkout",
      "the next election of your own checkout instead, in a copy of its public files",
      false,
    )
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

/** Refuses what only a person at a terminal, or only a list, can use. */
function refuseMisuse({ terminal, rehearsal }: CliContext, { json }: RehearseRequest): void {
  if (json) {
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
}

async function chaptersFor(
  context: CliContext,
  checkout: Workspace | undefined,
): Promise<readonly Chapter[]> {
  if (checkout === undefined) return (await import("../../../demo/story.ts")).story;
  const { nextElection } = await import("../status/next-election.ts");
  const { checkoutStory } = await import("../../../demo/checkout-story.ts");
  const { id, due } = await nextElection(checkout, await context.now());
  return checkoutStory({ id, seats: due?.length });
}

async function runRehearse(context: CliContext, request: RehearseRequest): Promise<void> {
  const { keep, list, json } = request;
  const checkout = request.fromCheckout ? await context.workspace() : undefined;
  const story = await chaptersFor(context, checkout);
  const from = chapterNumber(request.from, story.length);
  if (list) {
    const { chapterList } = await import("./chapter-list.ts");
    context.terminal.print(chapterList(story, json));
    return;
  }
  refuseMisuse(context, request);
  const { openCopy } = await import("./checkout-copy.ts");
  const { openStage } = await import("../demo/stage.ts");
  const { rehearse } = await import("./walk.ts");
  const stage = await (checkout === undefined
    ? openStage(context, { name: "kata-election-rehearsal" })
    : openCopy(context, checkout));
  await rehearse(context, stage, { story, from, keep, checkout: checkout?.root });
}
