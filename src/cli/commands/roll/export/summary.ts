import { ElectionError } from "../../../../errors.ts";
import { chosenElection } from "../../../../procedures/chosen-election.ts";
import { postRollIssue } from "../../../../procedures/roll/post-roll-issue.ts";
import { rollJobReport } from "../../../../procedures/roll/reports.ts";
import { requireNoDoubts, rollJob } from "../../../../procedures/roll/roll-job.ts";
import type { CliContext } from "../../../context.ts";
import { addToJobSummary } from "../../../job/job-summary.ts";
import { openGitHub } from "../../../open-github.ts";
import { renderJobSummary } from "../../../render/roll/roll-job-summary.ts";
import { report } from "../../../report.ts";
import type { SummaryOptions } from "./export-words.ts";

/** Prints the summary, adds it to the job's, or keeps an issue up to date with it. */
export async function runSummary(context: CliContext, options: SummaryOptions): Promise<void> {
  const { terminal, environment, workingFolder, signal } = context;
  const { previous, strict, mostLost, quietRepository: quiet, toSummary, post, json } = options;
  const { GITHUB_STEP_SUMMARY: file } = environment;
  if (toSummary && (file === undefined || file === "")) {
    throw new ElectionError("input", "GITHUB_STEP_SUMMARY names no file", {
      hint: "GitHub Actions sets it; elsewhere, leave out --to-summary.",
    });
  }
  const { workspace, id, election } = await chosenElection(context, options.election);
  const found = await rollJob(workspace, id, {
    previous: previous === undefined ? undefined : { folder: workingFolder, path: previous },
    mostLost,
    quiet,
  });
  if (json || !(toSummary || post !== undefined)) {
    report(context, options, {
      schema: rollJobReport,
      json: () => ({ formatVersion: 1 as const, ...found, hidden: found.hidden || undefined }),
      text: () => renderJobSummary(found),
    });
  }
  if (toSummary && (await addToJobSummary(environment, renderJobSummary(found)))) {
    terminal.note("Added to the job's summary.");
  }
  if (strict) requireNoDoubts(found);
  if (post === undefined) return;
  const { url, done } = await postRollIssue(await openGitHub(context), {
    repository: post,
    election: id,
    since: found.summary.from,
    officials: election.officials.map(({ login }) => login),
    text: renderJobSummary(found),
    signal,
  });
  terminal.note(done);
  if (!json) terminal.print(url);
}
