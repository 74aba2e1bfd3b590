import { Command } from "commander";
import type { Roll } from "../../../electorate/roll.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface RollShowOptions {
  readonly election?: string;
  readonly revision?: string;
  readonly review: boolean;
  readonly addresses: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roll show                    who votes, and why
  $ kata-election roll show --review           what a person must look at
  $ kata-election roll show --json | jq '.voters[].login'`;

/** `roll show`; `run` is a parameter so that tests can check parsing alone. */
export function rollShowCommand(open: OpenContext, run = runRollShow): Command {
  return new Command("show")
    .summary("who votes and why, or what a person must look at")
    .description(
      "Show the roll: who votes and why, and the questions that it leaves.\nAddresses are shown on demand only.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--revision <number>", "a revision of the frozen roll (default: the last)")
    .option("--review", "only what a person must look at", false)
    .option("--addresses", "show the addresses, too: the output is private then", false)
    .option("--json", "print the roll as JSON, without addresses unless asked for", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<RollShowOptions>()),
    );
}

async function jsonOf(roll: Roll, { addresses, review }: RollShowOptions): Promise<object> {
  const { publicRoll } = await import("../../../electorate/public-roll.ts");
  const shown = addresses ? roll : publicRoll(roll);
  if (!review) return shown;
  return { formatVersion: 1, election: shown.election, review: shown.review };
}

/** Prints the roll, or its review list. */
async function runRollShow(context: CliContext, options: RollShowOptions): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readRevision } = await import("../../../workspace/roll/freeze-files.ts");
  const { terminal } = context;
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, options.election);
  const roll = await readRevision(workspace, id, options.revision);
  if (options.json) {
    terminal.print(JSON.stringify(await jsonOf(roll, options), null, 2));
    return;
  }
  if (options.review) {
    const { publicReviewItem } = await import("../../../electorate/public-roll.ts");
    const { undecidedItems } = await import("../../../electorate/decide.ts");
    const { renderReview } = await import("../../render/roll/roll-review.ts");
    const { value: election } = await readElection(workspace, id);
    const decisions = election.decisions.filter((decision) => decision.about === "voter");
    const undecided = undecidedItems(roll.review, decisions).map(publicReviewItem);
    const { wrapForScreen } = await import("../../render/wrap.ts");
    const text = renderReview(roll.review.map(publicReviewItem), undecided);
    terminal.print(wrapForScreen(text, terminal));
    return;
  }
  const { renderRollSummary, renderVoters } = await import("../../render/roll/roll.ts");
  const { rollSummary } = await import("../../../electorate/roll-summary.ts");
  terminal.print(renderVoters(terminal, roll.voters, options));
  terminal.note(renderRollSummary(terminal, rollSummary(roll)));
}
