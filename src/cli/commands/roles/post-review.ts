import { instantSchema, utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import type { GitHub } from "../../../github/client.ts";
import {
  findReviewIssue,
  type ReviewIssue,
  requireFits,
  saveIssue,
} from "../../../github/roles/review-issue.ts";
import {
  type ReviewAnswers,
  type ReviewFiles,
  reviewOf,
} from "../../../procedures/roles/review.ts";
import { listedIn, plainLines, withSection } from "../../../roles/issue-marks.ts";
import { issueText, issueTitle } from "../../../roles/issue-text.ts";
import { loginKeys } from "../../../roles/role-lists.ts";
import { visible } from "../../../visible-text.ts";
import { type FileChange, renderPlan } from "../../../workspace/file-plan.ts";
import type { CliContext } from "../../context.ts";

interface Posting {
  readonly files: ReviewFiles;
  readonly answers: ReviewAnswers;
  /** `owner/name` of the repository. */
  readonly repository: string;
  readonly nameAll: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
  /** Takes the line of progress away. */
  readonly stop: () => void;
}

/** The days on which people were listed, as far as they can be: no earlier than the issue, nor in the future. */
function listedBefore({ election, today }: ReviewFiles, issue: ReviewIssue | undefined) {
  const created = instantSchema.safeParse(issue?.createdAt ?? "").data;
  if (issue === undefined || created === undefined) return new Map();
  return listedIn(issue.body, election, { from: utcDate(created), until: today });
}

function requireOpen(issue: ReviewIssue | undefined, election: string): void {
  if (issue === undefined || issue.isOpen) return;
  throw new ElectionError(
    "refused",
    `the review of ${election} was shared as ${visible(issue.url)}, which is closed`,
    { hint: "Reopen it to update it. If it was closed on purpose, the review is over." },
  );
}

async function confirm(
  { terminal, prompter }: CliContext,
  { yes }: Posting,
  change: FileChange,
  question: string,
): Promise<void> {
  if (yes) return;
  const ask = await prompter("--yes");
  terminal.warn(renderPlan([change]).trimEnd());
  if (await ask.confirm({ message: question, default: false })) return;
  throw new ElectionError("cancelled", "not confirmed");
}

/**
 * Shares a review: opens its issue, or brings the one that is there up to date; prints its address.
 *
 * @throws ElectionError (refused) where the issue is closed or there are several, (github) where GitHub
 * refuses.
 */
export async function postReview(
  context: CliContext,
  github: GitHub,
  posting: Posting,
): Promise<void> {
  const { files, answers, repository, nameAll, dryRun, stop } = posting;
  const { terminal, signal } = context;
  const { election, roll } = files;
  const [owner = "", repo = ""] = repository.split("/");
  const place = { owner, repo };
  const members = loginKeys(answers.lists.members);
  const { issue, strangers } = await findReviewIssue(github, place, election, {
    since: roll.rule.from,
    members,
  });
  stop();
  for (const url of strangers) {
    terminal.warn(
      `${visible(url)} has the marks of this review, but was opened by someone who is not a member: it is left alone.`,
    );
  }
  requireOpen(issue, election);
  const review = reviewOf(files, answers, listedBefore(files, issue));
  const section = issueText(review, { nameAll });
  const body = issue === undefined ? section : withSection(issue.body, election, section);
  requireFits(body, "shorten the text outside the review's marks, or post --issue-text in parts.");
  const before = issue && plainLines(issue.body);
  if (before === body) {
    terminal.note("Nothing to change: the issue already says so.");
    terminal.print(issue?.url ?? "");
    return;
  }
  const title = issueTitle(review);
  const path = issue === undefined ? `${repository}: ${title}` : `${repository}#${issue.number}`;
  const change = {
    path,
    before: before === undefined ? undefined : `${before}\n`,
    after: `${body}\n`,
  };
  if (dryRun) {
    terminal.print(renderPlan([change]).trimEnd());
    terminal.note("Dry run: nothing was written.");
    return;
  }
  const question = issue === undefined ? "Open this issue?" : `Change issue #${issue.number}?`;
  await confirm(context, posting, change, question);
  signal.throwIfAborted();
  const { url, done } = await saveIssue(github, place, issue, { title, body });
  terminal.print(url);
  terminal.note(done);
}
