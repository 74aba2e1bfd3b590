import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FakeIssue } from "../../../../support/fake-github/data.ts";
import { fakeGitHub } from "../../../../support/fake-github/fake-github.ts";
import { rollWorkspace } from "../../../../support/roll-workspace.ts";
import { runCli } from "../../../../support/run-cli.ts";

async function builtWorkspace() {
  const workspace = await rollWorkspace();
  await runCli(["-C", workspace.root, "roll", "build"]);
  return workspace;
}

const summarize = (root: string, words: string[], environment: Record<string, string> = {}) =>
  runCli(["-C", root, "roll", "summary", ...words], { workingFolder: root, environment });

const list = (voters: readonly { id: number | null; login: string }[], election = "2026-10") =>
  JSON.stringify({ formatVersion: 1, election, voters, tool: "0.1.0" });

describe("kata-election roll summary", () => {
  it("figures and questions as Markdown, without any address", async () => {
    const { root } = await builtWorkspace();
    const run = await summarize(root, []);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("## Voters of the election 2026-10: 2\n");
    expect(run.stdout).toContain("| questions to decide | 1 |");
    expect(run.stdout).toContain("No earlier list of this election to compare with.");
    expect(run.stdout).toContain("no known author: Cy Mora, 1 commit");
    expect(run.stdout).not.toMatch(/@\w+\.example/);
  });

  it("names newcomers and who left since an earlier list", async () => {
    const { root, write } = await builtWorkspace();
    const earlier = [
      { id: 1, login: "ada-l" },
      { id: 5, login: "dan-o" },
    ];
    await write("voters.json", list(earlier));
    const { stdout } = await summarize(root, ["--previous", "voters.json"]);
    expect(stdout).toContain("Newcomers (1): [`Bo-K`](https://github.com/Bo-K)");
    expect(stdout).toContain("No longer on the list (1): [`dan-o`](https://github.com/dan-o)");
    const json = await summarize(root, ["--previous", "voters.json", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      formatVersion: 1,
      summary: { election: "2026-10", voters: 2 },
      since: { joined: ["Bo-K"], left: ["dan-o"] },
      undecided: [{ about: "unresolved" }],
    });
  });

  it("compares with no list of another election", async () => {
    const { root, write } = await builtWorkspace();
    await write("voters.json", list([], "2026-03"));
    const { stdout } = await summarize(root, ["--previous", "voters.json"]);
    expect(stdout).toContain("No earlier list of this election");
  });

  it("adds to the job's summary and prints nothing", async () => {
    const { root } = await builtWorkspace();
    const file = join(root, "summary.md");
    const run = await summarize(root, ["--to-summary"], { GITHUB_STEP_SUMMARY: file });
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(await readFile(file, "utf8")).toMatch(/^## Voters of the election 2026-10: 2\n/);
  });

  it("keeps names from outside within their fence", async () => {
    const { root, write, read } = await builtWorkspace();
    const path = "elections/.private/2026-10/roll.yaml";
    await write(path, (await read(path)).replaceAll("Cy Mora", '"```` <img src=x>"'));
    const { stdout } = await summarize(root, []);
    expect(stdout).toContain("\n`````text\n");
    expect(stdout.trimEnd()).toMatch(/\n`````$/);
  });

  it.each<[string[], string]>([
    [["--to-summary"], "GITHUB_STEP_SUMMARY names no file"],
    [["--previous", "nowhere.json"], "nowhere.json does not exist"],
    [["--previous", "bad.json"], "bad.json: not JSON"],
    [["--previous", "hostile.json"], "hostile.json: voters[1].login: expected a GitHub login"],
  ])("refuses %j", async (words, message) => {
    const { root, write } = await builtWorkspace();
    await write("bad.json", "<html>");
    await write("hostile.json", list([{ id: 1, login: "](https://evil.example) <script>" }]));
    const run = await summarize(root, words);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});

describe("kata-election roll summary --strict", () => {
  const voters = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: 900 + index, login: `gone-${index}` }));
  const kept = [
    { id: 1, login: "ada-l" },
    { id: 2, login: "Bo-K" },
  ];

  // Of 20 voters 10 % are two.
  it.each([
    [[...kept, ...voters(18)], [], 1],
    [[...kept, ...voters(18)], ["--most-lost", "90"], 0],
    [[...kept, ...voters(18)], ["--most-lost", "89"], 1],
    [kept, [], 0],
    [[], [], 0],
    [[...kept, ...voters(1)], ["--most-lost", "33"], 1],
    [[...kept, ...voters(1)], ["--most-lost", "34"], 0],
  ] as const)("a list %# against an earlier one ends with %s", async (earlier, words, exitCode) => {
    const { root, write } = await builtWorkspace();
    await write("voters.json", list(earlier));
    const run = await summarize(root, ["--previous", "voters.json", "--strict", ...words]);
    expect(run.exitCode).toBe(exitCode);
    if (exitCode === 0) return;
    expect(run.stderr).toContain("of the previous list are gone");
    expect(run.stderr).toContain("gone-0");
    expect(run.stdout).toContain("**Someone may be missing**");
  });

  it("names what it doubts, and ends with 0, where it is not strict", async () => {
    const { root, write } = await builtWorkspace();
    await write("voters.json", list([...kept, ...voters(18)]));
    const run = await summarize(root, ["--previous", "voters.json", "--json"]);
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout).doubts).toHaveLength(1);
  });

  const repository = (name: string, more: object = {}) => ({
    ...{ name, fork: false, archived: false, archivedAt: null, defaultBranch: "main" },
    ...more,
  });

  it.each([
    [["pages"], [], 1, "gave no merged pull request: pages"],
    [["pages"], ["--quiet-repository", "Pages"], 0, ""],
    [["pages"], ["--quiet-repository", "kata-containers/pages"], 0, ""],
    [["pages", "vault"], ["--quiet-repository", "pages"], 1, "pull request: 1 private"],
    // A fork does not count, so that it need not give anything.
    [["linux-fork"], [], 0, ""],
  ] as const)(
    "repositories that gave nothing: %j with %j ends with %i",
    async (silent, words, exitCode, said) => {
      const { root } = await rollWorkspace({
        report: {
          silent: [...silent],
          repositories: [
            repository("runtime-rs"),
            repository("pages"),
            repository("vault", { private: true }),
            repository("linux-fork", { fork: true }),
          ],
        },
      });
      await runCli(["-C", root, "roll", "build"]);
      const run = await summarize(root, ["--strict", ...words]);
      expect(run.exitCode).toBe(exitCode);
      expect(run.stderr.replace(/\s+/g, " ")).toContain(said);
      expect(run.stdout + run.stderr).not.toContain("vault");
    },
  );
});

describe("kata-election roll summary --post", () => {
  const github = {
    organization: "kata-containers",
    repositories: [{ name: "community" }],
    accounts: [{ login: "octavia" }, { login: "stranger" }],
    pullRequests: [],
  };
  const mark = "<!-- kata-election: voter list 2026-10, begin -->";

  it("opens one issue, and keeps what people wrote around its marks", async () => {
    const { root, read, write } = await builtWorkspace();
    const { environment, world } = await fakeGitHub({
      ...github,
      issues: [
        {
          ...{ repository: "community", number: 1, author: "stranger" },
          body: `${mark}\n<!-- kata-election: voter list 2026-10, end -->`,
          updatedAt: "2026-09-01T00:00:00Z",
        },
      ],
    });
    const post = () => summarize(root, ["--post", "kata-containers/community"], environment);
    const first = await post();
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toBe("https://github.com/kata-containers/community/issues/2\n");
    const [strangers, ours] = world.issues;
    expect(strangers?.body).not.toContain("## Voters");
    expect(ours?.title).toBe("Voters of the election 2026-10");
    expect(ours?.body).toContain("## Voters of the election 2026-10: 2");
    expect(ours?.body).not.toMatch(/@\w+\.example/);
    const change = (more: object): void => {
      world.issues[1] = { ...world.issues[1], ...more } as FakeIssue;
    };
    change({ body: `Hello\r\n\r\n${ours?.body}\r\nBye` });
    expect((await post()).stderr).toContain("Nothing to change");
    const path = "elections/.private/2026-10/roll.yaml";
    await write(path, (await read(path)).replaceAll("Cy Mora", "Cyrus Mora"));
    expect((await post()).stderr).toContain("Changed the issue");
    expect(world.issues).toHaveLength(2);
    expect(world.issues[1]?.body).toMatch(/^Hello[\s\S]*Cyrus Mora[\s\S]*Bye$/);
  });

  it("leaves a closed issue alone", async () => {
    const { root } = await builtWorkspace();
    const { environment, world } = await fakeGitHub(github);
    const post = () => summarize(root, ["--post", "kata-containers/community"], environment);
    await post();
    world.issues[0] = { ...world.issues[0], closed: true } as FakeIssue;
    expect(await post()).toMatchObject({ exitCode: 1 });
  });
});
