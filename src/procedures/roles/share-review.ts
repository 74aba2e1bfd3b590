import { instantSchema, utcDate } from "../../dates.ts";
import { ElectionError } from "../../errors.ts";
import type { GitHub } from "../../github/client.ts";
import {
  findReviewIssue,
  type ReviewIssue,
  requireFits,
  saveIssue,
} from "../../github/roles/review-issue.ts";
import { listedIn, plainLines, withSection } from "../../roles/issue-marks.ts";
import { issueText, issueTitle } from "../../roles/issue-text.ts";
import { loginKeys } from "../../roles/role-lists.ts";
import { visible } from "../../visible-text.ts";
import type { FileChange } from "../../workspace/file-plan.ts";
import { refusePublishedAddresses } from "../../workspace/public-text.ts";
import { type ReviewAnswers, type ReviewFiles, reviewOf } from "./review.ts";

/** A review's issue before and after. */
export interface ReviewPosting {
  /** URLs of issues with this review's markers that no member opened; they are left alone. */
  readonly strangers: readonly string[];
  /** The existing issue; undefined where one would be opened. */
  readonly issue: ReviewIssue | undefined;
  /** Its text, before and after, under its name. */
  readonly change: FileChange;
  /** Opens or changes the issue; answers with its address and what was done. */
  readonly save: () => Promise<{ readonly url: string; readonly done: string }>;
}

/** The days on which people were listed, kept between the issue's opening and today. */
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

/**
 * Plans to share a review as an issue, or to bring the one that is there up to date.
 *
 * @param repository `owner/name`.
 * @throws ElectionError (refused) where the issue is closed or there are several, (github) where GitHub
 * refuses.
 */
export async function planReviewIssue(
  github: GitHub,
  { files, answers }: { readonly files: ReviewFiles; readonly answers: ReviewAnswers },
  repository: string,
  { nameAll }: { readonly nameAll: boolean },
): Promise<ReviewPosting> {
  const { election, roll } = files;
  const [owner = "", repo = ""] = repository.split("/");
  const place = { owner, repo };
  const { issue, strangers } = await findReviewIssue(github, place, election, {
    since: roll.rule.from,
    members: loginKeys(answers.lists.members),
  });
  requireOpen(issue, election);
  const review = reviewOf(files, answers, listedBefore(files, issue));
  const section = github.postable(issueText(review, { nameAll }));
  const body = issue === undefined ? section : withSection(issue.body, election, section);
  refusePublishedAddresses([{ path: "the issue", before: issue?.body, after: body }]);
  requireFits(body, "shorten the text outside the review's marks, or post --issue-text in parts.");
  const title = issueTitle(review);
  return {
    strangers,
    issue,
    change: {
      path: issue === undefined ? `${repository}: ${title}` : `${repository}#${issue.number}`,
      before: issue && `${plainLines(issue.body)}\n`,
      after: `${body}\n`,
    },
    save: () => saveIssue(github, place, issue, { title, body }),
  };
}
