import { describe, expect, it } from "vitest";
import {
  adasPath,
  adasText,
  type CandidacyGitHub,
  candidacyGitHub,
  community,
  gitOf,
  proposal,
} from "../../../support/candidacy-github.ts";
import type { FakeProposal } from "../../../support/fake-github/pull-requests.ts";
import {
  afterNominations,
  candidacy,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";

/** The check as an official runs it after nominations closed, when only the pull request's time counts. */
async function check(
  github: CandidacyGitHub,
  words: readonly string[] = ["--pull-request", "12"],
  {
    files = {},
    more = "",
    ...options
  }: CliOptions & { files?: Record<string, string>; more?: string } = {},
) {
  const { root } = await nominationsWorkspace(files, more);
  return runCli(["candidates", "check", ...words], {
    workingFolder: root,
    now: afterNominations,
    environment: github.environment,
    runProgram: gitOf(`https://github.com/${community}.git`),
    ...options,
  });
}

/** The codes of the findings, each with its file's name. */
async function codes(fake: Partial<FakeProposal>, files: Record<string, string> = {}, more = "") {
  const github = await candidacyGitHub([proposal(fake)]);
  const run = await check(github, ["--pull-request", "12", "--json"], { files, more });
  const report = JSON.parse(run.stdout) as { findings: { file: string; code: string }[] };
  return report.findings.map(({ file, code }) => `${file.split("/").at(-1)} ${code}`);
}

const bosPath = `${nominationsFolder}/BoKeller.md`;
const bosText = candidacy("Bo Keller", "bo-k");

describe("candidates check --pull-request", () => {
  it("finds nothing where nothing is wrong, by the time at which it was opened", async () => {
    const github = await candidacyGitHub();
    const run = await check(github);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toMatch(
      /^kata-containers\/community#12: open, by @ada-l, 2031-10-07T09:12Z\n1 file checked: no problems found\.\n$/,
    );
    expect(github.requests.filter(({ method }) => method !== "GET")).toEqual(
      github.requests.filter(({ path }) => path === "/graphql"),
    );
  });

  it("tells programs which pull request it read", async () => {
    const github = await candidacyGitHub([proposal({ head: "ab".repeat(20), author: "bo-k" })]);
    const run = await check(github, ["--pull-request", "12", "--json"]);
    expect(JSON.parse(run.stdout)).toEqual({
      formatVersion: 1,
      pullRequest: {
        repository: community,
        number: 12,
        url: `https://github.com/${community}/pull/12`,
        state: "open",
        draft: false,
        opened: "2031-10-07T09:12Z",
        author: "bo-k",
        base: "main",
        head: "ab".repeat(20),
        committed: "2031-10-07T09:12Z",
      },
      checked: [adasPath],
      errors: 0,
      warnings: 1,
      findings: [
        {
          file: adasPath,
          line: 2,
          severity: "warning",
          code: "author-differs",
          message: "the candidacy is of @ada-l, but @bo-k opened the pull request",
          facts: { login: "ada-l", author: "bo-k" },
        },
      ],
    });
  });

  it.each<[string, Partial<FakeProposal>, string[]]>([
    ["late", { openedAt: "2031-10-13T15:00:00Z" }, ["AdaLindqvist.md late"]],
    ["in the last second", { openedAt: "2031-10-13T14:59:59Z" }, []],
    ["pushed late", { committedAt: "2031-10-13T15:00:00Z" }, ["AdaLindqvist.md pushed-late"]],
    ["pushed in the last second", { committedAt: "2031-10-13T14:59:59Z" }, []],
    ["early", { openedAt: "2031-10-06T14:59:59Z" }, ["AdaLindqvist.md early"]],
    ["a draft", { draft: true }, ["AdaLindqvist.md pull-request-draft"]],
    ["closed", { state: "closed" }, ["AdaLindqvist.md pull-request-closed"]],
    ["merged", { state: "merged", draft: true }, []],
    ["into another branch", { base: "release" }, ["AdaLindqvist.md base-branch"]],
    ["by nobody", { author: null }, ["AdaLindqvist.md author-gone"]],
    ["by a ghost", { author: "ghost" }, ["AdaLindqvist.md author-gone"]],
    ["by a robot", { author: "helper[bot]" }, ["AdaLindqvist.md author-differs"]],
  ])("that is %s", async (_, fake, expected) => {
    expect(await codes(fake)).toEqual(expected);
  });

  it.each<[string, FakeProposal["files"], string[]]>([
    [
      "changes something else",
      [
        { path: adasPath, content: adasText },
        { path: "README.md", status: "modified", content: "x" },
        { path: `${nominationsFolder}/election.yaml`, status: "modified", content: "x" },
      ],
      ["README.md outside-change", "election.yaml other-change"],
    ],
    [
      "adds two",
      [
        { path: adasPath, content: adasText },
        { path: bosPath, content: bosText },
      ],
      ["AdaLindqvist.md several-candidacies", "BoKeller.md author-differs"],
    ],
    [
      "adds one twice",
      [
        { path: adasPath, content: adasText },
        { path: `${nominationsFolder}/Ada.md`, content: adasText },
      ],
      [
        "Ada.md file-name",
        "Ada.md login-standing",
        "AdaLindqvist.md several-candidacies",
        "AdaLindqvist.md login-standing",
      ].sort(),
    ],
    [
      "puts it beside the folder",
      [{ path: "elections/AdaLindqvist.md", content: adasText }],
      ["AdaLindqvist.md wrong-folder"],
    ],
    [
      "puts it into a folder that is none",
      [{ path: "elections/arch-committee-2031-1/AdaLindqvist.md", content: adasText }],
      ["AdaLindqvist.md wrong-folder"],
    ],
    [
      "adds a link that leads somewhere",
      [
        { path: adasPath, linkTo: "README.md" },
        { path: "README.md", content: adasText },
      ],
      ["AdaLindqvist.md symbolic-link", "README.md outside-change"],
    ],
    [
      "adds a link that leads nowhere",
      [{ path: adasPath, linkTo: "../../.private/x" }],
      ["AdaLindqvist.md symbolic-link"],
    ],
    [
      "adds a large file",
      [{ path: adasPath, content: "a".repeat(256 * 1024 + 1) }],
      ["AdaLindqvist.md too-large"],
    ],
    [
      "adds a huge file",
      [{ path: adasPath, content: "a".repeat(1024 * 1024 + 1) }],
      ["AdaLindqvist.md too-large"],
    ],
    [
      "adds a photo",
      [{ path: `${nominationsFolder}/Ada.png`, content: "x" }],
      ["Ada.png no-candidacy"],
    ],
    [
      "adds bytes that are no text",
      [{ path: adasPath, content: Uint8Array.of(0x4e, 0xff, 0xfe) }],
      ["AdaLindqvist.md not-text"],
    ],
  ])("that %s", async (_, files, expected) => {
    expect((await codes({ files })).sort()).toEqual([...expected].sort());
  });

  it("says which file and line is wrong, and exits with 1", async () => {
    const content = adasText.replace("ada-l@works.example", "ada at works");
    const github = await candidacyGitHub([proposal({ files: [{ path: adasPath, content }] })]);
    const run = await check(github, ["--pull-request", "#12", "--annotations"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(`::error file=${adasPath},line=4,title=field-unreadable::`);
    expect(run.stderr).toContain("1 file checked: 1 error, 0 warnings");
  });

  it("asks GitHub about the account", async () => {
    const content = candidacy("Dan Nobody", "dan-n");
    const files = [{ path: `${nominationsFolder}/DanNobody.md`, content }];
    expect(await codes({ files, author: "dan-n" })).toEqual(["DanNobody.md no-account"]);
  });

  it("knows the folder of an election that is over", async () => {
    const path = "elections/arch-committee-2030-10/AdaLindqvist.md";
    const files = [
      { path, content: adasText },
      { path: adasPath, content: adasText },
    ];
    const over = { "elections/arch-committee-2030-10/Results.md": "# Results\n" };
    expect((await codes({ files }, over)).sort()).toEqual([
      "AdaLindqvist.md election-closed",
      "AdaLindqvist.md several-candidacies",
      "AdaLindqvist.md several-folders",
    ]);
  });
});

describe("a pull request that changes a candidacy", () => {
  const there = { "AdaLindqvist.md": adasText };
  const changed = adasText.replace("I stand.", "I stand, too.");
  const files = [{ path: adasPath, status: "modified" as const, content: changed }];

  it.each<[string, Partial<FakeProposal>, string[]]>([
    ["in time", {}, ["AdaLindqvist.md candidacy-changed"]],
    ["late", { openedAt: "2031-10-13T15:00:00Z" }, ["AdaLindqvist.md candidacy-changed-late"]],
    ["after the vote", { openedAt: "2031-10-27T15:00:00Z" }, ["AdaLindqvist.md election-closed"]],
    [
      "of somebody else",
      { author: "bo-k" },
      ["AdaLindqvist.md author-differs", "AdaLindqvist.md candidacy-changed"],
    ],
  ])("%s", async (_, fake, expected) => {
    expect((await codes({ files, ...fake }, there)).sort()).toEqual(expected);
  });

  it("into one's own is told by whose it was", async () => {
    const mine = [
      { path: adasPath, status: "modified" as const, content: adasText.replace("ada-l", "bo-k") },
    ];
    expect(await codes({ files: mine, author: "bo-k" }, there)).toEqual([
      "AdaLindqvist.md author-differs",
      "AdaLindqvist.md candidacy-changed",
    ]);
  });

  it("is late also for an accepted one", async () => {
    const accepted = `candidates:\n  - { login: ada-l, name: Ada Lindqvist, affiliation: Analytical Works, file: AdaLindqvist.md, submitted: 2031-10-07T10:00Z }\n`;
    const late = { files, openedAt: "2031-10-14T00:00:00Z" };
    expect(await codes(late, there, accepted)).toEqual(["AdaLindqvist.md candidacy-changed-late"]);
  });

  it("by a new name takes the place of the old file", async () => {
    const moved = [
      {
        path: adasPath,
        status: "renamed" as const,
        previous: `${nominationsFolder}/ada.md`,
        content: adasText,
      },
    ];
    const github = await candidacyGitHub([proposal({ files: moved })]);
    const run = await check(github, undefined, { files: { "ada.md": adasText } });
    expect(run.stdout).toBe(
      `${adasPath}:1: warning: changes an existing candidacy (as ${nominationsFolder}/ada.md); check what it changes [candidacy-changed]\n`,
    );
  });

  it("by removing it is told how people withdraw", async () => {
    const removed = [{ path: adasPath, status: "removed" as const }];
    expect(await codes({ files: removed, author: "bo-k" }, there)).toEqual([
      "AdaLindqvist.md author-differs",
      "AdaLindqvist.md candidacy-removed",
    ]);
    const github = await candidacyGitHub([proposal({ files: removed })]);
    const run = await check(github, undefined, { files: there });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("tell the officials if you withdraw [candidacy-removed]");
  });

  it("in a folder without election.yaml says that the time is not known", async () => {
    const path = "elections/arch-committee-2032-04/AdaLindqvist.md";
    const there = { [path]: adasText };
    const change = [{ path, status: "changed" as const, content: adasText }];
    expect((await codes({ files: change }, there)).sort()).toEqual([
      "AdaLindqvist.md candidacy-changed",
      "AdaLindqvist.md no-election-file",
    ]);
  });
});

describe("a pull request about other things", () => {
  it("is no candidate's", async () => {
    const paths = ["a.md", "b.md", "elections/README.md", "elections/people.yaml", "e.md", "f.md"];
    const files = paths.map((path) => ({ path, status: "modified" as const, content: "x" }));
    const github = await candidacyGitHub([proposal({ files, base: "release", author: "bo-k" })]);
    const run = await check(github);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toContain(
      "It touches no candidacy: it changes a.md, b.md, elections/README.md, elections/people.yaml, e.md and 1 more file.",
    );
  });

  it("of officials who plan an election is not mistaken for one", async () => {
    const folder = "elections/arch-committee-2032-04";
    const paths = [
      `${folder}/README.md`,
      `${folder}/election.yaml`,
      "elections/announcements/a.md",
    ];
    expect(await codes({ files: paths.map((path) => ({ path, content: "x" })) })).toEqual([]);
  });

  it("of many files is not read", async () => {
    const files = Array.from({ length: 101 }, (_, index) => ({ path: `${index}.md` }));
    const github = await candidacyGitHub([proposal({ files })]);
    const run = await check(github);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toContain("pull request 12 changes 101 files");
  });
});
