import { Command } from "commander";
import type { Election } from "../../../election/election.ts";
import { pollInForce } from "../../../election/poll.ts";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface ReopenOptions {
  readonly election?: string;
  readonly by?: string;
  readonly reason?: string;
  readonly reference?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election candidates reopen --by octavia \\
      --reason "a pull request of the 11th was overlooked"

Then accept the candidacy, and close the list again.`;

/** `candidates reopen`; `run` is a parameter so that tests can check parsing alone. */
export function candidatesReopenCommand(open: OpenContext, run = runCandidatesReopen): Command {
  return new Command("reopen")
    .summary("open the list again, with a reason")
    .description(
      "Open the list of candidates that was closed, to correct it: who did it and why is recorded in the decisions of election.yaml, with the list as it was.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--by <login>", "the official who opens it again")
    .option("--reason <text>", "why")
    .option("--reference <text>", "where it can be read")
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.opts<ReopenOptions>()),
    );
}

async function askReason(context: CliContext, given: string | undefined): Promise<string> {
  const ask = async (): Promise<string> =>
    (await context.prompter("--reason")).text({ message: "Why is the list opened again?" });
  const reason = (given ?? (await ask())).trim();
  if (reason !== "") return reason;
  throw new ElectionError("input", "opening the list again needs a reason", {
    hint: "Give --reason.",
  });
}

/** Ballots that were cast cannot rank somebody who joins now. */
function warnOfPoll({ terminal }: CliContext, { polls }: Election): void {
  const poll = pollInForce(polls);
  if (poll === undefined) return;
  terminal.warn(
    `warning: poll ${visible(poll.id)} has the list as it was. If somebody joins, start another poll and record it with kata-election poll record --id <id> --restarts <reason>.`,
  );
}

/** Opens the list again. */
async function runCandidatesReopen(context: CliContext, options: ReopenOptions): Promise<void> {
  const { chooseElection, electionFilePath, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { reopenedText } = await import("../../../workspace/election/election-edits.ts");
  const { planFile } = await import("../../../workspace/file-plan.ts");
  const { readText } = await import("../../../workspace/workspace.ts");
  const { utcDate } = await import("../../../dates.ts");
  const { answerOfficial } = await import("./official-answer.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const { warnIfPublished } = await import("../../warn-published.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, options.election);
  const { value: election } = await readElection(workspace, id);
  if (election.candidatesClosed === undefined) {
    throw new ElectionError("refused", `the list of election ${id} is not closed`, {
      hint: "Candidacies can be accepted as it is.",
    });
  }
  const by = await answerOfficial(context, election, {
    flag: "--by",
    given: options.by,
    message: "Which official opens the list again?",
  });
  const reason = await askReason(context, options.reason);
  const { reference } = options;
  const path = electionFilePath(id);
  const before = (await readText(workspace, path)) ?? "";
  const after = reopenedText(before, election, election.candidatesClosed, {
    by,
    date: utcDate(await context.now()).toString(),
    reason,
    ...(reference === undefined ? {} : { reference }),
  });
  warnOfPoll(context, election);
  await warnIfPublished(context, workspace, id);
  await carryOut(context, workspace, [await planFile(workspace, path, after)], options);
  context.terminal.note("Close the list again with kata-election candidates close.");
}
