import type { ContributionPage, LongPullRequest } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { mayNotReadPullRequests, nextCursor } from "../failures.ts";
import {
  type CommitNode,
  type CommitsPage,
  type PullRequestNode,
  pullRequestsAnswer,
  pullRequestsQuery,
} from "../queries.ts";
import { contributionOf } from "./contribution-of.ts";
import type { PageSize } from "./page-size.ts";

/** GitHub's search gives no more results than this, however many it counts. */
export const mostSearchResults = 1000;

/** The commits of a page that GitHub let the token see. */
export function commitsIn({ nodes }: CommitsPage): CommitNode[] {
  return nodes.flatMap((node) => (node === null ? [] : [node.commit]));
}

/** GitHub's global ids of the users who authored commits, by account id. */
export function authorNodes(commits: readonly CommitNode[]): [number, string][] {
  const users = commits.flatMap((commit) => commit.author?.user ?? []);
  return users.flatMap(({ databaseId, id }) => (databaseId === null ? [] : [[databaseId, id]]));
}

/** A pull request did not give as many commits as it announced. */
export function commitsMissing(of: Omit<LongPullRequest, "after" | "node">): ElectionError {
  const place = visible(`${of.repository}#${of.number}`);
  return new ElectionError(
    "github",
    `GitHub gave ${of.received} of the ${of.total} commits of ${place}`,
    { hint: "Nothing was written. Run the command again in a few minutes." },
  );
}

/** What is missing of a pull request's commits, undefined where nothing is. */
function unfinished({ id, repository, number, commits }: PullRequestNode): LongPullRequest[] {
  const received = commitsIn(commits).length;
  const total = commits.totalCount;
  const so = { repository: repository.nameWithOwner, number, received, total };
  const { hasNextPage, endCursor } = commits.pageInfo;
  if (hasNextPage && endCursor !== null) return [{ ...so, node: id, after: endCursor }];
  if (received === total) return [];
  throw commitsMissing(so);
}

/** GitHub gives a token that may not read pull requests one without any field, and no error. */
function readable(node: PullRequestNode | Readonly<Record<string, never>>): PullRequestNode {
  if ("id" in node) return node as PullRequestNode;
  throw mayNotReadPullRequests();
}

/** Reads one page of a search for merged pull requests, each with its first hundred commits. */
export async function fetchContributionPage(
  github: Pick<GitHub, "graphql">,
  search: string,
  after: string | null,
  size: PageSize,
): Promise<ContributionPage> {
  const answer = await github.graphql.read({
    size,
    make: (first) => ({
      text: pullRequestsQuery,
      variables: { search, first, after, commits: 100 },
      schema: pullRequestsAnswer,
    }),
  });
  const { issueCount, pageInfo, nodes } = answer.search;
  const pullRequests = nodes.filter((node) => node !== null).map(readable);
  const nodeIds = new Map<number, string>();
  for (const { author, commits } of pullRequests) {
    if (author?.__typename === "User" && author.databaseId != null && author.id !== undefined) {
      nodeIds.set(author.databaseId, author.id);
    }
    for (const [id, node] of authorNodes(commitsIn(commits))) nodeIds.set(id, node);
  }
  return {
    announced: issueCount,
    cursor: nextCursor(pageInfo, after, "FindPullRequests"),
    contributions: pullRequests.map((node) => contributionOf(node, commitsIn(node.commits))),
    long: pullRequests.flatMap(unfinished),
    nodes: nodeIds,
  };
}
