import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../../support/run-cli.ts";
import {
  type TemporaryWorkspace,
  temporaryWorkspace,
} from "../../../support/temporary-workspace.ts";

const files = {
  "1.csv": "Ada,Bo,Cy\n1,2,3\n1,3,2\n",
  "2.csv": "Ada,Bo,Cy\n2,1,3\n-,-,-\n",
  "other.csv": "Ada,Bo,Di\n1,2,3\n",
};

async function partial(workspace: TemporaryWorkspace, name: string, words: readonly string[] = []) {
  const run = await runCli(["tally", `${name}.csv`, "--partial", ...words], {
    workingFolder: workspace.root,
  });
  await workspace.write(`${name}.json`, run.stdout);
  return run;
}

async function merged(names: readonly string[], words: readonly string[] = []) {
  const workspace = await temporaryWorkspace(files);
  for (const name of ["1", "2", "other"]) await partial(workspace, name);
  const paths = names.map((name) => `${name}.json`);
  return runCli(["tally", "--merge", ...paths, ...words], { workingFolder: workspace.root });
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("kata-election tally --partial and --merge", () => {
  it("print a shard, and count all shards", async () => {
    const workspace = await temporaryWorkspace(files);
    const { stdout } = await partial(workspace, "1");
    expect(JSON.parse(stdout)).toEqual({
      formatVersion: 1,
      partial: {
        candidates: ["Ada", "Bo", "Cy"],
        unranked: "no-opinion",
        counted: 2,
        abstentions: 0,
        invalid: 0,
        digest: sha256(files["1.csv"]),
        pairwise: [
          [0, 2, 2],
          [0, 0, 1],
          [0, 1, 0],
        ],
      },
    });
    const report = JSON.parse((await merged(["2", "1"], ["--json"])).stdout);
    expect(report).toMatchObject({
      ballots: { counted: 4, abstentions: 1, invalid: 0, digest: null },
      pairwise: [
        [0, 2, 3],
        [1, 0, 2],
        [0, 1, 0],
      ],
      ranking: [["Ada"], ["Bo"], ["Cy"]],
      shards: [sha256(files["1.csv"]), sha256(files["2.csv"])].sort(),
    });
    expect(report.agreement.map(({ rule }: { rule: string }) => rule)).not.toContain(
      "condorcet-irv",
    );
    expect((await merged(["1", "2"])).stdout).toContain(
      "4 ballots counted by minimax (1 abstention)",
    );
  });

  it("carries invalid ballots along that were left out", async () => {
    const workspace = await temporaryWorkspace({ "1.csv": "A,B\n1,2\nx,1\n" });
    expect((await partial(workspace, "1")).exitCode).toBe(2);
    const run = await partial(workspace, "1", ["--skip-invalid"]);
    expect(run.stderr).toContain('skipped: 1.csv:3: column 1 (A): found "x"');
    const { stdout } = await runCli(["tally", "--merge", "1.json"], {
      workingFolder: workspace.root,
    });
    expect(stdout).toContain("1 ballot counted by minimax (0 abstentions, 1 invalid and left out)");
  });

  it.each([
    ["a shard given twice", ["1", "1"], [], "1.json: the same ballots as 1.json"],
    ["other candidates", ["1", "other"], [], "other.json: other candidates than 1.json"],
    ["no such file", ["1", "gone"], [], "gone.json does not exist"],
    [
      "a rule that needs the ballots",
      ["1", "2"],
      ["--rule", "condorcet-irv"],
      "it needs the ballots",
    ],
  ])("refuse %s", async (_, names, words, message) => {
    const run = await merged(names, words);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });

  it("refuse shards that count unranked candidates otherwise", async () => {
    const workspace = await temporaryWorkspace(files);
    await partial(workspace, "1");
    await partial(workspace, "2", ["--unranked", "last"]);
    const run = await runCli(["tally", "--merge", "1.json", "2.json"], {
      workingFolder: workspace.root,
    });
    expect(run.stderr).toContain("2.json: treats unranked candidates differently from 1.json");
  });

  it.each([
    ["no JSON", "{", "x.json: not JSON"],
    ["no shard", '{"formatVersion":1}', "x.json: partial: "],
    [
      "a matrix that does not fit",
      JSON.stringify({
        formatVersion: 1,
        partial: {
          candidates: ["A", "B"],
          unranked: "last",
          counted: 1,
          abstentions: 0,
          invalid: 0,
          digest: "0".repeat(64),
          pairwise: [
            [0, 2],
            [0, 0],
          ],
        },
      }),
      "the matrix does not fit its candidates and ballots",
    ],
  ])("refuse a file with %s", async (_, text, message) => {
    const { root } = await temporaryWorkspace({ "x.json": text });
    const run = await runCli(["tally", "--merge", "x.json"], { workingFolder: root });
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });

  it.each([
    ["an empty file", "", "is empty"],
    ["blank lines only", "\n\n", "has no line with names"],
  ])("meet %s", async (_, text, message) => {
    const { root } = await temporaryWorkspace({ "x.csv": text });
    const run = await runCli(["tally", "x.csv", "--partial"], { workingFolder: root });
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });

  it("refuse names in Latin-1", async () => {
    const { root } = await temporaryWorkspace();
    await writeFile(join(root, "x.csv"), "Jos\u00e9,B\n1,2\n", "latin1");
    const run = await runCli(["tally", "x.csv", "--partial"], { workingFolder: root });
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain("x.csv is not UTF-8 text");
  });
});

describe("a large file", () => {
  it("is counted as a stream, with problems and no digest", async () => {
    const rows = 1_500_000;
    const text = `\nBo,Ada,Cy\n${"1,2,3\n".repeat(rows)}9,x,1\n3,2,1`;
    const { root } = await temporaryWorkspace({ "large.csv": text });
    const refused = await runCli(["tally", "large.csv"], { workingFolder: root });
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(refused.stderr).toContain(`large.csv:${rows + 3}: column 2 (Ada): found "x"`);
    const words = ["tally", "large.csv", "--skip-invalid", "--json"];
    const run = await runCli(words, { workingFolder: root });
    expect(JSON.parse(run.stdout)).toMatchObject({
      candidates: ["Bo", "Ada", "Cy"],
      ballots: { counted: rows + 1, invalid: 1, digest: null },
      pairwise: [
        [0, rows, rows],
        [1, 0, rows],
        [1, 1, 0],
      ],
    });
    expect((await readFile(join(root, "large.csv"))).length).toBeGreaterThan(8 * 1024 * 1024);
  });

  it("with a line of many megabytes is refused", async () => {
    const { root } = await temporaryWorkspace({ "x.csv": `A,B\n1,2\n${"1".repeat(9_000_000)}\n` });
    const run = await runCli(["tally", "x.csv"], { workingFolder: root });
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain("x.csv has a line of more than 1048575 bytes");
  });
});
