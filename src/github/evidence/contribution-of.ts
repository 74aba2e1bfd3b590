import type { z } from "zod";
import {
  type ContributedCommit,
  type Contribution,
  contributionSchema,
} from "../../electorate/contribution.ts";
import type { Account } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import type { UserNode } from "../query-parts.ts";
import { commitSignatures } from "./commit-trailers.ts";
import type { ActorNode, CommitNode, PullRequestNode } from "./pull-request-queries.ts";

type Raw<Value> = { readonly [Key in keyof Value]: unknown };

/** GitHub links commits only to users: for a bot's commit it gives no account. */
export function userAccount(user: UserNode | null): Account | null {
  if (user === null || user.databaseId === null) return null;
  return { id: user.databaseId, login: user.login, type: "User" };
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

/** A pull request as evidence, or why it cannot be: for example, an account without a number. */
export function contributionOf(
  pullRequest: PullRequestNode,
  commits: readonly CommitNode[],
): { readonly contribution: Contribution } | { readonly malformed: string } {
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
  return parsed.success ? { contribution: parsed.data } : { malformed: malformed(parsed.error) };
}

/** Commits of a pull request as evidence, or why they cannot be. */
export function commitsOf(
  commits: readonly CommitNode[],
): { readonly commits: readonly ContributedCommit[] } | { readonly malformed: string } {
  const parsed = contributionSchema.shape.commits.safeParse(commits.map(commitOf));
  return parsed.success ? { commits: parsed.data } : { malformed: malformed(parsed.error) };
}

function malformed({ issues: [issue] }: z.ZodError): string {
  return visible(`its ${issue?.path.join(".")} is something else: ${issue?.message}`);
}
