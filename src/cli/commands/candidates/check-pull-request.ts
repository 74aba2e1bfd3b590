import { formatInstant } from "../../../dates.ts";
import type { PullRequest } from "../../../github/candidacies/pull-request.ts";
import type { PullRequestReference } from "../../../github/candidacies/pull-request-reference.ts";
import type { GitHub } from "../../../github/client.ts";
import {
  type CandidacyFindings,
  missingLedger,
} from "../../../procedures/candidacies/check-named.ts";
import {
  collectPullRequest,
  readPullRequest,
  wantedPullRequests,
} from "../../../procedures/candidacies/check-pull-request.ts";
import {
  type CommentPlan,
  planComment,
  saveComment,
} from "../../../procedures/candidacies/comment.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import type { CliContext } from "../../context.ts";
import { openGitHub } from "../../open-github.ts";
import { candidacyComment, commentMarker } from "../../render/candidates/candidacy-comment.ts";
import type { CheckOptions } from "./candidates.ts";
import { conclude, printFindings } from "./report-findings.ts";

/** Who opened the pull request and when, in a sentence. */
function introduction(pullRequest: PullRequest & { readonly where: string }): string {
  const { where, author, opened, state, draft } = pullRequest;
  const who = author === undefined ? "a deleted account" : `@${visible(author)}`;
  const states = state === "open" && draft ? "a draft" : state;
  return `${where}: ${states}, by ${who}, ${formatInstant(opened)}`;
}

/** What a pull request without candidacies is about. */
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

/** Carries out the plan of a comment, or says what it would do; returns the comment's URL. */
async function carryOutComment(
  { terminal, signal, rehearsal }: CliContext,
  github: GitHub,
  pullRequest: PullRequest & { readonly where: string },
  plan: CommentPlan,
  { body, dryRun }: { readonly body: string; readonly dryRun: boolean },
): Promise<string | undefined> {
  signal.throwIfAborted();
  if (plan.action === "none") {
    terminal.note(`Nothing is posted: ${plan.reason}.`);
    return undefined;
  }
  if (plan.action !== "keep" && (dryRun || rehearsal)) {
    const why = dryRun ? "Dry run" : "Simulated time";
    const what = plan.action === "create" ? "a comment on" : "another text in the comment on";
    terminal.note(`${why}: nothing was posted; it would be ${what} ${pullRequest.where}.`);
    return undefined;
  }
  const url = await saveComment(github, pullRequest, plan, body);
  terminal.note(
    `${{ create: "posted", update: "renewed", keep: "unchanged" }[plan.action]} ${url}`,
  );
  return url;
}

async function checkOne(
  context: CliContext,
  github: GitHub,
  at: PullRequestReference,
  options: CheckOptions,
): Promise<CandidacyFindings> {
  const pullRequest = await readPullRequest(github, at, options.head);
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
  const body = github.postable(candidacyComment(checked, findings));
  const plan = await planComment(
    github,
    pullRequest,
    { body, marker: commentMarker },
    checked.length > 0,
  );
  const { dryRun } = options;
  const url = await carryOutComment(context, github, pullRequest, plan, { body, dryRun });
  const comment = { action: plan.action, url: url ?? null, body };
  await printFindings(context, form, { ...found, facts: { ...facts, comment } });
  return found;
}

/** Checks a pull request, or all open ones with a head commit, and posts the findings. */
export async function checkPullRequests(context: CliContext, options: CheckOptions): Promise<void> {
  const missing = await missingLedger(await context.workspace());
  if (missing !== undefined) context.terminal.note(missing);
  const github = await openGitHub(context);
  const reports: CandidacyFindings[] = [];
  for (const at of await wantedPullRequests(context, github, {
    ...options,
    onlyOne: options.json,
  })) {
    reports.push(await checkOne(context, github, at, options));
  }
  const checked = reports.flatMap((report) => report.checked);
  if (checked.length === 0) return;
  const form = { ...options, comment: options.comment || options.dryRun };
  conclude(context, form, { findings: reports.flatMap((report) => report.findings) });
}
