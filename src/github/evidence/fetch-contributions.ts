import type { Contribution, UnreadPullRequest } from "../../electorate/contribution.ts";
import type { ContributionPage, LongPullRequest } from "../../electorate/evidence-slices.ts";
import type { GitHub } from "../client.ts";
import { mayNotReadPullRequests, nextCursor } from "../failures.ts";
import { contributionOf } from "./contribution-of.ts";
import type { PageSize } from "./page-size.ts";
import {
  type CommitNode,
  type CommitsPage,
  type PullRequestNode,
  pullRequestsAnswer,
  pullRequestsQuery,
} from "./pull-request-queries.ts";

/** GitHub's search returns at most this many results. */
export const mostSearchResults = 1000;

/** GitHub's largest page. */
export const pullRequestsPerPage = 100;

/** Commits requested with each pull request; small pages request fewer. */
const commitsAlong = { usually: 100, lightly: 10 };

/** The commits of a page that the token may see. */
export function commitsIn({ nodes }: CommitsPage): CommitNode[] {
  return nodes.flatMap((node) => (node === null ? [] : [node.commit]));
}

/** GitHub's global ids of the users who authored commits, by account id. */
export function authorNodes(commits: readonly CommitNode[]): [number, string][] {
  const users = commits.flatMap((commit) => commit.author?.user ?? []);
  return users.flatMap(({ databaseId, id }) => (databaseId === null ? [] : [[databaseId, id]]));
}

/** A pull request has fewer commits than announced. */
export function commitsMissing({ received, total }: { received: number; total: number }): string {
  return `GitHub gave ${received} of its ${total} commits`;
}

/**
 * One pull request of an answer: evidence, possibly with more commits to read, or a reason why there is none.
 * With both, part of the evidence is missing.
 */
export interface ReadPullRequest {
  readonly contribution?: Contribution;
  readonly long?: LongPullRequest;
  readonly unread?: UnreadPullRequest;
  /** GitHub's global ids of the users in it, by account id. */
  readonly nodes: readonly (readonly [number, string])[];
}

/**
 * Reads one pull request of an answer; undefined if it is not merged, because GitHub's index is behind.
 *
 * @throws ElectionError (github) where the token may not read it: GitHub then returns it without fields.
 */
export function readPullRequest(
  node: PullRequestNode | Readonly<Record<string, never>>,
): ReadPullRequest | undefined {
  if (!isPullRequest(node)) throw mayNotReadPullRequests();
  const { id, number, mergedAt, author, commits } = node;
  if (mergedAt === null) return undefined;
  const repository = node.repository.nameWithOwner;
  const place = { repository, number, mergedAt };
  const given = commitsIn(commits);
  const read = contributionOf(node, given);
  if ("malformed" in read) return { unread: { ...place, reason: read.malformed }, nodes: [] };
  const nodes = authorNodes(given);
  if (author?.__typename === "User" && author.databaseId != null && author.id !== undefined) {
    nodes.push([author.databaseId, author.id]);
  }
  const count = { received: given.length, total: commits.totalCount };
  const after = nextCursor(commits.pageInfo, null, "FindPullRequests");
  if (after !== null) {
    const long = { node: id, repository, number, after, ...count };
    return { contribution: read.contribution, long, nodes };
  }
  if (count.received === count.total) return { contribution: read.contribution, nodes };
  const unread = { ...place, reason: commitsMissing(count) };
  return { contribution: read.contribution, unread, nodes };
}

function isPullRequest(
  node: PullRequestNode | Readonly<Record<string, never>>,
): node is PullRequestNode {
  return "id" in node;
}

/** Reads one page of a search for merged pull requests, each with the first of its commits. */
export async function fetchContributionPage(
  github: Pick<GitHub, "graphql">,
  search: string,
  after: string | null,
  { size, retries }: { readonly size: PageSize; readonly retries?: number | undefined },
): Promise<ContributionPage & { readonly unread: readonly UnreadPullRequest[] }> {
  const answer = await github.graphql.read({
    size,
    // Their items are null, so the counts do not match and they are fetched by number.
    tolerates: ["FORBIDDEN", "NOT_FOUND"],
    ...(retries === undefined ? {} : { retries }),
    make: (first) => {
      const commits = first < pullRequestsPerPage ? commitsAlong.lightly : commitsAlong.usually;
      const variables = { search, first, after, commits };
      return { text: pullRequestsQuery, variables, schema: pullRequestsAnswer };
    },
  });
  const { issueCount, pageInfo, nodes } = answer.search;
  const read = nodes.flatMap((node) => (node === null ? [] : (readPullRequest(node) ?? [])));
  return {
    announced: issueCount,
    cursor: nextCursor(pageInfo, after, "FindPullRequests"),
    contributions: read.flatMap(({ contribution }) => contribution ?? []),
    long: read.flatMap(({ long }) => long ?? []),
    unread: read.flatMap(({ unread }) => unread ?? []),
    nodes: new Map(read.flatMap((each) => each.nodes)),
  };
}
