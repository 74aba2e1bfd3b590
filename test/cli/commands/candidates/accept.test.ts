import { describe, expect, it } from "vitest";
import type { Prompter } from "../../../../src/cli/prompts/prompter.ts";
import { fakePrompter } from "../../../support/fake-prompter.ts";
import {
  afterNominations,
  candidacy,
  nominationsElection,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";

const yaml = `${nominationsFolder}/election.yaml`;
const ada = candidacy("Ada Lindqvist", "ada-l", "Analytical Works");
const entry = `candidates:
  - login: ada-l
    name: Ada Lindqvist
    affiliation: Analytical Works
    file: AdaLindqvist.md
    submitted: 2031-10-07T09:12Z
`;
const inTime = ["--submitted", "2031-10-07T09:12Z"];
const late = ["--submitted", "2031-10-13T15:00Z"];

function accept(root: string, words: readonly string[], options: CliOptions = {}) {
  return runCli(["candidates", "accept", ...words], {
    workingFolder: root,
    now: afterNominations,
    ...options,
  });
}

describe("candidates accept", () => {
  it.each([
    [/GitHub login/, "ada lindqvist", "Expected a GitHub login, such as ada-l"],
    [/When was/, "yesterday", "Expected a time in UTC, such as 2026-10-06T09:12Z"],
  ])("says while it asks, %s, what is wrong with %s", async (asked, answer, expected) => {
    const said: (true | string | undefined)[] = [];
    const answers = fakePrompter([/GitHub login/, "ada-l"], [/When was/, "2031-10-07T09:12Z"]);
    const prompter: Prompter = {
      ...answers,
      text: (question) => {
        if (asked.test(question.message)) said.push(question.validate?.(answer));
        return answers.text(question);
      },
    };
    const text = ada.replace(/GitHub:.*\n/, "");
    const { root } = await nominationsWorkspace({ "AdaLindqvist.md": text });
    const run = await accept(root, ["AdaLindqvist.md"], { prompter });
    expect(run.exitCode).toBe(0);
    expect(said).toEqual([expected]);
  });

  it.each([
    ["AdaLindqvist.md"],
    [`${nominationsFolder}/AdaLindqvist.md`],
    [`./${nominationsFolder}/AdaLindqvist.md`],
  ])("records %s and leaves the rest of election.yaml alone", async (file) => {
    const { root, read } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    const run = await accept(root, [file, ...inTime]);
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(await read(yaml)).toBe(`${nominationsElection}${entry}`);
  });

  it("changes nothing the second time, without being told again", async () => {
    const { root, read } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    await accept(root, ["AdaLindqvist.md", ...inTime]);
    const again = await accept(root, ["AdaLindqvist.md"]);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain("Nothing to change");
    expect(await read(yaml)).toBe(`${nominationsElection}${entry}`);
  });

  it("shows the change with --dry-run", async () => {
    const { root, read } = await nominationsWorkspace({ "AdaLindqvist.md": ada });
    const run = await accept(root, ["AdaLindqvist.md", ...inTime, "--dry-run"]);
    expect(run.stdout).toContain("+  - login: ada-l");
    expect(await read(yaml)).toBe(nominationsElection);
  });

  it("takes from options what the file does not say, and addresses of pages", async () => {
    const old = "Name: Ada Lindqvist\nEmail: ada@works.example\nBackground:\nI stand.\n";
    const { root, read } = await nominationsWorkspace({ "AdaLindqvist.txt": old });
    const pages = [
      ...["--pull-request", "https://github.com/x/y/pull/1"],
      ...["--announcement", "https://lists.example/1"],
    ];
    const said = [
      "--login",
      "@ada-l",
      "--affiliation",
      "A Co., Ltd.",
      "--affiliation",
      "Northwind",
    ];
    const run = await accept(root, ["AdaLindqvist.txt", ...inTime, ...said, ...pages]);
    expect(run.exitCode).toBe(0);
    expect(await read(yaml)).toBe(`${nominationsElection}candidates:
  - login: ada-l
    name: Ada Lindqvist
    affiliation:
      - A Co., Ltd.
      - Northwind
    file: AdaLindqvist.txt
    submitted: 2031-10-07T09:12Z
    pullRequest: https://github.com/x/y/pull/1
    announcement: https://lists.example/1
`);
    const again = await accept(root, ["AdaLindqvist.txt"]);
    expect(again.stderr).toContain("Nothing to change");
  });

  it("asks an official who is there", async () => {
    const old = "Name: Ada Lindqvist\nEmail: ada@works.example\nBackground:\nI stand.\n";
    const { root, read } = await nominationsWorkspace({ "AdaLindqvist.txt": old });
    const prompter = fakePrompter(
      [/GitHub login/, "ada-l"],
      [/work for/, "unknown"],
      [/When was/, "2031-10-13T15:00Z"],
      [/Which official/, "@octavia"],
      [/Why/, "mail server outage"],
    );
    const run = await accept(root, ["AdaLindqvist.txt"], { prompter });
    expect(run.exitCode).toBe(0);
    expect(await read(yaml)).toContain(
      "affiliation: unknown\n    file: AdaLindqvist.txt\n    submitted: 2031-10-13T15:00Z\n    acceptedLate:\n      by: octavia\n      reason: mail server outage\n",
    );
  });

  it.each([
    [["AdaLindqvist.md"], "--submitted is required"],
    [["AdaLindqvist.md", "--submitted", "yesterday"], "--submitted yesterday is not a time"],
    [["AdaLindqvist.md", "--submitted", "2031-10-14T12:01Z"], "is in the future"],
    [["AdaLindqvist.md", ...late], "but nominations closed 2031-10-13T15:00Z"],
    [
      ["AdaLindqvist.md", ...late, "--late-by", "octavia"],
      "say who and why with --late-by and --late-reason",
    ],
    [["AdaLindqvist.md", ...late, "--late-by", "octavia", "--late-reason", " "], "needs a reason"],
    [
      ["AdaLindqvist.md", ...late, "--late-by", "eve", "--late-reason", "x"],
      "@eve is not an official",
    ],
    [["AdaLindqvist.md", ...inTime, "--late-by", "octavia"], "the candidacy is not late"],
    [["AdaLindqvist.md", ...inTime, "--login", "a b"], "--login a b is not a GitHub account"],
    [["AdaLindqvist.md", ...inTime, "--pull-request", "javascript:alert(1)"], "is not a URL"],
    [["Nobody.md", ...inTime], "there is no such file"],
    [["/etc/hostname", ...inTime], "is not a file of elections/arch-committee-2031-10/"],
    [["notes/me.txt", ...inTime], "is not a file of elections/arch-committee-2031-10/"],
    [["picture.png", ...inTime], "is not a candidacy"],
    [["AdaLindqvist.md", ...inTime, "--election", "2030-01"], "there is no elections/arch-comm"],
  ])("refuses %j with exit 2 and changes nothing", async (words, message) => {
    const { root, read } = await nominationsWorkspace({
      "AdaLindqvist.md": ada,
      "picture.png": "",
      "notes/me.txt": ada,
    });
    const run = await accept(root, words);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(2);
    expect(await read(yaml)).toBe(nominationsElection);
  });

  it.each([
    [candidacy("Octavia Reed", "octavia"), "[official-standing]"],
    [candidacy("Ada Lindqvist", "ada-l").replace("Name: Ada Lindqvist\n", ""), "[name-missing]"],
    [candidacy("Ada Lindqvist", "ada-l").replace("I stand.", "<your text>"), "[placeholder]"],
    [candidacy("Bo Keller", "bo-k"), "[name-standing]"],
  ])("refuses a faulty candidacy with exit 1", async (text, code) => {
    const { root, read } = await nominationsWorkspace({
      "AdaLindqvist.md": text,
      "BoKeller.md": candidacy("Bo Keller", "bo-2"),
    });
    const run = await accept(root, ["AdaLindqvist.md", ...inTime]);
    expect(run.stderr).toContain(code);
    expect(run.exitCode).toBe(1);
    expect(await read(yaml)).toBe(nominationsElection);
  });

  it("believes the official where the file is unreadable", async () => {
    const { root } = await nominationsWorkspace({
      "AdaLindqvist.md": ada.replace("GitHub: ada-l", "GitHub: [@bo](https://github.com/ada-l)"),
    });
    expect((await accept(root, ["AdaLindqvist.md", ...inTime])).stderr).toContain(
      "--login is required",
    );
    expect(await accept(root, ["AdaLindqvist.md", ...inTime, "--login", "ada-l"])).toMatchObject({
      exitCode: 0,
    });
  });

  it.each([
    [
      "    withdrawn: { date: 2031-10-09, reason: too little time }\n",
      [],
      "withdrew on 2031-10-09",
    ],
    ["", ["--login", "other"], "is recorded as the candidacy of @ada-l, not of @other"],
  ])("refuses to overwrite what was recorded", async (more, words, message) => {
    const { root, read } = await nominationsWorkspace(
      { "AdaLindqvist.md": ada },
      `${entry}${more}`,
    );
    const run = await accept(root, ["AdaLindqvist.md", ...words]);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(1);
    expect(await read(yaml)).toBe(`${nominationsElection}${entry}${more}`);
  });
});

describe("candidates withdraw", () => {
  const withdraw = (root: string, words: readonly string[], options: CliOptions = {}) =>
    runCli(["candidates", "withdraw", ...words], {
      workingFolder: root,
      now: afterNominations,
      ...options,
    });
  const withdrawn = "    withdrawn:\n      date: 2031-10-14\n      reason: too little time\n";

  it.each([
    ["2031-10-08T12:00:00Z", "nominations are still open"],
    ["2031-10-14T12:00:00Z", "A vote may no longer be needed: run"],
    ["2031-10-21T12:00:00Z", "counted without the candidate"],
  ])("keeps the entry, and at %s says what it means", async (now, message) => {
    const { root, read } = await nominationsWorkspace({}, entry);
    const run = await withdraw(root, ["ADA-L", "--reason", "too little time"], { now });
    expect(run).toMatchObject({ exitCode: 0, stdout: "" });
    expect(run.stderr).toContain(`0 candidates left for 3 seats`);
    expect(run.stderr).toContain(message);
    expect(await read(yaml)).toBe(
      `${nominationsElection}${entry}${withdrawn.replace("2031-10-14", now.slice(0, 10))}`,
    );
  });

  it("changes nothing the second time, and refuses another story", async () => {
    const { root } = await nominationsWorkspace({}, `${entry}${withdrawn}`);
    const again = await withdraw(root, ["ada-l", "--reason", "too little time"]);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain("Nothing to change");
    expect(await withdraw(root, ["ada-l", "--reason", "no"])).toMatchObject({ exitCode: 1 });
  });

  it("asks for the reason", async () => {
    const { root, read } = await nominationsWorkspace({}, entry);
    const prompter = fakePrompter([/Why/, " too little time "]);
    await withdraw(root, ["@ada-l", "--date", "2031-10-14"], { prompter });
    expect(await read(yaml)).toBe(`${nominationsElection}${entry}${withdrawn}`);
  });

  it.each([
    [["bo-k", "--reason", "x"], "@bo-k is not a candidate of election 2031-10"],
    [["ada-l"], "--reason is required"],
    [["ada-l", "--reason", "  "], "a reason is needed"],
    [["ada-l", "--reason", "x", "--date", "14.10.2031"], "is not a date"],
    [["ada-l", "--reason", "x", "--date", "2031-10-06"], "not between the candidacy and today"],
    [["ada-l", "--reason", "x", "--date", "2031-10-15"], "not between the candidacy and today"],
  ])("refuses %j with exit 2", async (words, message) => {
    const { root, read } = await nominationsWorkspace({}, entry);
    const run = await withdraw(root, words);
    expect(run.stderr).toContain(message);
    expect(run.exitCode).toBe(2);
    expect(await read(yaml)).toBe(`${nominationsElection}${entry}`);
  });
});
