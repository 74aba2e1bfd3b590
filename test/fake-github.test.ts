import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import type { FakeGitHubData } from "./support/fake-github/data.ts";
import { fakeGitHub } from "./support/fake-github/fake-github.ts";
import { queryLoad } from "./support/fake-github/query-limits.ts";
import { gitHubSchema } from "./support/fake-github/schema.ts";

const data: FakeGitHubData = {
  organization: "example",
  repositories: [{ name: "runtime", formerly: ["engine"] }, { name: "docs" }, { name: "ci" }],
  accounts: [{ login: "ada-l", email: "ada@mail.example" }],
  pullRequests: ["2025-03-01T00:00:00Z", "2025-03-01T00:00:01Z", "2025-03-01T00:00:02Z"].map(
    (mergedAt, index) => ({
      repository: "runtime",
      author: "ada-l",
      mergedAt,
      openedAt: `2025-02-0${3 - index}T00:00:00Z`,
    }),
  ),
};

function loadOf(query: string, variables = {}) {
  return queryLoad(gitHubSchema(), parse(query), variables);
}

/** The examples of docs.github.com, "Rate limits and query limits for the GraphQL API". */
describe("the limits of GitHub that the fake enforces", () => {
  it("counts nodes: 50 + 50 x 10 = 550", () => {
    const query =
      "{ viewer { repositories(first: 50) { edges { repository: node { name issues(first: 10) { totalCount edges { node { title bodyHTML } } } } } } } }";
    expect(loadOf(query).nodes).toBe(550);
  });

  it("counts nodes: 22,060 for three connections in one", () => {
    const query = `{ viewer {
      repositories(first: 50) { edges { repository: node { name
        pullRequests(first: 20) { edges { pullRequest: node { title comments(first: 10) { edges { comment: node { bodyHTML } } } } } }
        issues(first: 20) { totalCount edges { issue: node { title bodyHTML comments(first: 10) { edges { comment: node { bodyHTML } } } } } }
      } } }
      followers(first: 10) { edges { follower: node { login } } }
    } }`;
    expect(loadOf(query).nodes).toBe(22_060);
  });

  it("counts points: 5,101 requests are 51", () => {
    const query =
      "{ viewer { login repositories(first: 100) { edges { node { id issues(first: 50) { edges { node { id labels(first: 60) { edges { node { id name } } } } } } } } } } }";
    expect(loadOf(query).cost).toBe(51);
  });

  it.each([
    ["no first", "{ viewer { followers { totalCount } } }", "MISSING_PAGINATION_BOUNDARIES"],
    [
      "a first over 100",
      "{ viewer { followers(first: 101) { totalCount } } }",
      "EXCESSIVE_PAGINATION",
    ],
    [
      "more than 500,000 nodes",
      "{ viewer { repositories(first: 100) { nodes { issues(first: 100) { nodes { comments(first: 100) { totalCount } } } } } } }",
      "MAX_NODE_LIMIT_EXCEEDED",
    ],
  ])("refuses %s", (_, query, type) => {
    expect(loadOf(query).errors).toMatchObject([{ type }]);
  });
});

describe("the fake GitHub", () => {
  async function ask(github: { url: string; token: string }, query: string, variables = {}) {
    const response = await fetch(`${github.url}/graphql`, {
      method: "POST",
      headers: { authorization: `token ${github.token}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: never; errors?: { message: string }[] };
  }

  it("refuses a missing or unknown token as GitHub does", async () => {
    const { url } = await fakeGitHub(data);
    const response = await fetch(`${url}/user`, { headers: { authorization: "token wrong" } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ message: "Bad credentials" });
    expect((await fetch(`${url}/user`)).status).toBe(401);
  });

  it("takes both ends of merged: into the range, sorted by creation", async () => {
    const github = await fakeGitHub(data);
    const query = `{ search(type: ISSUE, first: 10, query: "org:example is:pr is:merged merged:2025-03-01T00:00:00Z..2025-03-01T00:00:01Z sort:created-asc") {
      issueCount nodes { ... on PullRequest { number } } } }`;
    expect((await ask(github, query)).data).toEqual({
      search: { issueCount: 2, nodes: [{ number: 2 }, { number: 1 }] },
    });
  });

  it("refuses what the schema does not know", async () => {
    const github = await fakeGitHub(data);
    expect((await ask(github, "{ viewer { shoeSize } }")).errors?.[0]?.message).toContain(
      "shoeSize",
    );
  });

  it("leads through pages with Link headers", async () => {
    const { url, token } = await fakeGitHub(data);
    const headers = { authorization: `token ${token}` };
    const first = await fetch(`${url}/orgs/example/repos?per_page=2`, { headers });
    expect(first.headers.get("link")).toBe(
      `<${url}/orgs/example/repos?per_page=2&page=2>; rel="next", <${url}/orgs/example/repos?per_page=2&page=2>; rel="last"`,
    );
    const second = await fetch(`${url}/orgs/example/repos?per_page=2&page=2`, { headers });
    expect(await second.json()).toMatchObject([{ name: "ci" }]);
    expect(first.headers.get("x-ratelimit-remaining")).toBe("5000");
  });

  it("leads from a renamed repository to its new name", async () => {
    const { url, token } = await fakeGitHub(data);
    const headers = { authorization: `token ${token}` };
    const response = await fetch(`${url}/repos/example/engine`, { headers });
    expect(response.redirected).toBe(true);
    expect(await response.json()).toMatchObject({ full_name: "example/runtime" });
  });
});
