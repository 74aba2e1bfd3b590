import { schema as schemaText } from "@octokit/graphql-schema";
import { buildSchema, type GraphQLSchema, graphql } from "graphql";
import { describe, expect, it } from "vitest";
import { demoContributions, demoUnlinkedCommit } from "../../src/demo/contributions.ts";
import { answerQuery } from "../../src/demo/graphql-answers.ts";
import { startGitHubStandIn } from "../../src/demo/stand-in.ts";
import {
  mergedCountsQuery,
  pullRequestsQuery,
} from "../../src/github/evidence/pull-request-queries.ts";
import { healthQuery } from "../../src/github/health.ts";
import {
  commitAccountsQuery,
  countsQuery,
  namesQuery,
  organizationQuery,
  profilesQuery,
} from "../../src/github/queries.ts";

const schema: GraphQLSchema = buildSchema(schemaText.idl, { assumeValid: true });
const search =
  "org:kata-containers is:pr is:merged merged:2026-04-05T00:00:00Z..2027-04-04T23:59:59Z";

const queries = [
  ["the organization", organizationQuery, { organization: "kata-containers", search }],
  ["pull requests", pullRequestsQuery, { search, first: 50, commits: 100 }],
  [
    "counts of repositories",
    mergedCountsQuery(1),
    { owner: "kata-containers", merged0: "kata-containers", index0: "repo:x is:pr is:merged" },
  ],
  ["counts", countsQuery(2), { range0: search, range1: search }],
  [
    "accounts of commits",
    commitAccountsQuery(1),
    { owner0: "kata-containers", name0: "kata-containers", oid0: "0".repeat(40) },
  ],
  ["profiles", profilesQuery, { ids: ["U_made_up_900001"] }],
  ["names", namesQuery, { ids: ["U_made_up_900001"] }],
  ["doctor", healthQuery, { organization: "kata-containers" }],
] as const;

/** The type of a node behind an interface or union, told by a field that only it has. */
function typeOfNode(node: { __typename?: string; commits?: unknown; email?: unknown }): string {
  return node.__typename ?? ("commits" in node ? "PullRequest" : "User");
}

describe("the stand-in for GitHub", () => {
  it.each(queries)(
    "answers the query for %s as GitHub's schema has it",
    async (_, source, variables) => {
      const { data } = answerQuery({ query: source, variables });
      const executed = await graphql({
        schema,
        source,
        variableValues: variables,
        rootValue: data,
        typeResolver: typeOfNode,
        // Answers carry the names that the query gives them (aliases), not the schema's.
        fieldResolver: (parent, _args, _context, { path }) => parent[path.key],
      });
      expect(executed.errors).toBeUndefined();
      expect(executed.data).toBeTruthy();
    },
  );

  it("leaves out what was merged before and after the range asked for", () => {
    const { data } = answerQuery({ query: pullRequestsQuery, variables: { search, first: 100 } });
    // 112 merged pull requests; five before the period begins, two on the day that it ends.
    expect(data).toMatchObject({ search: { issueCount: 105 } });
  });

  it("says whose a commit is; of an address without an account, nobody's", () => {
    const [commit] = demoContributions
      .flatMap(({ commits }) => commits)
      .filter(({ author }) => author.account?.login === "ada-l");
    const variables = { oid0: commit?.oid, oid1: "0".repeat(40), oid2: demoUnlinkedCommit.oid };
    const { data } = answerQuery({ query: commitAccountsQuery(3), variables });
    expect(data).toMatchObject({
      commit0: { object: { author: { user: { login: "ada-l" } } } },
      commit1: { object: null },
      commit2: { object: { author: { user: null } } },
    });
  });

  it("refuses what the tool never asks", async () => {
    const standIn = await startGitHubStandIn(() => Date.parse("2027-04-05T15:00Z"));
    try {
      const ask = (query: string) =>
        fetch(`${standIn.url}/graphql`, {
          method: "POST",
          body: JSON.stringify({ query, variables: {} }),
        });
      expect((await ask("query Other { viewer { login } }")).status).toBe(400);
      const user = await fetch(`${standIn.url}/user`);
      expect([user.status, user.headers.get("date")]).toEqual([
        404,
        "Mon, 05 Apr 2027 15:00:00 GMT",
      ]);
    } finally {
      await standIn.close();
    }
  });
});
