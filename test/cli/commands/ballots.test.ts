import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../support/run-cli.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

async function run(text: string, words: readonly string[], screen = false) {
  const { root } = await temporaryWorkspace({ "b.csv": text, "names.txt": "Ada\nBo\n\n" });
  return runCli(["ballots", ...words], { workingFolder: root, screen });
}

/** What is said of ballots that could be scores as well as ranks. */
const assumed =
  "nothing shows whether low or high numbers are better, so 1 is read as the best; if it is not, give --highest-is-best";

describe("kata-election ballots check", () => {
  it("says what a good file holds", async () => {
    expect(await run("Ada,Bo\n1,2\n-,-\n", ["check", "b.csv"])).toEqual({
      exitCode: 0,
      stdout: `b.csv: civs, 2 candidates, 2 ballots (1 abstention), unranked: no-opinion\n  column 1: Ada\n  column 2: Bo\nwarning: ${assumed}\n`,
      stderr: "",
    });
  });

  it("lists everything that is wrong and ends with 1", async () => {
    const { exitCode, stdout, stderr } = await run("Ada,Bo\nx,2\n1,0\n1\n", ["check", "b.csv"]);
    expect(exitCode).toBe(1);
    expect(stdout.split("\n").slice(3)).toEqual([
      "b.csv:3: a rank of 0: this file may rank the other way round, as proportional polls do. If higher numbers are better in it, give --highest-is-best; otherwise correct the 0.",
      'b.csv:2: column 1 (Ada): found "x"; allowed: a whole number from 1 to 999, No opinion or -',
      'b.csv:3: column 2 (Bo): found "0"; allowed: a whole number from 1 to 999, No opinion or -',
      "b.csv:4: found 1 field; allowed: 2, one for each name of line 1 (only late write-ins may be missing)",
      "3 ballots cannot be read",
      "",
    ]);
    expect(stderr).toContain("b.csv cannot be counted as it is");
  });

  it("--json gives the same to programs", async () => {
    const { exitCode, stdout } = await run("Ada,Bo\n2,x\n", ["check", "b.csv", "--json"]);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      formatVersion: 1,
      format: "civs",
      candidates: ["Ada", "Bo"],
      unranked: "no-opinion",
      ballots: { readable: 0, abstentions: 0, invalid: 1 },
      doubts: [],
      problems: [
        {
          line: 2,
          column: 2,
          candidate: "Bo",
          found: '"x"',
          allowed: "a whole number from 1 to 999, No opinion or -",
        },
      ],
      warnings: [],
    });
  });
});

describe("kata-election ballots convert", () => {
  it("prints another format", async () => {
    const { exitCode, stdout } = await run("Ada,Bo\n1,2\n1,2\n2,-\n", [
      "convert",
      "b.csv",
      "--to",
      "cef",
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      "#/Candidates: Ada ; Bo\n#/Implicit Ranking: false\n#/Weight Allowed: false\n\nAda > Bo * 2\nAda\n",
    );
  });

  it("takes names from a file for a format that has none, and a format by force", async () => {
    const words = [
      "convert",
      "b.csv",
      "--format",
      "civs-upload",
      "--candidates",
      "names.txt",
      "--to",
      "civs",
    ];
    expect(await run("1,2\n2,1\n", words)).toEqual({
      exitCode: 0,
      stdout: "Ada,Bo\n1,2\n2,1\n",
      stderr: "",
    });
  });

  it("writes the file that --output names, whole, and stdout for -", async () => {
    const { root } = await temporaryWorkspace({ "b.csv": "Ada,Bo\n1,2\n" });
    const words = ["ballots", "convert", "b.csv", "--to", "cef", "--output"];
    const shown = await runCli([...words, "-"], { workingFolder: root });
    const written = await runCli([...words, "b.cvotes"], { workingFolder: root });
    expect(written).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: `warning: b.csv: ${assumed}\nWrote b.cvotes.\n`,
    });
    expect(readFileSync(join(root, "b.cvotes"), "utf8")).toBe(shown.stdout);
    expect(shown.stdout).toContain("Ada > Bo");
    symlinkSync("b.cvotes", join(root, "link"));
    expect((await runCli([...words, "link"], { workingFolder: root })).exitCode).toBe(2);
  });

  it("converts nothing that it could not read", async () => {
    expect(await run("A,B\n1,x\n", ["convert", "b.csv", "--to", "json"])).toMatchObject({
      exitCode: 2,
      stdout: "",
    });
  });

  it("shows no control characters, on a screen or in a pipe", async () => {
    const file = "\u001b[2JA,B\n1,2\n";
    const words = ["convert", "b.csv", "--to", "civs"];
    expect((await run(file, words, true)).stdout).toBe("\\u001b[2JA,B\n1,2\n");
    expect((await run(file, words)).stdout).toBe("\\u001b[2JA,B\n1,2\n");
  });
});
