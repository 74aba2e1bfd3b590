import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { electionWorkspace, privateFolder } from "../support/election-workspace.ts";
import type { FakeGitHubData, FakePullRequest } from "../support/fake-github/data.ts";
import { fakeGitHub } from "../support/fake-github/fake-github.ts";
import { madeUpYear } from "../support/fake-github/made-up-year.ts";
import { keys, openPseudoTerminal } from "../support/pseudo-terminal.ts";
import { runExecutable } from "../support/run-executable.ts";

const pullRequests: readonly FakePullRequest[] = [
  { repository: "runtime", author: "ada-l", mergedAt: "2024-10-05T00:00:00Z", title: "First" },
  { repository: "docs", author: null, mergedAt: "2025-03-01T10:00:00Z" },
  { repository: "runtime", author: "release-robot", mergedAt: "2025-04-01T10:00:00Z" },
  {
    repository: "runtime",
    author: "bo-k",
    mergedAt: "2025-10-04T23:59:59Z",
    commits: [
      { login: "bo-k" },
      {
        login: null,
        name: "Cy Mora",
        email: "cy@old.example",
        message:
          "Add a thing\n\nCo-authored-by: Ada L <ada@mail.example>\nSigned-off-by: Cy Mora <cy@old.example>",
      },
    ],
  },
  { repository: "runtime", author: "ada-l", mergedAt: "2025-10-05T00:00:00Z", title: "Too late" },
  { repository: "runtime", author: "ada-l", mergedAt: "2024-10-04T23:59:59Z", title: "Too early" },
];

const data: FakeGitHubData = {
  organization: "kata-containers",
  repositories: [
    { name: "runtime" },
    { name: "docs", archivedAt: "2025-06-01T00:00:00Z", defaultBranch: "master" },
    { name: "forked", fork: true, defaultBranch: null },
  ],
  accounts: [
    { login: "ada-l", name: "Ada Lindqvist", email: "ada@mail.example" },
    { login: "bo-k", name: null },
    { login: "release-robot", type: "Bot" },
  ],
  members: ["ada-l"],
  pullRequests,
};

function lines(text: string): unknown[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

describe("kata-election roll fetch", () => {
  it("saves exactly the pull requests merged in the twelve months, as evidence", async () => {
    const workspace = await electionWorkspace();
    const { environment } = await fakeGitHub(data);
    const run = await runExecutable(["roll", "fetch"], {
      workingFolder: workspace.root,
      environment,
    });
    expect(run.stderr).not.toContain("error");
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(
      "kata-containers: 4 of 4 pull requests merged\nfrom 2024-10-05T00:00:00Z to 2025-10-05T00:00:00Z,",
    );
    const contributions = lines(await workspace.read(`${privateFolder}/contributions.jsonl`));
    expect(contributions).toMatchObject([
      { repository: "kata-containers/runtime", number: 1, title: "First", base: "main" },
      { repository: "kata-containers/docs", number: 2, author: null },
      { number: 3, author: { id: 1003, login: "release-robot", type: "Bot" } },
      {
        number: 4,
        openedAt: "2025-10-03T23:59:59Z",
        mergedAt: "2025-10-04T23:59:59Z",
        author: { id: 1002, login: "bo-k", type: "User" },
        commits: [
          { author: { account: { id: 1002, login: "bo-k", type: "User" } } },
          {
            authoredAt: "2025-10-04T22:59:59Z",
            author: { name: "Cy Mora", email: "cy@old.example", account: null },
            signedOffBy: [{ name: "Cy Mora", email: "cy@old.example" }],
            coAuthoredBy: [{ name: "Ada L", email: "ada@mail.example" }],
          },
        ],
      },
    ]);
    expect(lines(await workspace.read(`${privateFolder}/profiles.jsonl`))).toEqual([
      {
        id: 1001,
        login: "ada-l",
        name: "Ada Lindqvist",
        email: "ada@mail.example",
        node: "U_k1001",
      },
      { id: 1002, login: "bo-k", name: null, email: null, node: "U_k1002" },
    ]);
    expect(JSON.parse(await workspace.read(`${privateFolder}/fetch.json`))).toMatchObject({
      formatVersion: 1,
      organization: "kata-containers",
      period: { from: "2024-10-05T00:00:00Z", until: "2025-10-05T00:00:00Z" },
      pullRequests: { announced: 4, received: 4 },
      commits: 5,
      profiles: 2,
      repositories: [
        {
          name: "docs",
          fork: false,
          archived: true,
          archivedAt: "2025-06-01T00:00:00Z",
          defaultBranch: "master",
        },
        { name: "forked", fork: true, archived: false, archivedAt: null, defaultBranch: null },
        { name: "runtime", fork: false, archived: false, archivedAt: null, defaultBranch: "main" },
      ],
    });
  });

  it("leaves nothing but three private files, ignored by git", async () => {
    const workspace = await electionWorkspace();
    const { environment } = await fakeGitHub(data);
    await runExecutable(["roll", "fetch"], { workingFolder: workspace.root, environment });
    const folder = join(workspace.root, privateFolder);
    expect((await readdir(folder)).sort()).toEqual([
      "contributions.jsonl",
      "fetch.json",
      "profiles.jsonl",
    ]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const file of await readdir(folder)) {
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    }
    expect(await workspace.read("elections/.private/.gitignore")).toBe("*\n");
  });
});

describe("kata-election roll fetch, stopped in the middle", () => {
  const year = madeUpYear({ pullRequests: 700, accounts: 20, repositories: 4 });

  /** Runs until so many requests were answered, then sends the signal. */
  async function stopAfter(
    answers: number,
    signal: "SIGINT" | "SIGKILL",
    options: Parameters<typeof runExecutable>[1],
  ) {
    let sent = false;
    return runExecutable(["roll", "fetch", "--verbose"], {
      ...options,
      watch: (stderr, child) => {
        if (sent || stderr.split("points left").length <= answers) return;
        sent = true;
        child.kill(signal);
      },
    });
  }

  it("killed again and again, it goes on where it was and doubles nothing", async () => {
    const once = await electionWorkspace();
    const first = await fakeGitHub(year);
    await runExecutable(["roll", "fetch"], {
      workingFolder: once.root,
      environment: first.environment,
    });
    const whole = await once.read(`${privateFolder}/contributions.jsonl`);
    expect(whole.trimEnd().split("\n")).toHaveLength(700);

    const workspace = await electionWorkspace();
    const { environment, requests } = await fakeGitHub(year, { latency: 15 });
    const options = { workingFolder: workspace.root, environment };
    for (const answers of [1, 2, 4]) {
      expect(await stopAfter(answers, "SIGKILL", options)).toMatchObject({ exitCode: 137 });
      await expect(workspace.read(`${privateFolder}/contributions.jsonl`)).rejects.toThrow(
        "ENOENT",
      );
    }
    expect(await runExecutable(["roll", "fetch"], options)).toMatchObject({ exitCode: 0 });
    expect(await workspace.read(`${privateFolder}/contributions.jsonl`)).toBe(whole);
    // Three lanes may each lose the page under way and one received but not yet saved, in each of three
    // runs; nothing else is read twice.
    const pages = requests.filter(({ operation }) => operation === "FindPullRequests").length;
    const needed = first.requests.filter(
      ({ operation }) => operation === "FindPullRequests",
    ).length;
    expect(pages).toBeLessThanOrEqual(needed + 2 * 3 * 3);
  });

  it("Ctrl-C: exit 130, the old evidence stays, and the next run completes it", async () => {
    const workspace = await electionWorkspace();
    const { environment } = await fakeGitHub(year, { latency: 30 });
    const options = { workingFolder: workspace.root, environment };
    await runExecutable(["roll", "fetch", "--now", "2024-11-01T00:00Z"], options);
    const old = await workspace.read(`${privateFolder}/contributions.jsonl`);
    const run = await stopAfter(3, "SIGINT", options);
    expect(run.exitCode).toBe(130);
    expect(run.stderr).not.toContain("bug");
    expect(await workspace.read(`${privateFolder}/contributions.jsonl`)).toBe(old);
    expect(await runExecutable(["roll", "fetch"], options)).toMatchObject({ exitCode: 0 });
    const evidence = await workspace.read(`${privateFolder}/contributions.jsonl`);
    expect(evidence.trimEnd().split("\n")).toHaveLength(700);
  });

  it("Ctrl-C at a terminal, while the progress is shown: exit 130, and it says what to do", async () => {
    const workspace = await electionWorkspace();
    const { environment } = await fakeGitHub(year, { latency: 100 });
    const terminal = openPseudoTerminal(["roll", "fetch"], {
      workingFolder: workspace.root,
      environment,
    });
    await terminal.waitFor("of 700 pull requests (");
    terminal.send(keys.interrupt);
    expect(await terminal.ended).toBe(130);
    expect(terminal.shown()).toContain(
      "What was received is kept. Run the command again to continue.",
    );
  });
});
