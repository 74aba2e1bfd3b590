import {
  createComment,
  findOwnComment,
  type OwnComment,
  updateComment,
} from "../../github/candidacies/own-comment.ts";
import type { PullRequest } from "../../github/candidacies/pull-request.ts";
import type { GitHub } from "../../github/client.ts";

/** What to do so that the pull request has the comment. */
export type CommentPlan =
  | { readonly action: "create" }
  | { readonly action: "update" | "keep"; readonly comment: OwnComment }
  /** Nothing to do: the pull request is closed, or was never about a candidacy. */
  | { readonly action: "none"; readonly reason: string };

/** A comment, and the opening text by which later runs find it. */
interface MarkedText {
  readonly body: string;
  readonly marker: string;
}

function sameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(a) === plain(b);
}

/** Compares the comment with the one on the pull request. */
export async function planComment(
  github: GitHub,
  pullRequest: PullRequest,
  { body, marker }: MarkedText,
  isAboutCandidacies: boolean,
): Promise<CommentPlan> {
  if (pullRequest.state !== "open") {
    return { action: "none", reason: `the pull request is ${pullRequest.state}` };
  }
  const comment = await findOwnComment(github, pullRequest, marker);
  if (comment !== undefined) {
    return { action: sameText(comment.body, body) ? "keep" : "update", comment };
  }
  if (isAboutCandidacies) return { action: "create" };
  return { action: "none", reason: "the pull request touches no candidacy" };
}

/**
 * Carries out a plan other than `none`.
 *
 * @returns the comment's address.
 * @throws ElectionError (github) where GitHub refused or did not answer.
 */
export async function saveComment(
  github: GitHub,
  pullRequest: PullRequest,
  plan: Exclude<CommentPlan, { action: "none" }>,
  body: string,
): Promise<string> {
  if (plan.action === "keep") return plan.comment.url;
  if (plan.action === "create") return (await createComment(github, pullRequest, body)).url;
  return (await updateComment(github, pullRequest, plan.comment, body)).url;
}
