import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { electionWorkspace, privateFolder } from "../../../support/election-workspace.ts";
import type { FakeGitHubData } from "../../../support/fake-github/data.ts";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import { changedAnswer, type Fault, refusal } from "../../../support/fake-github/faults.ts";
import { madeUpYear } from "../../../support/fake-github/made-up-year.ts";
import type { FakeGitHubOptions } from "../../../support/fake-github/server.ts";
import { runCli } from "../../../support/run-cli.ts";

const always = { times: Number.POSITIVE_INFINITY };
const year = madeUpYear({ pullRequests: 60, accounts: 6, repositories: 2 });

/**
 * Each way in which GitHub may answer has one of three outcomes: the whole roll, a question for the
 * officials with everything else there, or exit 4 with the files as they were.
 */
type Outcome = "whole" | "question" | "exit 4";

interface Search {
  readonly search: { issueCount: number; nodes: unknown[]; pageInfo: object };
}

async function open(data: FakeGitHubData, options: FakeGitHubOptions = {}) {
  const workspace = await electionWorkspace();
  const github = await fakeGitHub(data, options);
  const run = (words: readonly string[]) =>
    runCli(["roll", ...words], {
      workingFolder: workspace.root,
      environment: github.environment,
    });
  const read = (file: string) => workspace.read(`${privateFolder}/${file}`);
  const numbers = async (): Promise<string[]> =>
    (await read("contributions.jsonl"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { repository: string; number: number })
      .map(({ repository, number }) => `${repository}#${number}`);
  return { workspace, github, run, read, numbers };
}

/** What a fetch of another year left, by what GitHub has: it must stay where the next one fails. */
const left = new Map<FakeGitHubData, string>();
let kept = "";
beforeAll(async () => {
  kept = await mkdtemp(join(tmpdir(), "kata-election-test-"));
  return () => rm(kept, { recursive: true, force: true });
});

/** Runs a fetch against a fault, and says which of the three outcomes it has. */
async function outcomeOf(
  faults: readonly Fault[],
  data: FakeGitHubData = year,
  options: FakeGitHubOptions = {},
): Promise<{ outcome: Outcome; stderr: string }> {
  const { workspace, github, run, read, numbers } = await open(data, options);
  const folder = join(workspace.root, "elections/.private");
  const earlier = left.get(data) ?? join(kept, String(left.size));
  if (left.has(data)) await cp(earlier, folder, { recursive: true });
  else {
    expect(await run(["fetch", "--now", "2024-11-20T00:00Z"])).toMatchObject({ exitCode: 0 });
    await cp(folder, earlier, { recursive: true });
    left.set(data, earlier);
  }
  const before = await read("contributions.jsonl");
  for (const fault of faults) github.fault(fault);
  const { exitCode, stderr } = await run(["fetch"]);
  if (exitCode === 4) {
    expect(await read("contributions.jsonl")).toBe(before);
    return { outcome: "exit 4", stderr };
  }
  expect(exitCode, stderr).toBe(0);
  const held = await numbers();
  expect(new Set(held).size).toBe(held.length);
  const { unread = [] } = JSON.parse(await read("fetch.json")) as { unread?: object[] };
  const given = data.pullRequests?.length ?? 0;
  if (unread.length === 0) {
    expect(held).toHaveLength(given);
    return { outcome: "whole", stderr };
  }
  expect(held.length + unread.length).toBeGreaterThanOrEqual(given);
  expect((await run(["build"])).exitCode).toBe(0);
  expect((await run(["show", "--review"])).stdout).toContain("not read: ");
  const frozen = await run(["freeze", "--confirm", "2026-10", "--now", "2026-10-06T09:00Z"]);
  expect(frozen.exitCode).not.toBe(0);
  return { outcome: "question", stderr };
}

const page = { of: "FindPullRequests" };

describe("odd entries in a page of the search", () => {
  const entry = (change: (data: Search) => readonly object[] | undefined, times = always) =>
    changedAnswer<Search>("odd entries", change, { ...page, ...times });
  const forNode = (type: string) => [{ type, path: ["search", "nodes", 0], message: "No access." }];

  it.each<[string, Outcome, Fault]>([
    [
      "all of them null",
      "whole",
      entry(({ search }) => {
        search.nodes = search.nodes.map(() => null);
        return undefined;
      }),
    ],
    [
      "all of them gone, with the count",
      "whole",
      entry(({ search }) => {
        search.nodes = [];
        return undefined;
      }),
    ],
    [
      "no list at all",
      "exit 4",
      entry(({ search }) => {
        search.nodes = null as never;
        return undefined;
      }),
    ],
    [
      "only their type's name",
      "exit 4",
      entry(({ search }) => {
        search.nodes = search.nodes.map(() => ({ __typename: "PullRequest" }));
        return undefined;
      }),
    ],
    [
      "issues among them, with their type's name",
      "exit 4",
      entry(({ search }) => {
        search.nodes[0] = { __typename: "Issue" };
        return undefined;
      }),
    ],
    ...["FORBIDDEN", "NOT_FOUND"].map((type): [string, Outcome, Fault] => [
      `one null with ${type}`,
      "whole",
      entry(({ search }) => {
        search.nodes[0] = null;
        return forNode(type);
      }),
    ]),
    [
      "one null with SERVICE_UNAVAILABLE, once",
      "whole",
      entry(
        ({ search }) => {
          search.nodes[0] = null;
          return forNode("SERVICE_UNAVAILABLE");
        },
        { times: 1 },
      ),
    ],
    [
      "one null with SERVICE_UNAVAILABLE, always",
      "whole",
      entry(({ search }) => {
        if (search.nodes.length === 0) return undefined;
        search.nodes[0] = null;
        return forNode("SERVICE_UNAVAILABLE");
      }),
    ],
    [
      "the first twice",
      "whole",
      entry(({ search }) => {
        search.nodes[1] = search.nodes[0];
        return undefined;
      }),
    ],
    [
      "all twice",
      "whole",
      entry(({ search }) => {
        search.nodes = search.nodes.flatMap((node) => [node, node]).slice(0, 100);
        return undefined;
      }),
    ],
    [
      "those of another organization",
      "exit 4",
      entry(({ search }) => {
        const [first] = search.nodes as { repository: { nameWithOwner: string } }[];
        if (first) first.repository.nameWithOwner = "elsewhere/runtime";
        return undefined;
      }),
    ],
    [
      "one without a base branch",
      "question",
      entry(({ search }) => {
        const [first] = search.nodes as { baseRefName: string }[];
        if (first) first.baseRefName = "";
        return undefined;
      }),
    ],
    [
      "one whose author has no number",
      "question",
      entry(({ search }) => {
        const [first] = search.nodes as { author: { databaseId: number | null } }[];
        if (first) first.author.databaseId = null;
        return undefined;
      }),
    ],
    [
      "one of a kind of account that is not known yet",
      "question",
      entry(({ search }) => {
        const [first] = search.nodes as { author: { __typename: string } }[];
        if (first) first.author.__typename = "Agent";
        return undefined;
      }),
    ],
    [
      "a commit without any author",
      "whole",
      entry(({ search }) => {
        const [first] = search.nodes as { commits: { nodes: { commit: { author: null } }[] } }[];
        if (first?.commits.nodes[0]) first.commits.nodes[0].commit.author = null;
        return undefined;
      }),
    ],
  ])("%s: %s", async (_, expected, fault) => {
    expect((await outcomeOf([fault])).outcome).toBe(expected);
  });
});

describe("counts of the search", () => {
  const counted = (by: (count: number) => number, choice: object = always) =>
    changedAnswer<Search>(
      "another count",
      ({ search }) => {
        search.issueCount = by(search.issueCount);
        return undefined;
      },
      { ...page, ...choice },
    );
  it.each<[string, Fault]>([
    ["one lower, always", counted((count) => Math.max(0, count - 1))],
    ["one higher, always", counted((count) => count + 1)],
    ["ten higher, always", counted((count) => count + 10)],
    ["one higher, once", counted((count) => count + 1, { times: 1 })],
    ["nothing, once", counted(() => 0, { times: 1 })],
    ["nothing, always", counted(() => 0)],
    ["another one each time", counted((count) => count + (Math.floor(count / 2) % 3))],
  ])("%s: all pull requests are there, or exit 4", async (_, fault) => {
    const { outcome } = await outcomeOf([fault]);
    expect(["whole", "exit 4"]).toContain(outcome);
  });
});

describe("every query, with every kind of odd answer", () => {
  // One that the index lacks, one with more commits than come along, one whose commit has no account.
  const mixed: FakeGitHubData = {
    ...year,
    pullRequests: (year.pullRequests ?? []).map((each, index) => ({
      ...each,
      ...(index === 20 ? { odd: "unindexed" as const } : {}),
      ...(index === 30 ? { commits: 130 } : {}),
    })),
  };
  type Data = Record<string, unknown>;
  /** The first thing that an answer is about, and where it stands. */
  const firstOf = (data: Data): string =>
    Object.keys(data).find((key) => key !== "rateLimit") ?? "";
  const about = (type: string, depth: number) => (data: Data) => {
    const key = firstOf(data);
    data[key] = null;
    return [{ type, path: [key, "nodes", 0].slice(0, depth), message: "Something about it." }];
  };
  const put = (value: unknown) => (data: Data) => {
    data[firstOf(data)] = value;
    return undefined;
  };
  const kinds: Readonly<Record<string, (data: Data) => readonly object[] | undefined>> = {
    "nothing but its key": put(null),
    "an empty object": put({}),
    "a list": put([]),
    "a text": put("gone"),
    "no key at all": (data) => void delete data[firstOf(data)],
    "NOT_FOUND for one": about("NOT_FOUND", 1),
    "FORBIDDEN for one": about("FORBIDDEN", 1),
    "SERVICE_UNAVAILABLE for an entry": about("SERVICE_UNAVAILABLE", 3),
    "an error of an unknown type": about("TEAPOT", 1),
    "an error without a type": (data) => {
      data[firstOf(data)] = null;
      return [{ message: "Something about it." }];
    },
    "an error that is none": () => ["oops"] as never,
  };
  const operations = [
    ...["FindOrganization", "FindPullRequests", "CountPullRequests", "CountMerged", "FindMerged"],
    ...["FindByNumber", "FindCommits", "FindCommitAccounts", "FindProfiles"],
  ];

  it.each(operations.flatMap((of) => Object.keys(kinds).map((kind) => [of, kind] as const)))(
    "%s: %s: nothing is silently missing",
    async (of, kind) => {
      const change = kinds[kind];
      if (change === undefined) throw new Error("no such kind");
      const fault = changedAnswer<Data>(kind, change, { of, ...always });
      // It throws where the fetch ends with anything but the whole, a question, or exit 4.
      const { outcome } = await outcomeOf([fault], mixed);
      expect(["whole", "question", "exit 4"]).toContain(outcome);
    },
  );
});

describe("limits, in the forms that GitHub has for them", () => {
  const body = (message: string) => JSON.stringify({ data: null, errors: [{ message }] });
  const answer = (
    name: string,
    reply: { status: number; headers: Record<string, string>; body: string },
  ): Fault => ({
    name,
    times: 1,
    matches: ({ operation }) => operation === "FindPullRequests",
    reply: async () => reply,
  });
  const html = "<!DOCTYPE html><html><body>Whoa there! You have exceeded a limit.</body></html>";
  const type = { "content-type": "text/html" };
  const limited = JSON.stringify({
    errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded for user ID 1." }],
  });
  it.each<[string, Fault]>([
    ["429 with a page", answer("429", { status: 429, headers: type, body: html })],
    ["403 with a page", answer("403", { status: 403, headers: type, body: html })],
    ["429 without anything", answer("429", { status: 429, headers: {}, body: "" })],
    ...["1", "0", "-5", "1.5", "soon", "", " 2 ", "Thu, 01 Jan 1970 00:00:00 GMT"].map(
      (after): [string, Fault] => [
        `429 with Retry-After: ${JSON.stringify(after)}`,
        answer("429", { status: 429, headers: { "retry-after": after }, body: "{}" }),
      ],
    ),
    [
      "200, RATE_LIMITED and points said to be left",
      answer("RATE_LIMITED", { status: 200, headers: {}, body: limited }),
    ],
    [
      "200, RATE_LIMITED and a reset",
      answer("RATE_LIMITED", {
        status: 200,
        headers: {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 5),
        },
        body: limited,
      }),
    ],
    [
      "200 with a secondary limit among the errors",
      answer("secondary", {
        status: 200,
        headers: {},
        body: body("You have exceeded a secondary rate limit."),
      }),
    ],
    ["200 with a page of a proxy", answer("page", { status: 200, headers: type, body: html })],
    ["200 with nothing", answer("nothing", { status: 200, headers: {}, body: "" })],
    ["200 with null", answer("null", { status: 200, headers: {}, body: "null" })],
    [
      "resources exceeded, with half of the data",
      changedAnswer<Search>(
        "resources",
        ({ search }) => {
          search.nodes.splice(3);
          return [
            {
              type: "RESOURCE_LIMITS_EXCEEDED",
              message: "Resource limits for this query exceeded.",
            },
          ];
        },
        { ...page, times: 1 },
      ),
    ],
  ])("%s: waited for, then whole", async (_, fault) => {
    expect((await outcomeOf([fault])).outcome).toBe("whole");
  });

  it("a limit is waited for, not asked again within seconds: RATE_LIMITED without a header", async () => {
    const fault = answer("RATE_LIMITED", { status: 200, headers: {}, body: limited });
    expect((await outcomeOf([fault])).stderr).toMatch(/Waiting|limit/);
  });

  it.each<[string, Fault, RegExp]>([
    [
      "407 of a proxy",
      refusal(407, "Proxy Authentication Required", always),
      /GitHub did not answer/,
    ],
    [
      "single sign-on, as a refusal",
      refusal(403, "Resource protected by organization SAML enforcement.", {
        ...page,
        ...always,
        headers: { "x-github-sso": "required; url=https://github.com/orgs/x/sso" },
      }),
      /single sign-on/,
    ],
    ["451", refusal(451, "Repository access blocked", { ...page, ...always }), /status 451/],
    ["400", refusal(400, "Problems parsing JSON", { ...page, ...always }), /status 400/],
  ])("%s: exit 4 that says so", async (_, fault, says) => {
    const { outcome, stderr } = await outcomeOf([fault]);
    expect(outcome).toBe("exit 4");
    expect(stderr).toMatch(says);
  });
});

describe("what happens to repositories and their pull requests during the period", () => {
  const small: FakeGitHubData = {
    organization: "kata-containers",
    repositories: [{ name: "kata-containers" }, { name: "tools" }],
    accounts: [{ login: "ada-l" }, { login: "bo-k" }],
    pullRequests: [
      { repository: "kata-containers", author: "ada-l", mergedAt: "2025-03-01T10:00:00Z" },
      { repository: "tools", author: "bo-k", mergedAt: "2025-04-01T10:00:00Z" },
    ],
  };
  const built = async (data: FakeGitHubData, options: FakeGitHubOptions = {}) => {
    const { run } = await open(data, options);
    const fetched = await run(["fetch"]);
    await run(["build"]);
    const { stdout } = await run(["show", "--json"]);
    const { voters = [], review = [] } = JSON.parse(stdout || "{}") as {
      voters?: { login: string }[];
      review?: { about: string }[];
    };
    return { fetched, voters: voters.map(({ login }) => login), review };
  };

  it.each<[string, FakeGitHubData["repositories"][number], string[]]>([
    [
      "archived in the period",
      { name: "tools", archivedAt: "2025-06-01T00:00:00Z" },
      ["ada-l", "bo-k"],
    ],
    [
      "archived on its first day",
      { name: "tools", archivedAt: "2024-10-05T00:00:00Z" },
      ["ada-l", "bo-k"],
    ],
    [
      "with another default branch since",
      { name: "tools", defaultBranch: "trunk" },
      ["ada-l", "bo-k"],
    ],
    ["renamed in the period", { name: "tools", formerly: ["utilities"] }, ["ada-l", "bo-k"]],
    ["a fork", { name: "tools", fork: true }, ["ada-l"]],
    ["emptied", { name: "tools", defaultBranch: null }, ["ada-l", "bo-k"]],
  ])("%s", async (_, tools, voters) => {
    const found = await built({ ...small, repositories: [{ name: "kata-containers" }, tools] });
    expect(found.fetched.exitCode).toBe(0);
    expect(found.voters).toEqual(voters);
  });

  it.each([
    "2024-10-05T00:00:00Z",
    "2025-10-04T23:59:59Z",
    "2025-01-01T00:00:00Z",
    "2025-02-28T23:59:59Z",
  ])("the index lacks one merged at %s, on the edge of a day", async (mergedAt) => {
    const [first, second] = small.pullRequests ?? [];
    const lost = { repository: "tools", author: "bo-k", mergedAt, odd: "unindexed" as const };
    const pullRequests = [first, second].flatMap((each) => each ?? []).slice(0, 1);
    const found = await built({ ...small, pullRequests: [...pullRequests, lost] });
    expect(found.fetched.exitCode).toBe(0);
    expect(found.voters).toEqual(["ada-l", "bo-k"]);
  });

  it.each(["2024-10-04T23:59:59Z", "2025-10-05T00:00:00Z"])(
    "one merged at %s is of another year, wherever it is read from",
    async (mergedAt) => {
      const [first] = small.pullRequests ?? [];
      const late = { repository: "tools", author: "bo-k", mergedAt, odd: "unindexed" as const };
      const pullRequests = [first].flatMap((each) => each ?? []);
      const found = await built({ ...small, pullRequests: [...pullRequests, late] });
      expect(found.fetched.exitCode).toBe(0);
      expect(found.voters).toEqual(["ada-l"]);
    },
  );

  it("a stale part of the index recovers while it is read: all are there", async () => {
    const { github, run, numbers } = await open(year);
    github.world.staleSince = "2025-01-01T00:00:00Z";
    github.fault(
      changedAnswer(
        "recovers",
        () => {
          delete github.world.staleSince;
          return undefined;
        },
        { of: "CountPullRequests" },
      ),
    );
    expect(await run(["fetch"])).toMatchObject({ exitCode: 0 });
    expect(await numbers()).toHaveLength(60);
  });

  it("all of a person's pull requests are missing from the index: they vote", async () => {
    const [first, second] = small.pullRequests ?? [];
    if (first === undefined || second === undefined) throw new Error("no pull requests");
    const pullRequests = [first, { ...second, odd: "unindexed" as const }];
    const found = await built({ ...small, pullRequests });
    expect(found.voters).toEqual(["ada-l", "bo-k"]);
  });

  it("a login that begins with a hyphen: the commands that are shown can be run", async () => {
    const [first] = small.pullRequests ?? [];
    if (first === undefined) throw new Error("no pull request");
    const { run } = await open({
      ...small,
      accounts: [...(small.accounts ?? []), { login: "-dash-bot" }],
      pullRequests: [first, { ...first, author: "-dash-bot" }],
    });
    await run(["fetch"]);
    await run(["build"]);
    const { stdout } = await run(["show", "--review"]);
    expect(stdout).toContain("kata-election roll bot -- -dash-bot");
    const recorded = await run(["bot", "--reason", "a robot", "--", "-dash-bot"]);
    expect(recorded).toMatchObject({ exitCode: 0 });
    await run(["build"]);
    expect((await run(["show"])).stdout).not.toContain("looks like a bot");
  });

  it("the account of who opened one is gone: a question", async () => {
    const [first] = small.pullRequests ?? [];
    if (first === undefined) throw new Error("no pull request");
    const pullRequests = [first, { ...first, author: null, commits: [{ login: null }] }];
    const found = await built({ ...small, pullRequests });
    expect(found.review.map(({ about }) => about)).toContain("deleted-account");
  });
});
