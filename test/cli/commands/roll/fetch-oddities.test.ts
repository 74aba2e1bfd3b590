import { describe, expect, it } from "vitest";
import { electionWorkspace, privateFolder } from "../../../support/election-workspace.ts";
import type { FakeGitHubData, FakePullRequest, Oddity } from "../../../support/fake-github/data.ts";
import { fakeGitHub } from "../../../support/fake-github/fake-github.ts";
import { slowPages, wrongCount } from "../../../support/fake-github/faults.ts";
import { madeUpYear } from "../../../support/fake-github/made-up-year.ts";
import type { FakeToken } from "../../../support/fake-github/server.ts";
import { runCli } from "../../../support/run-cli.ts";

const first: FakePullRequest = {
  repository: "runtime",
  author: "ada-l",
  mergedAt: "2025-03-01T10:00:00Z",
};

const small: FakeGitHubData = {
  organization: "kata-containers",
  repositories: [{ name: "runtime" }, { name: "docs" }],
  accounts: [{ login: "ada-l", email: "ada@mail.example" }, { login: "bo-k" }],
  members: ["ada-l"],
  pullRequests: [first],
};

interface Report {
  readonly pullRequests: { readonly received: number };
  readonly sources: { readonly search: number; readonly repositories: readonly object[] };
  readonly unread?: readonly { readonly number: number; readonly reason: string }[];
}

async function open(data: FakeGitHubData, token?: FakeToken) {
  const workspace = await electionWorkspace();
  const tokens = token === undefined ? {} : { tokens: { ghp_another: token } };
  const github = await fakeGitHub(data, tokens);
  const run = (words: readonly string[]) =>
    runCli(["roll", ...words], {
      workingFolder: workspace.root,
      environment: github.environment,
    });
  const read = (file: string) => workspace.read(`${privateFolder}/${file}`);
  const lines = async (): Promise<{ number: number; author: object | null }[]> =>
    (await read("contributions.jsonl"))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { number: number; author: object | null });
  const report = async (): Promise<Report> => JSON.parse(await read("fetch.json")) as Report;
  return { workspace, github, run, read, lines, report };
}

describe("logins as GitHub has them", () => {
  // Accounts from before 2013 may begin or end with a hyphen; imports make mannequins up, with dots; those
  // of enterprises have an underscore and a suffix.
  it.each([
    ["-dash", "User"],
    ["dash-", "User"],
    ["a--b", "User"],
    ["octo_corp", "User"],
    ["john.doe", "Mannequin"],
    ["Jane Doe", "Mannequin"],
    ["x".repeat(120), "User"],
    ["\u001b[31mred", "Mannequin"],
  ] as const)("%s: all pull requests come", async (login, type) => {
    const { run, lines } = await open({
      ...small,
      accounts: [...(small.accounts ?? []), { login, type }],
      pullRequests: [first, { ...first, author: login }],
    });
    const done = await run(["fetch"]);
    expect(done).toMatchObject({ exitCode: 0 });
    expect(`${done.stdout}${done.stderr}`).not.toContain("\u001b");
    expect(await lines()).toMatchObject([{ number: 1 }, { number: 2, author: { login, type } }]);
    const built = await run(["build"]);
    expect(built.exitCode).toBe(0);
    expect(`${built.stdout}${built.stderr}`).not.toContain("\u001b");
  });
});

describe("a token that may not read pull requests", () => {
  it("exit 4, and what to do; the old files stay", async () => {
    const { run, github, read } = await open(small);
    await run(["fetch"]);
    const before = await read("fetch.json");
    const { exitCode, stderr } = await (async () => {
      const { run: again } = await open(small, { readsPullRequests: false });
      return again(["fetch"]);
    })();
    expect(exitCode).toBe(4);
    expect(stderr).toContain("the token may not read pull requests");
    expect(stderr).toContain("pull-requests: read");
    expect(await read("fetch.json")).toBe(before);
    expect(github.requests.length).toBeGreaterThan(0);
  });
});

/** 120 pull requests, of which some are odd: numbers 40, 80. */
function yearWith(odd: Oddity, numbers: readonly number[] = [40, 80]): FakeGitHubData {
  const year = madeUpYear({ pullRequests: 120, accounts: 12, repositories: 3 });
  return {
    ...year,
    pullRequests: (year.pullRequests ?? []).map((each, index) => ({
      ...each,
      number: index + 1,
      ...(numbers.includes(index + 1) ? { odd } : {}),
    })),
  };
}

describe("a search index that is not the truth", () => {
  it("lacks some: they are read from their repositories, and it is said", async () => {
    const { run, lines, report } = await open(yearWith("unindexed"));
    const { exitCode, stderr } = await run(["fetch"]);
    expect(exitCode).toBe(0);
    expect((await lines()).map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 120 }, (_, index) => index + 1),
    );
    expect(stderr).toContain("were read from the repository itself");
    const { sources, unread } = await report();
    expect(sources.search).toBe(118);
    expect(unread).toBeUndefined();
  });

  it("lacks some of before the period: a note, and nothing more", async () => {
    const old: FakePullRequest = { ...first, mergedAt: "2023-01-01T00:00:00Z", odd: "unindexed" };
    const { run, lines } = await open({ ...small, pullRequests: [first, old] });
    const { exitCode, stderr } = await run(["fetch"]);
    expect(exitCode).toBe(0);
    expect(stderr).toContain("none of those merged in the period is missing");
    expect(await lines()).toHaveLength(1);
  });

  it("lacks one that was opened long before it was merged", async () => {
    const late: FakePullRequest = {
      ...first,
      openedAt: "2019-01-01T00:00:00Z",
      mergedAt: "2024-10-05T00:00:00Z",
      odd: "unindexed",
    };
    const { run, lines } = await open({ ...small, pullRequests: [first, late] });
    expect(await run(["fetch"])).toMatchObject({ exitCode: 0 });
    expect((await lines()).map(({ number }) => number)).toEqual([2, 1]);
  });

  it("counts one that is nowhere: the repositories say that nothing is missing", async () => {
    const { run, lines, report } = await open(yearWith("phantom", [60]));
    const { exitCode, stderr } = await run(["fetch"]);
    expect(exitCode).toBe(0);
    expect(await lines()).toHaveLength(119);
    expect(stderr).toContain("the repositories themselves were asked");
    expect((await report()).unread).toBeUndefined();
  });

  it("counts one too many, always", async () => {
    const { run, github, lines } = await open(yearWith("phantom", []));
    github.fault(wrongCount(1, { of: "CountPullRequests", times: Number.POSITIVE_INFINITY }));
    expect(await run(["fetch"])).toMatchObject({ exitCode: 0 });
    expect(await lines()).toHaveLength(120);
  });

  it("is behind in one of its parts: all come, or exit 4", async () => {
    const { run, github, lines } = await open(yearWith("phantom", []));
    github.world.staleSince = "2025-08-01T00:00:00Z";
    const { exitCode } = await run(["fetch"]);
    if (exitCode === 0) expect(await lines()).toHaveLength(120);
    else expect(exitCode).toBe(4);
  });

  it("lacks so many that it is an outage: exit 4 with repositories and days, the old files stay", async () => {
    const year = madeUpYear({ pullRequests: 400, accounts: 12, repositories: 3 });
    const { run, github, read } = await open(year);
    await run(["fetch", "--now", "2024-11-01T00:00Z"]);
    const before = await read("contributions.jsonl");
    for (const each of github.world.pullRequests.slice(150))
      Object.assign(each, { odd: "unindexed" });
    const { exitCode, stderr } = await run(["fetch"]);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/search lacks 250 pull requests of kata-containers\/repository-0, /);
    expect(stderr).toMatch(/merged from 2025-\d\d-\d\d to 2025-\d\d-\d\d/);
    expect(await read("contributions.jsonl")).toBe(before);
  });
});

describe("a pull request that GitHub does not give", () => {
  it.each<[Oddity, string]>([
    ["withheld", "GitHub counts it, and does not give it"],
    ["failing", "Something went wrong"],
  ])("%s: a question, with all the others there", async (odd, reason) => {
    const { run, lines, report } = await open(yearWith(odd, [60]));
    expect(await run(["fetch"])).toMatchObject({ exitCode: 0 });
    expect(await lines()).toHaveLength(119);
    const { unread = [] } = await report();
    expect(unread).toMatchObject([{ number: 60, reason: expect.stringContaining(reason) }]);
    expect(await run(["build"])).toMatchObject({ exitCode: 0 });
    expect((await run(["show", "--review"])).stdout).toMatch(/not read: .*#60/);
    const frozen = await run(["freeze", "--confirm", "2026-10", "--now", "2026-10-06T09:00Z"]);
    expect(frozen.exitCode).not.toBe(0);
    expect(frozen.stderr).toMatch(/undecided|decide/);
  });

  it("hidden from both: exit 4, naming the repository and the days", async () => {
    const { run } = await open(yearWith("hidden", [60]));
    const { exitCode, stderr } = await run(["fetch"]);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(
      /GitHub hides 1 merged pull requests? of kata-containers\/repository-\d, from 20/,
    );
  });

  it("an official settles it by naming its authors: they vote", async () => {
    const { run, workspace } = await open(yearWith("withheld", [60]));
    await run(["fetch"]);
    const reference = `kata-containers/repository-${(59 * 59) % 3}#60`;
    await workspace.write(
      "elections/people.yaml",
      `formatVersion: 1\nvoters:\n  count: [{ pullRequest: "${reference}", authors: [newcomer], reason: looked at it }]\n`,
    );
    expect(await run(["build"])).toMatchObject({ exitCode: 0 });
    expect((await run(["show"])).stdout).toContain("newcomer");
    expect((await run(["show", "--review"])).stdout).not.toMatch(/not read: .*#60/);
  });
});

describe("commits that GitHub does not give", () => {
  it("more than it shows of one pull request: a question, with those that came", async () => {
    const { run, github, report, lines } = await open({
      ...small,
      pullRequests: [first, { ...first, commits: 150 }],
    });
    const { missingCommit } = await import("../../../support/fake-github/faults.ts");
    github.fault(missingCommit({ times: Number.POSITIVE_INFINITY }));
    expect(await run(["fetch"])).toMatchObject({ exitCode: 0 });
    expect(await lines()).toHaveLength(2);
    expect((await report()).unread).toMatchObject([
      { number: 2, reason: "GitHub gave 149 of its 150 commits" },
    ]);
  });
});

describe("a limit of pull requests in a page", () => {
  it.each([20, 7, 60])("of %i: it is met and then kept", async (most) => {
    const { run, github, lines } = await open(
      madeUpYear({ pullRequests: 1000, accounts: 12, repositories: 3 }),
    );
    github.fault(slowPages(most));
    expect(await run(["fetch"])).toMatchObject({ exitCode: 0 });
    expect(await lines()).toHaveLength(1000);
    // As many pages as the limit needs, and some to find it. How many depends on the order of the answers, which the
    // machine decides: page-size.test.ts has the numbers for every order.
    expect(github.requests.length).toBeLessThanOrEqual(2 * Math.ceil(1000 / most) + 10);
  });
});

describe("private repositories", () => {
  const data: FakeGitHubData = {
    ...small,
    repositories: [{ name: "runtime" }, { name: "secret-plans", private: true }],
    pullRequests: [first, { ...first, repository: "secret-plans", author: "bo-k" }],
  };

  it("are seen by the scope repo, and marked", async () => {
    const { run, read } = await open(data, { scopes: ["repo", "read:user"] });
    const { exitCode, stdout, stderr } = await run(["fetch"]);
    expect(exitCode).toBe(0);
    expect(await read("fetch.json")).toContain('"private": true');
    expect(stderr).toContain("1 private repository is included");
    const json = await run(["fetch", "--json"]);
    expect(`${stdout}${stderr}${json.stdout}${json.stderr}`).not.toContain("secret-plans");
    expect(JSON.parse(json.stdout)).toMatchObject({ privateRepositories: 1 });
  });

  describe("in what officials print", () => {
    // A stranger's commit, a deleted account and an old commit, all of them in the private repository.
    const place = { repository: "secret-plans" };
    const odd: FakeGitHubData = {
      ...data,
      repositories: [...data.repositories, { name: "kata-containers" }],
      pullRequests: [
        { ...first, repository: "kata-containers" },
        { ...first, ...place, author: "bo-k", commits: [{ login: null, name: "Dee Park" }] },
        { ...first, ...place, author: null, commits: [{ login: "bo-k" }] },
        { ...first, ...place, author: "bo-k", mergedAt: "2024-10-06T00:00:00Z" },
        { ...first, ...place, commits: [{ login: "bo-k", authoredAt: "2019-01-01T00:00:00Z" }] },
      ],
    };
    const fetched = async () => {
      const { workspace, github, run } = await open(odd, { scopes: ["repo", "read:user"] });
      await run(["fetch"]);
      await run(["build"]);
      const at = (words: readonly string[], screen: boolean) =>
        runCli(["roll", ...words], {
          workingFolder: workspace.root,
          environment: github.environment,
          screen,
        });
      return at;
    };
    const freeze = ["freeze", "--confirm", "2026-10", "--now", "2026-10-06T09:00Z"];

    it.each([
      [["show", "--review"], 0, /entries about private repositories: shown only on a screen/],
      [["show", "--review", "--json"], 0, /"review"/],
      [["explain", "bo-k"], 0, /and \d+ in private repositories, shown only on a screen/],
      [["explain", "bo-k", "--json"], 0, /"hidden": \d/],
      [["explain", "Dee Park"], 0, /someone with commits in a private repository/],
      [["resolve", "--no-input"], 3, /about private repositories: only at a terminal/],
      [["resolve", "--json"], 0, /"hidden": 2/],
      [freeze, 3, /entries about private repositories/],
    ])("%j: none is named where others may read it", async (words, exitCode, says) => {
      const at = await fetched();
      const run = await at(words, false);
      expect(run.exitCode).toBe(exitCode);
      expect(`${run.stdout}${run.stderr}`).toMatch(says);
      expect(`${run.stdout}${run.stderr}`).not.toContain("secret-plans");
    });

    it.each([[["show", "--review"]], [["explain", "bo-k"]], [freeze]])(
      "%j: an official's own screen names them, and says that it does",
      async (words) => {
        const at = await fetched();
        const run = await at(words, true);
        expect(`${run.stdout}${run.stderr}`).toContain("secret-plans");
        expect(run.stderr).toContain("names private repositories: do not share it");
      },
    );
  });

  it("are not named where one of theirs is hidden", async () => {
    const pullRequests = [first, { ...first, repository: "secret-plans", odd: "hidden" as const }];
    const { run } = await open({ ...data, pullRequests }, { scopes: ["repo", "read:user"] });
    const { exitCode, stderr } = await run(["fetch"]);
    expect(exitCode).toBe(4);
    expect(stderr).toContain("of a private repository, from");
    expect(stderr).not.toContain("secret-plans");
  });

  it("are out of sight without it", async () => {
    const { run, read } = await open(data);
    expect(await run(["fetch"])).toMatchObject({ exitCode: 0 });
    expect(await read("fetch.json")).not.toContain("secret-plans");
  });
});
