import { mkdir, symlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { takeLock } from "../../../../src/workspace/lock.ts";
import { electionWorkspace, privateFolder } from "../../../support/election-workspace.ts";
import type { FakeGitHubData, FakePullRequest } from "../../../support/fake-github/data.ts";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import { badGateway, missingCommit } from "../../../support/fake-github/faults.ts";
import { madeUpYear } from "../../../support/fake-github/made-up-year.ts";
import type { FakeRequest } from "../../../support/fake-github/server.ts";
import { runCli } from "../../../support/run-cli.ts";

const first: FakePullRequest = {
  repository: "runtime",
  author: "ada-l",
  mergedAt: "2025-03-01T10:00:00Z",
};

const small: FakeGitHubData = {
  organization: "kata-containers",
  repositories: [{ name: "runtime" }],
  accounts: [{ login: "ada-l", email: "ada@mail.example" }],
  members: ["ada-l"],
  pullRequests: [first],
};

interface Line {
  readonly repository: string;
  readonly number: number;
  readonly mergedAt: string;
  readonly author: { readonly id: number } | null;
  readonly commits: readonly { readonly author: { readonly account: object | null } }[];
}

function operationsOf(requests: readonly FakeRequest[]): (string | undefined)[] {
  return requests.map(({ operation }) => operation);
}

async function open(data: FakeGitHubData, options: Parameters<typeof fakeGitHub>[1] = {}) {
  const workspace = await electionWorkspace();
  const github = await fakeGitHub(data, options);
  const run = (words: readonly string[] = [], environment: Record<string, string> = {}) =>
    runCli(["roll", "fetch", ...words], {
      workingFolder: workspace.root,
      environment: { ...github.environment, ...environment },
    });
  const lines = async (file = "contributions.jsonl"): Promise<Line[]> =>
    (await workspace.read(`${privateFolder}/${file}`))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
  return { workspace, github, run, lines };
}

describe("a bug in this tool's own way to GitHub", () => {
  it.each([
    ["a TypeError", () => (undefined as unknown as { body: object }).body],
    ["a ReferenceError", () => Promise.reject(new ReferenceError("x is not defined"))],
    ["a SyntaxError", () => Promise.reject(new SyntaxError("unexpected word"))],
  ])("%s is a bug at once, not GitHub's silence", async (_, broken) => {
    const workspace = await electionWorkspace();
    let asked = 0;
    const fetch = async (): Promise<Response> => {
      asked += 1;
      await broken();
      return new Response();
    };
    const environment = { GH_TOKEN: "ghp_madeUp" };
    const run = await runCli(["roll", "fetch"], {
      workingFolder: workspace.root,
      environment,
      fetch,
    });
    expect(run.exitCode).toBe(70);
    expect(asked).toBe(1);
  });

  it("what `fetch` throws of a network that is down is none", async () => {
    const workspace = await electionWorkspace();
    const down = new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") });
    const run = await runCli(["roll", "fetch"], {
      workingFolder: workspace.root,
      environment: { GH_TOKEN: "ghp_madeUp" },
      fetch: () => Promise.reject(down),
    });
    expect(run).toMatchObject({ exitCode: 4, stderr: expect.stringContaining("ENOTFOUND") });
  });
});

describe("what stands in the way of a fetch", () => {
  it.each<[string, string[], Record<string, string>, number, string[]]>([
    ["no token", [], { GH_TOKEN: "" }, 4, ["there is no GitHub token", "gh auth login"]],
    ["a bad token", [], { GH_TOKEN: "ghp_revoked" }, 4, ["rejects the token"]],
    [
      "a token with a line break in it",
      [],
      { GH_TOKEN: "ghp_a\nb" },
      4,
      ["characters that tokens do not have"],
    ],
    [
      "an unknown organization",
      ["--organization", "nobody"],
      {},
      4,
      ["has no organization nobody", "--organization"],
    ],
    ["a malformed organization", ["--organization", "a b"], {}, 2, ["letters, digits and hyphens"]],
    ["a malformed wait", ["--max-wait", "soon"], {}, 2, ["90s, 15m or 1h"]],
    [
      "an address that is not https",
      [],
      { GITHUB_API_URL: "ftp://x" },
      2,
      ["GITHUB_API_URL is not an https URL"],
    ],
    [
      "a period yet to come",
      ["--now", "2024-10-05T00:00Z"],
      {},
      2,
      ["the qualifying period has not begun: it begins at 2024-10-05"],
    ],
  ])("%s", async (_, words, environment, exitCode, texts) => {
    const { run } = await open(small);
    const done = await run(words, environment);
    for (const text of texts) expect(done.stderr).toContain(text);
    expect(done.exitCode).toBe(exitCode);
    expect(done.stdout).toBe("");
  });

  it("nothing listens at the address", async () => {
    const { run } = await open(small);
    const done = await run([], { GITHUB_API_URL: "http://127.0.0.1:9", GITHUB_GRAPHQL_URL: "" });
    expect(done.stderr).toContain("GitHub did not answer FindOrganization");
    expect(done.exitCode).toBe(4);
  });

  it("an organization without merged pull requests", async () => {
    const { run } = await open({ ...small, pullRequests: [] });
    const done = await run();
    expect(done.stderr).toContain(
      "announces no pull request of kata-containers merged from 2024-10-05T00:00:00Z",
    );
    expect(done.exitCode).toBe(4);
  });

  it("a link in the place of the evidence", async () => {
    const { run, workspace } = await open(small);
    await mkdir(join(workspace.root, privateFolder), { recursive: true });
    await symlink("/dev/null", join(workspace.root, privateFolder, "profiles.jsonl"));
    const done = await run();
    expect(done.stderr).toContain("profiles.jsonl is, or is behind, a symbolic link");
    expect(done.exitCode).toBe(2);
  });

  it("another fetch that is running", async () => {
    const { run, workspace } = await open(small);
    await mkdir(join(workspace.root, privateFolder, ".fetch"), { recursive: true });
    const lock = join(workspace.root, privateFolder, ".fetch/lock");
    const unlock = await takeLock(lock, "roll fetch");
    expect(await run()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`roll fetch (process ${process.pid} on `),
    });
    await unlock();
    // A process that is gone holds no lock: no system gives out this number.
    const gone = { pid: 99999999, host: hostname(), command: "roll fetch" };
    await writeFile(lock, JSON.stringify(gone));
    expect(await run()).toMatchObject({ exitCode: 0 });
  }, 20_000);

  it("no token's text reaches the terminal", async () => {
    const { run, github } = await open(small);
    const { stdout, stderr } = await run(["--verbose"]);
    expect(`${stdout}${stderr}`).not.toContain(github.token);
    expect(github.requests.every(({ token }) => token === github.token)).toBe(true);
    expect(github.requests.every(({ userAgent }) => userAgent?.startsWith("kata-election/"))).toBe(
      true,
    );
  });
});

describe("what GitHub may answer", () => {
  it("a token that may not read addresses: said, and recorded", async () => {
    const { run, workspace } = await open(small, { tokens: { ghp_narrow: { scopes: ["repo"] } } });
    const done = await run();
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toContain("The token cannot read public email addresses");
    expect(await workspace.read(`${privateFolder}/profiles.jsonl`)).toBe(
      '{"id":1001,"login":"ada-l","name":"Person ada-l","email":null,"node":"U_k1001"}\n',
    );
    expect(JSON.parse(await workspace.read(`${privateFolder}/fetch.json`))).toMatchObject({
      addresses: false,
    });
  });

  it("a token of somebody outside: the same evidence", async () => {
    const { run, lines } = await open({ ...small, members: [] });
    expect((await run()).exitCode).toBe(0);
    expect(await lines()).toHaveLength(1);
  });

  it("a pull request with more commits than a page holds", async () => {
    const { run, lines } = await open({
      ...small,
      pullRequests: [first, { ...first, commits: 250 }],
    });
    expect((await run()).exitCode).toBe(0);
    const [, long] = await lines();
    expect(long?.commits).toHaveLength(250);
    expect(new Set(long?.commits.map((commit) => JSON.stringify(commit))).size).toBe(250);
  });

  it("many long pull requests: a further page of all of them in one request", async () => {
    const { run, lines, github } = await open({
      ...small,
      pullRequests: [100, 101, 200, 201, 350].map((commits) => ({ ...first, commits })),
    });
    expect((await run()).exitCode).toBe(0);
    expect((await lines()).map(({ commits }) => commits.length)).toEqual([100, 101, 200, 201, 350]);
    expect(github.requests.filter(({ operation }) => operation === "FindCommits")).toHaveLength(3);
  });

  it("a long pull request of which a commit stays missing", async () => {
    const { run, github } = await open({ ...small, pullRequests: [{ ...first, commits: 150 }] });
    github.fault(missingCommit({ times: Infinity }));
    const done = await run();
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toContain("1 pull request could not be read completely");
  });

  it("a long pull request of which a commit is missing once", async () => {
    const { run, github, lines } = await open({
      ...small,
      pullRequests: [{ ...first, commits: 150 }],
    });
    github.fault(missingCommit());
    expect((await run()).exitCode).toBe(0);
    expect((await lines())[0]?.commits).toHaveLength(150);
  });

  it("long pull requests, interrupted: what was read of them is not read again", async () => {
    const { run, github, lines } = await open({
      ...small,
      pullRequests: [{ ...first, commits: 350 }],
    });
    const third = (request: FakeRequest): boolean =>
      request.operation === "FindCommits" && request.variables?.after0 === btoa("cursor:300");
    github.fault(badGateway({ when: third, times: 7 }));
    expect((await run()).exitCode).toBe(4);
    const before = github.requests.length;
    expect((await run()).exitCode).toBe(0);
    expect(operationsOf(github.requests.slice(before))).toEqual([
      "FindOrganization",
      "FindCommits",
      "CountPullRequests",
      "CountMerged",
      "FindProfiles",
    ]);
    expect((await lines())[0]?.commits).toHaveLength(350);
  });

  it("deleted accounts: no author, and a profile without anything", async () => {
    const { run, lines } = await open({
      ...small,
      accounts: [{ login: "ada-l", gone: true }],
      pullRequests: [{ ...first, author: null, commits: [{ login: null }] }, first],
    });
    expect((await run()).exitCode).toBe(0);
    expect(await lines()).toMatchObject([
      { author: null, commits: [{ author: { account: null } }] },
      { author: { id: 1001 } },
    ]);
    expect(await lines("profiles.jsonl")).toMatchObject([{ id: 1001, name: null, email: null }]);
  });

  it("more pull requests than a search gives", async () => {
    const { run, lines, github } = await open({
      ...small,
      pullRequests: Array.from({ length: 2300 }, (_, index) => ({
        ...first,
        // All within one hour of the year, so that the first cuts do not part them.
        mergedAt: new Date(Date.parse("2025-03-01T10:00:00Z") + index * 1500)
          .toISOString()
          .replace(/\.\d+Z/, "Z"),
      })),
    });
    expect(await run()).toMatchObject({ exitCode: 0 });
    const received = await lines();
    expect(received.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 2300 }, (_, index) => index + 1),
    );
    const times = received.map(({ mergedAt }) => mergedAt);
    expect(times).toEqual([...times].sort());
    expect(github.requests.length).toBeLessThan(60);
  });

  it("more in one second than a search gives: refused", async () => {
    const { run } = await open({
      ...small,
      pullRequests: Array.from({ length: 1001 }, () => first),
    });
    const done = await run();
    expect(done.stderr).toContain(
      "1001 pull requests merged in the one second of 2025-03-01T10:00:00Z",
    );
    expect(done.exitCode).toBe(4);
  });

  it("hostile text: kept as it is in the evidence, never shown", async () => {
    const title = "\u001b[31m=cmd|' /C calc'!A0 \u202e</script>\u2028";
    const { run, lines } = await open({ ...small, pullRequests: [{ ...first, title }] });
    const { stdout, stderr } = await run(["--verbose"]);
    expect(`${stdout}${stderr}`).not.toContain("\u001b");
    expect(await lines()).toMatchObject([{ title }]);
  });

  it("a clock that is behind ours: the evidence ends when GitHub's does", async () => {
    const { run, workspace } = await open(small, { now: "2025-06-01T00:00:00Z" });
    const done = await run();
    expect(done.stderr).toContain("minutes ahead of GitHub's");
    expect(done.stderr).toContain("The qualifying period ends at 2025-10-05T00:00:00Z");
    expect(JSON.parse(await workspace.read(`${privateFolder}/fetch.json`))).toMatchObject({
      period: { until: "2025-06-01T00:00:00Z" },
    });
  });
});

describe("what is not asked for again", () => {
  const year = madeUpYear({ pullRequests: 260, accounts: 12, repositories: 3 });

  it("the next day only what is new", async () => {
    const { run, github, lines } = await open(year);
    expect(await run(["--now", "2025-09-01T00:00Z"])).toMatchObject({ exitCode: 0 });
    const asked = github.requests.length;
    github.addPullRequest({
      repository: "repository-1",
      author: "person-3",
      mergedAt: "2025-09-01T10:00:00Z",
    });
    expect(await run(["--now", "2025-09-02T00:00Z"])).toMatchObject({ exitCode: 0 });
    expect(operationsOf(github.requests.slice(asked))).toEqual([
      "FindOrganization",
      "FindPullRequests",
      "CountPullRequests",
      "CountMerged",
      "FindCommitAccounts",
      "FindProfiles",
    ]);
    // Those that madeUpYear merges before 2025-09-02, and the new one.
    const expected = (year.pullRequests ?? []).filter(
      ({ mergedAt }) => mergedAt < "2025-09-02",
    ).length;
    expect(await lines()).toHaveLength(expected + 1);
  });

  it("both runs together hold what one run holds", async () => {
    const { run, workspace } = await open(year);
    await run(["--now", "2025-03-01T00:00Z"]);
    await run();
    const twice = await workspace.read(`${privateFolder}/contributions.jsonl`);
    await run(["--refresh"]);
    expect(await workspace.read(`${privateFolder}/contributions.jsonl`)).toBe(twice);
  });

  it("--refresh asks for everything", async () => {
    const { run, github } = await open(year);
    await run();
    const once = github.requests.length;
    await run(["--refresh"]);
    expect(github.requests.length).toBe(2 * once);
  });

  it("but a month that GitHub announces otherwise now", async () => {
    const { run, github, lines } = await open(small);
    await run();
    github.addPullRequest({ ...first, mergedAt: "2025-01-01T00:00:00Z" });
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect((await lines()).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("but commits without an account, which people link later", async () => {
    const { run, github, lines } = await open({
      ...small,
      accounts: [{ login: "ada-l" }, { login: "cy-m", email: "cy@new.example" }],
      pullRequests: [{ ...first, commits: [{ login: null, email: "Cy@old.example" }] }],
    });
    await run();
    expect(await lines()).toMatchObject([{ commits: [{ author: { account: null } }] }]);
    github.world.links.set("Cy@old.example", "cy-m");
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(await lines()).toMatchObject([
      { commits: [{ author: { account: { id: 1002, login: "cy-m" } } }] },
    ]);
    expect(await lines("profiles.jsonl")).toMatchObject([
      { id: 1001 },
      { email: "cy@new.example" },
    ]);
  });

  it("a renamed repository keeps its pull requests under its new name", async () => {
    const { run, github, lines } = await open(small);
    await run();
    github.world.repositories[0] = { name: "engine", formerly: ["runtime"] };
    const [pullRequest] = github.world.pullRequests;
    Object.assign(pullRequest ?? {}, { repository: github.world.repositories[0] });
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(await lines()).toMatchObject([{ repository: "kata-containers/engine", number: 1 }]);
    expect(github.requests.map(({ path }) => path)).toContain("/repos/kata-containers/runtime");
  });

  it.each([
    ["moved elsewhere", { name: "moved" }],
    ["deleted, or private since", undefined],
  ])("a repository that left (%s) stops the fetch; --refresh accepts it", async (_, now) => {
    const { run, github, lines } = await open({
      ...small,
      repositories: [{ name: "runtime" }, { name: "moved" }],
      accounts: [...(small.accounts ?? []), { login: "bo-k" }],
      pullRequests: [first, { ...first, repository: "moved", author: "bo-k" }],
    });
    await run();
    github.world.repositories.pop();
    github.world.pullRequests.pop();
    if (now !== undefined) {
      const body = JSON.stringify({ full_name: "elsewhere/moved" });
      github.fault({
        name: "moved",
        times: 1,
        matches: ({ path }) => path === "/repos/kata-containers/moved",
        reply: async () => ({ status: 200, headers: {}, body }),
      });
    }
    const { exitCode, stderr } = await run();
    expect(exitCode).toBe(4);
    expect(stderr).toContain("kata-containers/moved left the organization");
    expect(stderr).toContain("holds 1 of its merged pull requests");
    expect(stderr.includes("elsewhere/moved")).toBe(now !== undefined);
    expect(await lines()).toHaveLength(2);
    expect(await run(["--refresh"])).toMatchObject({ exitCode: 0 });
    expect((await lines()).map(({ repository }) => repository)).toEqual([
      "kata-containers/runtime",
    ]);
  });

  it("a copy for a security advisory comes and goes", async () => {
    const copy = "runtime-ghsa-2c9j-3f4g-5h6m";
    const { run, github, lines } = await open({
      ...small,
      repositories: [{ name: "runtime" }, { name: copy }],
      pullRequests: [first, { ...first, repository: copy }],
    });
    await run();
    github.world.repositories.pop();
    github.world.pullRequests.pop();
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(await lines()).toHaveLength(1);
  });

  it("evidence that somebody edited is fetched anew", async () => {
    const { run, workspace } = await open(small);
    await run();
    const path = `${privateFolder}/contributions.jsonl`;
    const whole = await workspace.read(path);
    await workspace.write(path, whole.replace("Change 1", "Change 2"));
    expect(await run()).toMatchObject({ exitCode: 0 });
    expect(await workspace.read(path)).toBe(whole);
  });
});

describe("what a fetch prints", () => {
  it("--json: the report, on stdout alone", async () => {
    const { run, workspace } = await open(small);
    const { stdout } = await run(["--json"]);
    expect(stdout).toBe(await workspace.read(`${privateFolder}/fetch.json`));
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual([
      "formatVersion",
      "organization",
      "period",
      "pullRequests",
      "sources",
      "commits",
      "profiles",
      "repositories",
      "viewerIsAMember",
      "addresses",
      "requests",
      "cost",
      "read",
      "sha256",
    ]);
  });

  it("--dry-run: what GitHub announces; nothing is written", async () => {
    const { run, workspace } = await open(small);
    expect(await run(["--dry-run"])).toEqual({
      exitCode: 0,
      stdout:
        "kata-containers announces 1 pull request merged from 2024-10-05T00:00:00Z to 2025-10-05T00:00:00Z.\n",
      stderr: "looking at the organization\nDry run: nothing was written.\n",
    });
    await expect(workspace.read("elections/.private/.gitignore")).rejects.toThrow("ENOENT");
  });

  it("--quiet: nothing on stderr", async () => {
    const { run } = await open(small);
    expect(await run(["--quiet"])).toMatchObject({ exitCode: 0, stderr: "" });
  });

  it("--verbose: each request, its points and the budget left", async () => {
    const { run } = await open(small);
    expect((await run(["--verbose"])).stderr).toMatch(
      /FindPullRequests: \d+ ms, 1 points, 49\d\d of 5000 points left/,
    );
  });
});
