import { ElectionError } from "../../../errors.ts";
import {
  type CandidacyFindings,
  checkNamed,
  missingLedger,
  pullRequestOfJob,
} from "../../../procedures/candidacies/check-named.ts";
import type { CliContext } from "../../context.ts";
import { instantFlag } from "../../flags/dates.ts";
import { openGitHub } from "../../open-github.ts";
import type { CheckOptions } from "./candidates.ts";
import { checkPullRequests } from "./check-pull-request.ts";
import { conclude, printFindings } from "./report-findings.ts";

/** Whether a pull request on GitHub is checked. */
function isOfPullRequest({ pullRequest, head }: CheckOptions): boolean {
  return pullRequest !== undefined || head !== undefined;
}

/** Refuses options that cannot be combined. */
function refuseContradictions(files: readonly string[], options: CheckOptions): void {
  const { head, repository, submitted, post, dryRun } = options;
  const isPullRequest = isOfPullRequest(options);
  const contradictions: readonly (readonly [boolean, string, string])[] = [
    [isPullRequest && files.length > 0, "files and a pull request are named", "Name one of them."],
    [
      isPullRequest && submitted !== undefined,
      "--submitted cannot be combined with a pull request",
      "Leave it out: GitHub says when the pull request was opened.",
    ],
    [
      !isPullRequest && (post || repository !== undefined),
      `${post ? "--post" : "--repository"} needs a pull request`,
      "Name it with --pull-request.",
    ],
    [dryRun && !post, "--dry-run requires --post", "Without --post, a check writes nothing."],
    [
      head !== undefined && !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(head),
      "--head is not the full name of a commit",
      "Write all 40 digits, as git rev-parse prints them.",
    ],
  ];
  for (const [isWrong, message, hint] of contradictions) {
    if (isWrong) throw new ElectionError("input", message, { hint });
  }
}

/** Checks the files named, or all of the election in progress. */
async function collectFindings(
  context: CliContext,
  files: readonly string[],
  { election, submitted, github }: CheckOptions,
): Promise<CandidacyFindings> {
  const { terminal, workingFolder, environment } = context;
  const workspace = await context.workspace();
  const event = await pullRequestOfJob(environment);
  const now = await context.now();
  const opened = submitted === undefined ? event?.opened : instantFlag("--submitted", submitted);
  const submission = { at: opened ?? now, byClock: opened === undefined };
  const missing = await missingLedger(workspace);
  if (missing !== undefined) terminal.note(missing);
  return checkNamed(workspace, {
    ...{ files, workingFolder, election, submission, now },
    author: event?.author,
    github: github ? () => openGitHub(context) : undefined,
  });
}

/** Checks candidacies and prints the findings. */
export async function runCheck(
  context: CliContext,
  files: readonly string[],
  options: CheckOptions,
): Promise<void> {
  refuseContradictions(files, options);
  if (isOfPullRequest(options)) return checkPullRequests(context, options);
  const report = await collectFindings(context, files, options);
  await printFindings(context, options, report);
  conclude(context, options, report);
}
