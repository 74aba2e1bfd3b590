import type { ContributionPage } from "../electorate/evidence-slices.ts";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import type { GitHub } from "./client.ts";
import { contributionOf } from "./contribution-of.ts";
import type { PageSize } from "./page-size.ts";
import {
  type CommitNode,
  type CommitsAnswer,
  type CommitsNode,
  commitsQuery,
  type PullRequestNode,
  type PullRequestsAnswer,
  pullRequestsQuery,
} from "./queries.ts";

/** GitHub's search gives no more results than this, however many it counts. */
export const mostSearchResults = 1000;

async function allCommits(
  { graphql }: Pick<GitHub, "graphql">,
  pullRequest: PullRequestNode,
): Promise<CommitNode[]> {
  const place = visible(`${pullRequest.repository.nameWithOwner}#${pullRequest.number}`);
  const commits = new Map<string, CommitNode>();
  let page: CommitsNode = pullRequest.commits;
  for (;;) {
    for (const node of page.nodes) {
      if (node !== null) commits.set(node.commit.oid, node.commit);
    }
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || endCursor === null) break;
    const variables = { pullRequest: pullRequest.id, after: endCursor };
    const answer: CommitsAnswer = await graphql.read<CommitsAnswer>({
      make: () => ({ text: commitsQuery, variables }),
    });
    if (answer.node === null)
      throw new ElectionError("github", `${place} vanished while it was read`);
    page = answer.node.commits;
  }
  if (commits.size === page.totalCount) return [...commits.values()];
  throw new ElectionError(
    "github",
    `GitHub gave ${commits.size} of the ${page.totalCount} commits of ${place}`,
    { hint: "Run the command again: it goes on where it stopped." },
  );
}

function usersOf(pullRequest: PullRequestNode, commits: readonly CommitNode[]): [number, string][] {
  const { author } = pullRequest;
  const users = commits.flatMap((commit) => commit.author?.user ?? []);
  return [...(author?.__typename === "User" ? [author] : []), ...users].flatMap(
    ({ databaseId, id }): [number, string][] =>
      databaseId != null && id !== undefined ? [[databaseId, id]] : [],
  );
}

/** Reads one page of a search for merged pull requests, and what of their commits is on further pages. */
export async function fetchContributionPage(
  github: Pick<GitHub, "graphql">,
  search: string,
  after: string | null,
  size: PageSize,
): Promise<ContributionPage> {
  const answer = await github.graphql.read<PullRequestsAnswer>({
    size,
    make: (first) => ({ text: pullRequestsQuery, variables: { search, first, after } }),
  });
  const { issueCount, pageInfo, nodes } = answer.search;
  const nodeIds = new Map<number, string>();
  const contributions = await Promise.all(
    nodes
      .filter((node) => node !== null)
      .map(async (node) => {
        const commits = await allCommits(github, node);
        for (const [id, nodeId] of usersOf(node, commits)) nodeIds.set(id, nodeId);
        return contributionOf(node, commits);
      }),
  );
  return {
    announced: issueCount,
    cursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    contributions,
    nodes: nodeIds,
  };
}
