import { execFile } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { knownWords } from "../../../src/procedures/known-words.ts";
import { electionYaml } from "../../support/election-yaml.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const run = promisify(execFile);
const executable = fileURLToPath(new URL("../../../bin/kata-election.js", import.meta.url));

const files = {
  "elections/arch-committee-2026-04/README.md": "over",
  "elections/arch-committee-2026-10/election.yaml": electionYaml("2026-10", [
    "candidates:",
    "  - { login: ada-l }",
    '  - { login: "$(rm -rf .)" }',
    "  - { name: half written }",
    "  - { login: bo-k }",
    "officials: [{ login: octavia }, { login: wei-l }]",
  ]),
  "elections/arch-committee-2026-10/voters.json": JSON.stringify({
    voters: [{ login: "vera-v" }, { login: "`id`" }, null, { login: "Ada-L" }],
  }),
  "elections/committee.yaml": [
    "terms:",
    "  - { seat: 1, holder: eva-r }",
    '  - { seat: 2, holder: "eva r; reboot" }',
    "  - { seat: 3, holder: gone-g, ended: { date: 2026-01-01 } }",
    "  - { seat: 4, holder: fay-a }",
    "  - { seat: 4, holder: eva-r }",
  ].join("\n"),
  "ballots one.csv": "",
};

describe("knownWords", () => {
  it("knows elections, newest first, and the logins of candidates that can be logins", async () => {
    const { root } = await temporaryWorkspace(files);
    const known = knownWords(root, undefined);
    expect(await known.elections()).toEqual(["2026-10", "2026-04"]);
    expect(await known.logins("candidates", undefined)).toEqual(["ada-l", "bo-k"]);
    expect(await known.logins("candidates", "2026-04")).toEqual([]);
  });
});

describe("kata-election __complete", () => {
  it("answers with words and their meaning, in the workspace named", async () => {
    const { root } = await temporaryWorkspace(files);
    const ask = (...words: string[]) => runCli(["__complete", ...words]);
    expect(await ask("char")).toEqual({
      exitCode: 0,
      stdout: "charter\tshow the rules, each with its clause\n",
      stderr: "",
    });
    expect((await ask("-C", root, "roll", "fetch", "--election", "")).stdout).toBe(
      "2026-10\n2026-04\n",
    );
    expect((await ask("tally", "")).stdout).toBe(":files\n");
  });

  const elections = ["2026-10", "2026-04"];
  const candidates = ["ada-l", "bo-k"];
  const members = ["eva-r", "fay-a"];
  const officials = ["octavia", "wei-l"];
  const voters = ["vera-v", "Ada-L"];
  it.each([
    ["committee move", members],
    ["committee step-down", members],
    ["roll explain", voters],
    ["roll explain v", ["vera-v"]],
    ["roll exclude", voters],
    ["roll exclude vera-v --by", officials],
    ["plan 2026-10 --remove-official", officials],
    ["candidates withdraw", candidates],
    ["candidates withdraw --by", officials],
    ["candidates accept x.md --late-by", officials],
    ["results verify", elections],
    ["results page", elections],
    ["results show", elections],
    ["tally --election", elections],
    ["tally --election --rule sch", ["schulze"]],
    ["candidates withdraw --election 2026-04", []],
    ["roll explain vera-v", elections],
  ])("offers after %s the right words", async (typed, expected) => {
    const { root } = await temporaryWorkspace(files);
    const words = typed.split(" ");
    // The last word is begun where it narrows what is offered.
    const isBegun = /^(?:v|sch)$/.test(words.at(-1) ?? "");
    const asked = isBegun ? words : [...words, ""];
    const { stdout } = await runCli(["__complete", "-C", root, ...asked]);
    expect(stdout.split("\n").filter((line) => line !== "")).toEqual(expected);
  });

  it("offers nothing, and says nothing, where there is no workspace", async () => {
    expect(await runCli(["__complete", "roll", "fetch", "--election", ""])).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: "",
    });
  });
});

describe("kata-election completion", () => {
  it.each([
    ["bash", "complete -F _kata_election kata-election\n"],
    ["zsh", "#compdef kata-election\n"],
    ["fish", "complete -c kata-election -f -a '(__kata_election_complete)'\n"],
  ])("prints the script of %s", async (shell, line) => {
    const { exitCode, stdout } = await runCli(["completion", shell]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(line);
  });

  it("refuses a shell it does not know", async () => {
    const { exitCode, stderr } = await runCli(["completion", "tcsh"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Allowed choices are bash, zsh, fish");
  });

  it("works in a real bash: words, choices after =, elections, files with blanks", async () => {
    const { root } = await temporaryWorkspace(files);
    await mkdir(join(root, "bin"));
    await symlink(executable, join(root, "bin", "kata-election"));
    const script = [
      "set -u",
      "source <(kata-election completion bash)",
      "answers() { local IFS=' '; echo \"$*\"; }",
      `try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kata_election; answers "\${COMPREPLY[@]-}"; }`,
      "try kata-election compl",
      "try kata-election tally --rule = sch",
      'try kata-election roll fetch --election ""',
      "try kata-election tally bal",
      "try kata-election nothing such",
    ].join("\n");
    const path = [join(root, "bin"), process.env.PATH].join(delimiter);
    const { stdout, stderr } = await run("bash", ["-c", script], {
      cwd: root,
      env: { ...process.env, PATH: path },
    });
    expect(stderr).toBe("");
    expect(stdout.split("\n")).toEqual([
      "completion",
      "schulze",
      "2026-10 2026-04",
      "ballots one.csv",
      "",
      "",
    ]);
  });
});
