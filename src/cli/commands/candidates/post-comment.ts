import {
  createComment,
  findOwnComment,
  type OwnComment,
  updateComment,
} from "../../../github/candidacies/own-comment.ts";
import type { PullRequest } from "../../../github/candidacies/pull-request.ts";
import { referenceText } from "../../../github/candidacies/pull-request-reference.ts";
import type { GitHub } from "../../../github/client.ts";
import type { CliContext } from "../../context.ts";
import { commentMarker } from "../../render/candidates/candidacy-comment.ts";

/** What is to be done so that a pull request carries the comment. */
export type CommentPlan =
  | { readonly action: "create" }
  | { readonly action: "update" | "keep"; readonly comment: OwnComment }
  /** Nothing is said: the pull request is closed, or was never about a candidacy. */
  | { readonly action: "none"; readonly reason: string };

function sameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd();
  return plain(a) === plain(b);
}

/** Compares the comment with what stands on the pull request. */
export async function planComment(
  github: GitHub,
  pullRequest: PullRequest,
  body: string,
  isAboutCandidacies: boolean,
): Promise<CommentPlan> {
  if (pullRequest.state !== "open") {
    return { action: "none", reason: `the pull request is ${pullRequest.state}` };
  }
  const comment = await findOwnComment(github, pullRequest, commentMarker);
  if (comment !== undefined) {
    return { action: sameText(comment.body, body) ? "keep" : "update", comment };
  }
  if (isAboutCandidacies) return { action: "create" };
  return { action: "none", reason: "the pull request touches no candidacy" };
}

/** Carries the plan out, or says what it would do; answers with the comment's address. */
export async function carryOutComment(
  { terminal, signal, rehearsal }: CliContext,
  github: GitHub,
  pullRequest: PullRequest,
  plan: CommentPlan,
  { body, dryRun }: { readonly body: string; readonly dryRun: boolean },
): Promise<string | undefined> {
  signal.throwIfAborted();
  const where = referenceText(pullRequest);
  if (plan.action === "none") {
    terminal.note(`Nothing is posted: ${plan.reason}.`);
    return undefined;
  }
  if (plan.action === "keep") {
    terminal.note(`unchanged ${plan.comment.url}`);
    return plan.comment.url;
  }
  if (dryRun || rehearsal) {
    const why = dryRun ? "Dry run" : "Simulated time";
    const what = plan.action === "create" ? "a comment on" : "another text in the comment on";
    terminal.note(`${why}: nothing was posted; it would be ${what} ${where}.`);
    return undefined;
  }
  if (plan.action === "create") {
    const { url } = await createComment(github, pullRequest, body);
    terminal.note(`posted ${url}`);
    return url;
  }
  const { url } = await updateComment(github, pullRequest, plan.comment, body);
  terminal.note(`renewed ${url}`);
  return url;
}
