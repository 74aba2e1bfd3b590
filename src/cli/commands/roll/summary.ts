import { resolve } from "node:path";
import { voterDecisionsOf } from "../../../election/decision.ts";
import { compareLists } from "../../../electorate/compare/compare-lists.ts";
import { publicReview } from "../../../electorate/public-roll.ts";
import { undecidedItems } from "../../../electorate/review/decide.ts";
import { rollSummary } from "../../../electorate/roll-summary.ts";
import { ElectionError } from "../../../errors.ts";
import { rollJobJson, rollJobReport } from "../../../procedures/roll/reports.ts";
import { chooseElection, readElection } from "../../../workspace/election/election-file.ts";
import { appendJobSummary } from "../../../workspace/job-summary.ts";
import { readRevision } from "../../../workspace/roll/freeze-files.ts";
import { readPublicList } from "../../../workspace/roll/public-list.ts";
import type { CliContext } from "../../context.ts";
import type { RollReport } from "../../render/roll/roll-job-summary.ts";
import { renderJobSummary } from "../../render/roll/roll-job-summary.ts";
import { report } from "../../report.ts";

interface SummaryOptions {
  readonly previous?: string | undefined;
  readonly toSummary: boolean;
  readonly json: boolean;
}

async function reportOf(
  context: CliContext,
  named: string | undefined,
  { previous }: SummaryOptions,
): Promise<RollReport> {
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const roll = await readRevision(workspace, id);
  const decisions = voterDecisionsOf((await readElection(workspace, id)).value);
  const earlier =
    previous === undefined
      ? undefined
      : await readPublicList(resolve(context.workingFolder, previous));
  const review = publicReview(roll, roll.review);
  return {
    summary: rollSummary(roll, decisions),
    since: earlier?.election === id ? compareLists(earlier.voters, roll.voters) : null,
    review: review.shown,
    undecided: publicReview(roll, undecidedItems(roll.review, decisions)).shown,
    hidden: review.hidden,
  };
}

/** Prints the summary, or adds it to the job's. */
export async function runSummary(
  context: CliContext,
  named: string | undefined,
  options: SummaryOptions,
): Promise<void> {
  const { terminal, environment } = context;
  const { GITHUB_STEP_SUMMARY: file } = environment;
  if (options.toSummary && (file === undefined || file === "")) {
    throw new ElectionError("input", "GITHUB_STEP_SUMMARY names no file", {
      hint: "It does in GitHub Actions; elsewhere leave out --to-summary.",
    });
  }
  const found = await reportOf(context, named, options);
  if (options.json || !options.toSummary) {
    report(context, options, {
      schema: rollJobReport,
      json: () => rollJobJson(found),
      text: () => renderJobSummary(found),
    });
  }
  if (options.toSummary && file !== undefined) {
    await appendJobSummary(file, renderJobSummary(found));
    terminal.note("Added the summary to the job's.");
  }
}
