import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  afterNominations,
  candidacy,
  duringNominations,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const ada = candidacy("Ada Lindqvist", "ada-l", "Analytical Works");
const accepted = (more = ""): string => `candidates:
  - { login: ada-l, name: Ada Lindqvist, affiliation: none, file: AdaLindqvist.md, submitted: 2031-10-13T15:00Z${more} }
`;

function check(root: string, words: readonly string[], options: CliOptions = {}) {
  return runCli(["candidates", "check", ...words], {
    workingFolder: root,
    now: duringNominations,
    ...options,
  });
}

/** The findings as `file code`, from the JSON report. */
async function findings(root: string, words: readonly string[] = [], options: CliOptions = {}) {
  const { stdout } = await check(root, [...words, "--json"], options);
  const report = JSON.parse(stdout) as { findings: { file: string; code: string }[] };
  return report.findings.map(({ file, code }) => `${file.split("/").at(-1)} ${code}`);
}

describe("candidates check", () => {
  it("finds nothing where nothing is wrong", async () => {
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    expect(await check(root, [])).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: "1 file checked: no problems found.\n",
    });
  });

  it("prints findings as compilers do, with exit 1 for errors", async () => {
    const { root } = await nominationsWorkspace({
      "AdaLindqvist.md": ada.replace("ada-l@works.example", "ada at works"),
    });
    const run = await check(root, []);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toBe(
      `${nominationsFolder}/AdaLindqvist.md:4: error: Email: cannot make sense of "ada at works"; write it as in "Email: you@organization.org" [field-unreadable]\n`,
    );
    expect(run.stderr).toContain("1 file checked: 1 error, 0 warnings");
  });

  it("breaks long findings at blanks for a screen", async () => {
    const { root } = await nominationsWorkspace({ "Ada.md": ada });
    // Up to "named" there are 64 characters, with "after" 70.
    const { stdout } = await check(root, [], { screen: true, columns: 69 });
    expect(stdout).toBe(
      [
        `${nominationsFolder}/Ada.md:1: warning: is not named`,
        "  after the candidate; the usual name is AdaLindqvist.md [file-name]",
        "",
      ].join("\n"),
    );
  });

  it("exits with 0 when there are only warnings", async () => {
    const { root } = await nominationsWorkspace({ "Ada.txt": ada.replace("GitHub: ada-l\n", "") });
    const run = await check(root, []);
    expect(run.exitCode).toBe(0);
    expect(run.stdout.match(/warning: /g)).toHaveLength(2);
  });

  it("has a JSON report with the facts of each finding", async () => {
    const { root } = await nominationsWorkspace({ "Ada.md": ada });
    const run = await check(root, ["--json"]);
    expect(JSON.parse(run.stdout)).toEqual({
      formatVersion: 1,
      checked: [`${nominationsFolder}/Ada.md`],
      errors: 0,
      warnings: 1,
      findings: [
        {
          file: `${nominationsFolder}/Ada.md`,
          line: 1,
          severity: "warning",
          code: "file-name",
          message: "is not named after the candidate; the usual name is AdaLindqvist.md",
          facts: { expected: "AdaLindqvist.md" },
        },
      ],
    });
  });

  it.each([
    [["--annotations"], {}],
    [[], { GITHUB_ACTIONS: "true" }],
  ])("annotates pull requests with %j in %j", async (words, environment) => {
    const { root } = await nominationsWorkspace({
      "AdaLindqvist.md": ada.replace("GitHub: ada-l", "GitHub: 100%, ada: l"),
    });
    const run = await check(root, words, { environment });
    expect(run.stdout).toBe(
      `::error file=${nominationsFolder}/AdaLindqvist.md,line=2,title=field-unreadable::GitHub: cannot make sense of "100%25, ada: l"; write it as in "GitHub: your-login"\n`,
    );
  });

  it("says each finding once in a job, and counts in the summary what stands below", async () => {
    const { root, read } = await nominationsWorkspace({
      "AdaLindqvist.md": ada.replace("GitHub: ada-l", "GitHub: 100%, ada: l"),
      "BoKeller.md": candidacy("Bo Keller", "bo-k").replace("bo-k@works.example", "bo at works"),
      "Photo.png": "",
    });
    const summaryPath = join(root, "summary.md");
    const environment = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summaryPath };
    const run = await check(root, [], { environment });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).not.toContain("::");
    const annotations = run.stdout.trimEnd().split("\n");
    const summary = await read("summary.md");
    const rows = summary.split("\n").filter((line) => /^\| (?:error|warning) /.test(line));
    expect(annotations).toHaveLength(rows.length);
    expect(new Set(annotations).size).toBe(rows.length);
    const of = (severity: string) => rows.filter((row) => row.startsWith(`| ${severity} `)).length;
    const [, errors, warnings] = /: (\d+) errors?, (\d+) warnings?\./.exec(summary) ?? [];
    expect([of("error"), of("warning")]).toEqual([Number(errors), Number(warnings)]);
    expect(of("error")).toBeGreaterThan(1);
    expect(summary).not.toContain("stopped with exit code");
    // No link leads somewhere else than from the page of the job.
    expect(summary).not.toMatch(/\]\((?!https:\/\/)/);
  });

  it("says in a job that asks for JSON why it failed", async () => {
    const { root } = await nominationsWorkspace({
      "AdaLindqvist.md": ada.replace("GitHub: ada-l", "GitHub: 100%, ada: l"),
    });
    const run = await check(root, ["--json"], { environment: { GITHUB_ACTIONS: "true" } });
    expect(run.stderr.match(/^::error .*$/gm)).toHaveLength(1);
  });

  it.each([
    ["AdaLindqvist.md", undefined],
    [`${nominationsFolder}/AdaLindqvist.md`, undefined],
    ["AdaLindqvist.md", nominationsFolder],
    [`${nominationsFolder}/AdaLindqvist.md`, nominationsFolder],
  ])("finds %s from %s", async (file, folder) => {
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    const run = await check(join(root, folder ?? "."), [file]);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
  });

  it("says of every file what is wrong with the file itself", async () => {
    const { root } = await nominationsWorkspace({
      "Big.md": "a".repeat(256 * 1024 + 1),
      "Photo.png": "",
      "AdaLindqvist.md": ada,
    });
    await symlink("AdaLindqvist.md", join(root, nominationsFolder, "Link.md"));
    expect(await findings(root)).toEqual(["Big.md too-large", "Link.md symbolic-link"]);
    expect(await findings(root, ["Photo.png"])).toEqual(["Photo.png no-candidacy"]);
    expect(await findings(root, ["Nobody.md", `${nominationsFolder}/election.yaml`])).toEqual([
      "Nobody.md file-missing",
      "election.yaml other-file",
    ]);
  });

  it("takes no other encoding for text", async () => {
    const { root } = await nominationsWorkspace({});
    const { writeFile } = await import("node:fs/promises");
    await writeFile(join(root, nominationsFolder, "Ada.md"), Buffer.from([0x4e, 0xff, 0xfe]));
    expect(await findings(root)).toEqual(["Ada.md not-text"]);
  });

  it("says where a file belongs", async () => {
    const { root } = await nominationsWorkspace({
      "elections/AdaLindqvist.md": ada,
      "elections/arch-committee-2031-1/BoKeller.md": candidacy("Bo Keller", "bo-k"),
    });
    const run = await check(root, [
      "elections/AdaLindqvist.md",
      "elections/arch-committee-2031-1/BoKeller.md",
      "/etc/hostname",
    ]);
    expect(run.exitCode).toBe(1);
    const expected = `error: is not in the election's folder; move it to ${nominationsFolder}/ [wrong-folder]`;
    expect(run.stdout).toContain(`elections/AdaLindqvist.md:1: ${expected}`);
    expect(run.stdout).toContain(`arch-committee-2031-1/BoKeller.md:1: ${expected}`);
    expect(run.stdout).toContain(`/etc/hostname:1: ${expected}`);
    expect(run.stdout.match(/\n/g)).toHaveLength(3);
  });

  it("knows who stands, who is an official and who withdrew", async () => {
    const gone = `  - { login: cy-m, name: Cy Mora, affiliation: none, file: CyMora.md, submitted: 2031-10-07T10:00Z, withdrawn: { date: 2031-10-08, reason: no time } }\n`;
    const { root } = await nominationsWorkspace(
      {
        "AdaLindqvist.md": ada,
        "AdaTwo.md": candidacy("Ada Two", "ADA-L"),
        "CyMora.md": candidacy("Cy Mora", "cy-m"),
        "CyMoraAgain.md": candidacy("Cy Mora Again", "cy-m"),
        "WeiLi.md": candidacy("Wei Li", "Wei-L"),
      },
      `${accepted(", acceptedLate: { by: wei-l, reason: outage }")}${gone}`,
    );
    expect(await findings(root)).toEqual([
      "AdaTwo.md login-standing",
      "WeiLi.md official-standing",
    ]);
  });

  it("knows whose seats are not up, and says when it cannot know", async () => {
    const { root } = await nominationsWorkspace({
      "AdaLindqvist.md": ada,
      "EveSato.md": candidacy("Eve Sato", "Eve-S"),
    });
    const run = await check(root, []);
    expect(run.stdout).toBe(
      `${nominationsFolder}/EveSato.md:2: error: @eve-s holds a seat until spring 2032, which is not up at this election [seat-not-up]\n`,
    );
    expect(run.stderr).not.toContain("committee.yaml");
    await rm(join(root, "elections/committee.yaml"));
    const unknowing = await check(root, []);
    expect(unknowing).toMatchObject({ exitCode: 0, stdout: "" });
    expect(unknowing.stderr).toContain(
      "no elections/committee.yaml, so it was not checked whether a seat is up",
    );
  });

  it.each([
    ["2031-10-13T14:59:59Z", []],
    ["2031-10-13T15:00:00Z", ["AdaLindqvist.md late"]],
    ["2031-10-06T14:00:00Z", ["AdaLindqvist.md early"]],
    ["2031-10-27T15:00:00Z", ["AdaLindqvist.md election-closed"]],
  ])("judges the time %s by the clock or by --submitted", async (time, expected) => {
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    expect(await findings(root, ["AdaLindqvist.md"], { now: time })).toEqual(expected);
    const submitted = ["AdaLindqvist.md", "--submitted", time];
    expect(await findings(root, submitted, { now: afterNominations })).toEqual(expected);
  });

  it("judges an accepted candidacy by what was recorded", async () => {
    const late = await nominationsWorkspace({ "AdaLindqvist.md": ada }, accepted());
    expect(await findings(late.root)).toEqual(["AdaLindqvist.md late"]);
    const allowed = accepted(", acceptedLate: { by: wei-l, reason: outage }");
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": ada }, allowed);
    expect(await findings(root, [], { now: "2032-01-01T00:00:00Z" })).toEqual([]);
  });

  it("knows a closed election by its result, and names the one in progress", async () => {
    const { root } = await nominationsWorkspace({
      "elections/arch-committee-2030-10/Results.md":
        "The nominees elected to the positions were:\n\n- [`Ada Lindqvist`](https://github.com/ada-l)\n",
      "elections/arch-committee-2030-10/AdaLindqvist.md": ada,
    });
    const run = await check(root, ["elections/arch-committee-2030-10/AdaLindqvist.md"]);
    expect(run.stdout).toBe(
      "elections/arch-committee-2030-10/AdaLindqvist.md:1: error: election 2030-10 is over; the one in progress is 2031-10 [election-closed]\n",
    );
    expect(await findings(root, ["--election", "2030-10"])).toEqual([]);
  });

  it("says that it cannot judge the time without election.yaml", async () => {
    const path = "elections/arch-committee-2031-10/AdaLindqvist.md";
    const { root } = await temporaryWorkspace({ [path]: ada });
    expect(await findings(root, [path])).toEqual(["AdaLindqvist.md no-election-file"]);
    // Where two elections have no election.yaml, the later one is meant.
    await mkdir(join(root, "elections/arch-committee-2030-10"));
    expect(await findings(root, [])).toEqual(["AdaLindqvist.md no-election-file"]);
  });

  it.each([
    [["--submitted", "noon"], "--submitted noon is not a time in UTC"],
    [[nominationsFolder], "is a folder"],
    [["--election", "2029-10"], "there is no elections/arch-committee-2029-10/"],
  ])("refuses %j with exit 2", async (words, message) => {
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    const run = await check(root, words);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it("shows nothing that a terminal would obey", async () => {
    const { root } = await nominationsWorkspace({
      "\u001b[31mEvil\u202e.md": "Name: \u001b]0;x\u0007\nGitHub: \u202e\nEmail: \u001b[2J\n",
    });
    const { stdout, stderr, exitCode } = await check(root, []);
    expect(exitCode).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(stdout + stderr).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(stdout).toContain("[control-character]");
  });
});
