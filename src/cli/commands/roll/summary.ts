import { resolve } from "node:path";
import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import type { RollReport } from "../../render/roll/roll-job-summary.ts";

interface RollSummaryOptions {
  readonly election?: string;
  readonly previous?: string;
  readonly toSummary: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roll summary                           as Markdown
  $ kata-election roll summary --previous voters.json    and who is new since that list
  $ kata-election roll summary --to-summary              into the summary of a GitHub Actions job`;

/** `roll summary`; `run` is a parameter so that tests can check parsing alone. */
export function rollSummaryCommand(open: OpenContext, run = runRollSummary): Command {
  return new Command("summary")
    .summary("figures, newcomers and questions, to be shared")
    .description(
      "Sum up the roll as Markdown that may be shared: figures, newcomers, what a person must look at. No address.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--previous <file>", "compare with this earlier output of roll export --to json")
    .option("--to-summary", "add it to the file that GITHUB_STEP_SUMMARY names", false)
    .option("--json", "print it as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<RollSummaryOptions>()),
    );
}

async function reportOf(
  context: CliContext,
  { election: named, previous }: RollSummaryOptions,
): Promise<RollReport> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { readRevision } = await import("../../../workspace/roll/freeze-files.ts");
  const { readPublicList } = await import("../../../workspace/roll/public-list.ts");
  const { compareLists } = await import("../../../electorate/compare-lists.ts");
  const { undecidedItems } = await import("../../../electorate/decide.ts");
  const { publicReviewItem } = await import("../../../electorate/public-roll.ts");
  const { rollSummary } = await import("../../../electorate/roll-summary.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const roll = await readRevision(workspace, id);
  const { decisions } = (await readElection(workspace, id)).value;
  const aboutVoters = decisions.filter((decision) => decision.about === "voter");
  const earlier =
    previous === undefined
      ? undefined
      : await readPublicList(resolve(context.workingFolder, previous));
  return {
    summary: rollSummary(roll),
    since: earlier?.election === id ? compareLists(earlier.voters, roll.voters) : null,
    review: roll.review.map(publicReviewItem),
    undecided: undecidedItems(roll.review, aboutVoters).map(publicReviewItem),
  };
}

/** Prints the summary, or adds it to the job's. */
async function runRollSummary(context: CliContext, options: RollSummaryOptions): Promise<void> {
  const { terminal, environment } = context;
  const { GITHUB_STEP_SUMMARY: file } = environment;
  if (options.toSummary && (file === undefined || file === "")) {
    throw new ElectionError("input", "GITHUB_STEP_SUMMARY names no file", {
      hint: "It does in GitHub Actions; elsewhere leave out --to-summary.",
    });
  }
  const report = await reportOf(context, options);
  if (options.json) {
    terminal.print(JSON.stringify({ formatVersion: 1, ...report }, null, 2));
  }
  const { renderJobSummary } = await import("../../render/roll/roll-job-summary.ts");
  if (options.toSummary && file !== undefined) {
    const { appendJobSummary } = await import("../../../workspace/job-summary.ts");
    await appendJobSummary(file, renderJobSummary(report));
    terminal.note("Added the summary to the job's.");
  } else if (!options.json) terminal.print(renderJobSummary(report));
}
