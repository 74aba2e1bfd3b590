import type { z } from "zod";
import {
  type ContributedCommit,
  type Contribution,
  contributionSchema,
} from "../../electorate/contribution.ts";
import { ElectionError } from "../../errors.ts";
import type { Account } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import type { ActorNode, CommitNode, PullRequestNode, UserNode } from "../queries.ts";
import { commitSignatures } from "./commit-trailers.ts";

type Raw<Value> = { readonly [Key in keyof Value]: unknown };

/** A commit's author may only be linked to a user: for a bot's commit GitHub names no account at all. */
export function userAccount(user: UserNode | null): Account | null {
  if (user === null) return null;
  return { id: user.databaseId ?? Number.NaN, login: user.login, type: "User" };
}

function actorAccount(actor: ActorNode | null): Raw<Account> | null {
  return actor && { id: actor.databaseId, login: actor.login, type: actor.__typename };
}

function commitOf({ oid, authoredDate, committedDate, message, author }: CommitNode) {
  return {
    oid,
    authoredAt: authoredDate,
    committedAt: committedDate,
    author: {
      name: author?.name ?? "",
      email: author?.email ?? "",
      account: userAccount(author?.user ?? null),
    },
    ...commitSignatures(message),
  };
}

/**
 * A pull request as evidence.
 *
 * @throws ElectionError (github) where GitHub's answer has not the form that it promises.
 */
export function contributionOf(
  pullRequest: PullRequestNode,
  commits: readonly CommitNode[],
): Contribution {
  const parsed = contributionSchema.safeParse({
    repository: pullRequest.repository.nameWithOwner,
    number: pullRequest.number,
    title: pullRequest.title,
    openedAt: pullRequest.createdAt,
    mergedAt: pullRequest.mergedAt,
    base: pullRequest.baseRefName,
    author: actorAccount(pullRequest.author),
    commits: commits.map(commitOf),
  });
  if (parsed.success) return parsed.data;
  throw malformed(`${pullRequest.repository.nameWithOwner}#${pullRequest.number}`, parsed.error);
}

/**
 * Commits of a pull request as evidence.
 *
 * @param place the pull request, for errors.
 * @throws ElectionError (github) where GitHub's answer has not the form that it promises.
 */
export function commitsOf(commits: readonly CommitNode[], place: string): ContributedCommit[] {
  const parsed = contributionSchema.shape.commits.safeParse(commits.map(commitOf));
  if (parsed.success) return parsed.data;
  throw malformed(place, parsed.error);
}

function malformed(place: string, { issues: [issue] }: z.ZodError): ElectionError {
  const field = `${issue?.path.join(".")}: ${visible(issue?.message ?? "")}`;
  return new ElectionError(
    "github",
    `GitHub's answer about ${visible(place)} is malformed: ${field}`,
    { hint: "Please report it; nothing was written." },
  );
}
