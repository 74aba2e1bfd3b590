import { formatInstant } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import {
  fetchPullRequest,
  findByHead,
  type PullRequest,
} from "../../../github/candidacies/pull-request.ts";
import {
  type PullRequestReference,
  referenceText,
} from "../../../github/candidacies/pull-request-reference.ts";
import type { GitHub } from "../../../github/client.ts";
import { collectPullRequest } from "../../../procedures/candidacies/check-pull-request.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { openGitHub } from "../../open-github.ts";
import { candidacyComment } from "../../render/candidates/candidacy-comment.ts";
import type { CheckOptions } from "./check.ts";
import { choosePullRequest, chooseRepository } from "./named-pull-request.ts";
import { carryOutComment, planComment } from "./post-comment.ts";
import { type CheckReport, conclude, noteMissingLedger, printFindings } from "./report-findings.ts";

/** The pull requests to check: the one named, else the open ones whose head is the commit given. */
async function wantedPullRequests(
  context: CliContext,
  github: GitHub,
  { pullRequest, repository: named, head, json }: CheckOptions,
): Promise<readonly PullRequestReference[]> {
  if (pullRequest !== undefined) return [await choosePullRequest(context, pullRequest, named)];
  const repository = await chooseRepository(context, named);
  const found = await findByHead(github, repository, head ?? "");
  if (found.length === 0) {
    throw new ElectionError(
      "refused",
      `no open pull request of ${repository} has the head ${head}`,
      {
        hint: "It was closed, or has newer commits, which are checked in their own run.",
      },
    );
  }
  if (json && found.length > 1) {
    const numbers = found.map(referenceText).join(", ");
    throw new ElectionError("undecided", `${numbers} have the same head commit`, {
      hint: "Name the one you mean with --pull-request.",
    });
  }
  return found;
}

function refuseOtherHead(pullRequest: PullRequest, head: string | undefined): void {
  if (head === undefined || pullRequest.head === head) return;
  const where = referenceText(pullRequest);
  throw new ElectionError("refused", `the head of ${where} is ${pullRequest.head}, not ${head}`, {
    hint: "It has newer commits, or is another pull request. Nothing was posted.",
  });
}

/** Who opened the pull request and when, in a sentence. */
function introduction(pullRequest: PullRequest): string {
  const { author, opened, state, draft } = pullRequest;
  const who = author === undefined ? "a deleted account" : `@${visible(author)}`;
  const states = state === "open" && draft ? "a draft" : state;
  return `${referenceText(pullRequest)}: ${states}, by ${who}, ${formatInstant(opened)}`;
}

/** What a pull request without candidacies is about instead. */
function unrelated(pullRequest: PullRequest): string {
  const paths = pullRequest.files.map(({ path }) => visible(path));
  const rest = paths.length - 5;
  const named = paths.slice(0, 5).join(", ");
  const more = rest > 0 ? ` and ${plural(rest, "more file")}` : "";
  const what = paths.length === 0 ? "changes nothing" : `changes ${named}${more}`;
  return `It touches no candidacy: it ${what}.`;
}

function factsOf(pullRequest: PullRequest): Record<string, unknown> {
  const { repository, number, url, state, draft, opened, author, base, head, committed } =
    pullRequest;
  return {
    repository,
    number,
    url,
    state,
    draft,
    opened: formatInstant(opened),
    author: author ?? null,
    base,
    head,
    committed: formatInstant(committed),
  };
}

async function checkOne(
  context: CliContext,
  github: GitHub,
  at: PullRequestReference,
  options: CheckOptions,
): Promise<CheckReport> {
  const pullRequest = await fetchPullRequest(github, at);
  refuseOtherHead(pullRequest, options.head);
  context.terminal.note(introduction(pullRequest));
  context.terminal.detail(`Read at the commit ${pullRequest.head}.`);
  const place = { workspace: await context.workspace(), now: await context.now() };
  const found = await collectPullRequest(place, github, pullRequest, options.election);
  const { checked, findings } = found;
  const facts = { pullRequest: factsOf(pullRequest) };
  const form = { ...options, comment: options.comment || options.dryRun };
  if (checked.length === 0) context.terminal.note(unrelated(pullRequest));
  if (!options.post) {
    await printFindings(context, form, { ...found, facts });
    return found;
  }
  const body = candidacyComment(checked, findings);
  const plan = await planComment(github, pullRequest, body, checked.length > 0);
  const { dryRun } = options;
  const url = await carryOutComment(context, github, pullRequest, plan, { body, dryRun });
  const comment = { action: plan.action, url: url ?? null, body };
  await printFindings(context, form, { ...found, facts: { ...facts, comment } });
  return found;
}

/** Checks a pull request, or all open ones with a certain head commit, and posts what was found. */
export async function checkPullRequests(context: CliContext, options: CheckOptions): Promise<void> {
  await noteMissingLedger(context, await context.workspace());
  const github = await openGitHub(context);
  const reports: CheckReport[] = [];
  for (const at of await wantedPullRequests(context, github, options)) {
    reports.push(await checkOne(context, github, at, options));
  }
  const checked = reports.flatMap((report) => report.checked);
  if (checked.length === 0) return;
  const form = { ...options, comment: options.comment || options.dryRun };
  conclude(context, form, { findings: reports.flatMap((report) => report.findings) });
}
