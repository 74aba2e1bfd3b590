import * as z from "zod";
import { ElectionError } from "../../errors.ts";
import { loginKey } from "../../people/account.ts";
import { bearsReview, type SharedKind } from "../../roles/issue-marks.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { expected, restFailure } from "../rest-failure.ts";
import { readRestList } from "../rest-list.ts";

const issueItem = z.object({
  number: z.int().positive(),
  html_url: z.url(),
  title: z.string(),
  body: z.string().nullable(),
  state: z.string(),
  created_at: z.string(),
  user: z.object({ login: z.string() }).nullable(),
  pull_request: z.unknown().optional(),
});

const remedy =
  "Check the repository, and whether the token may write issues there: a classic one needs the scope public_repo, a fine-grained one Issues (write).";

/** The issue that shares an election's review. */
export interface ReviewIssue {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly createdAt: string;
}

/** A repository, `owner/name`. */
export interface RepositoryPlace {
  readonly owner: string;
  readonly repo: string;
}

/** The issue of an election's review, and URLs of strangers' issues with its markers. */
export interface FoundReviewIssue {
  readonly issue: ReviewIssue | undefined;
  readonly strangers: readonly string[];
}

function reviewIssue(item: z.output<typeof issueItem>): ReviewIssue {
  const { number, html_url: url, title, body, state, created_at: createdAt } = item;
  return { number, url, title, body: body ?? "", isOpen: state === "open", createdAt };
}

/**
 * Finds the issue that shares an election's review, by its hidden markers. Anyone can copy markers into an
 * issue, so only those by members of the organization count.
 *
 * @param since ISO time; issues last updated before it are ignored.
 * @throws ElectionError (github) where GitHub does not say, (refused) where there are several.
 */
export async function findReviewIssue(
  github: Pick<GitHub, "rest">,
  { owner, repo }: RepositoryPlace,
  election: string,
  {
    since,
    members,
    kind = "roles review",
  }: {
    readonly since: string;
    readonly members: ReadonlySet<string>;
    readonly kind?: SharedKind;
  },
): Promise<FoundReviewIssue> {
  const listed = await readRestList(github, {
    route: "GET /repos/{owner}/{repo}/issues",
    parameters: { owner, repo, state: "all", since },
    what: `the issues of ${owner}/${repo}`,
    remedy,
    item: issueItem,
  });
  const issues = [...new Map(listed.map((item) => [item.number, item])).values()];
  const marked = issues
    .filter(
      (item) => item.pull_request === undefined && bearsReview(item.body ?? "", election, kind),
    )
    .sort((a, b) => a.number - b.number);
  const isMembers = ({ user }: z.output<typeof issueItem>): boolean =>
    members.has(loginKey(user?.login ?? ""));
  const ours = marked.filter(isMembers).map(reviewIssue);
  if (ours.length > 1) {
    throw new ElectionError(
      "refused",
      `several issues share the ${kind} of ${visible(election)}: ${ours.map(({ url }) => visible(url)).join(", ")}`,
      { hint: "Remove the hidden markers from all but one of them, and run the command again." },
    );
  }
  const strangers = marked.filter((item) => !isMembers(item)).map(({ html_url: url }) => url);
  return { issue: ours[0], strangers };
}

/** GitHub's limit for an issue's body, in characters. */
export const longestBody = 65_536;

/**
 * Refuses a body that is too long for an issue.
 *
 * @param remedy what to shorten; follows the limit in the message.
 * @throws ElectionError (refused)
 */
export function requireFits(body: string, remedy: string): void {
  if (body.length <= longestBody) return;
  throw new ElectionError("refused", `the issue would have ${body.length} characters`, {
    hint: `GitHub accepts ${longestBody}: ${remedy}`,
  });
}

/**
 * Opens an issue, or updates the existing one's body.
 *
 * @returns its address, and what was done, in a sentence.
 * @throws ElectionError (github) where GitHub refuses or does not answer.
 */
export async function saveIssue(
  github: Pick<GitHub, "rest">,
  place: RepositoryPlace,
  issue: ReviewIssue | undefined,
  { title, body }: { readonly title: string; readonly body: string },
): Promise<{ readonly url: string; readonly done: string }> {
  if (issue === undefined) {
    return { url: await createIssue(github, place, { title, body }), done: "Opened the issue." };
  }
  await updateIssue(github, place, { number: issue.number, body });
  return { url: issue.url, done: "Changed the issue." };
}

/** Opens an issue, in one attempt: after a lost answer, a retry would make a second issue. */
async function createIssue(
  { rest }: Pick<GitHub, "rest">,
  { owner, repo }: RepositoryPlace,
  text: { readonly title: string; readonly body: string },
): Promise<string> {
  const what = `a new issue in ${owner}/${repo}`;
  try {
    const { data } = await rest.issues.create({ owner, repo, ...text });
    return expected(issueItem, data, what).html_url;
  } catch (failure) {
    throw restFailure(failure, what, remedy);
  }
}

async function updateIssue(
  { rest }: Pick<GitHub, "rest">,
  { owner, repo }: RepositoryPlace,
  { number, body }: Pick<ReviewIssue, "number" | "body">,
): Promise<void> {
  await rest.issues
    .update({ owner, repo, issue_number: number, body })
    .catch((failure: unknown) => {
      throw restFailure(failure, `issue ${owner}/${repo}#${number}`, remedy);
    });
}
