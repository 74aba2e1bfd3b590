import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { workspaceWith } from "../../../support/results-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

// Ada over Bo 3–1, Ada over Cy 3–1, Bo over Cy 2–2, one voter without an opinion on Cy.
const small = "Ada Lindqvist,Bo Keller,Cy Mora\n1,2,3\n1,3,2\n2,1,3\n1,2,No opinion\n3,2,1\n";

async function tallyOf(text: string, words: readonly string[] = [], screen = false) {
  const { root } = await temporaryWorkspace({ "ballots.csv": text });
  return runCli(["tally", "ballots.csv", ...words], { workingFolder: root, screen });
}

describe("kata-election tally", () => {
  it("shows ranking, sets and matrix, tab-separated where no screen is", async () => {
    // Ada over Bo: rows 1, 2, 4. Ada over Cy: rows 1, 2, 3; Cy over Ada: row 5. Bo over Cy: 1, 3;
    // Cy over Bo: 2, 5. Bo over Ada: 3, 5. Bo and Cy tie between themselves, but Bo's loss to Ada (3–2) is
    // milder than Cy's (3–1); once Ada is gone they are equal.
    expect(await tallyOf(small)).toEqual({
      exitCode: 0,
      stderr: expect.stringContaining("so 1 is read as the best; if it is not, give"),
      stdout: [
        "5 ballots counted by minimax (0 abstentions)",
        "",
        "1\tAda Lindqvist\t",
        "2\tBo Keller\ttied with 1",
        "2\tCy Mora\ttied with 1",
        "",
        "Why:",
        "  1  Ada Lindqvist: defeats everyone ranked below; closest result 3–2 over Bo Keller",
        "  2  Bo Keller: tied with Cy Mora: the rule finds no difference; hardest pairing left is 2–2 against Cy Mora",
        "  2  Cy Mora: tied with Bo Keller: the rule finds no difference; hardest pairing left is 2–2 against Bo Keller",
        "",
        "Condorcet winner: Ada Lindqvist",
        "Condorcet loser:  none",
        "",
        "\tAda Lindqvist\tBo Keller\tCy Mora",
        "Ada Lindqvist\t0\t3\t3",
        "Bo Keller\t2\t0\t2",
        "Cy Mora\t1\t2\t0",
        "",
      ].join("\n"),
    });
  });

  it("--details adds the sets and what the other rules say", async () => {
    const { stdout } = await tallyOf(small, ["--details"]);
    expect(stdout).toContain("Smith set:        Ada Lindqvist\nSchwartz set:     Ada Lindqvist\n");
    expect(stdout).toContain("\nschulze\t1\t");
  });

  it("--json has the documented form", async () => {
    const { stdout } = await tallyOf("A,B\n1,2\n2,1\n1,2\n-,-\n", ["--json"]);
    expect(JSON.parse(stdout)).toEqual({
      formatVersion: 1,
      rule: "minimax",
      candidates: ["A", "B"],
      ballots: {
        counted: 4,
        invalid: 0,
        abstentions: 1,
        // printf '%s\n' -,- 1,2 1,2 2,1 | sha256sum
        digest: "092ce95181cd4c6f8142ec8ef7e0828f23cd0a2cc634efb6fef866ce20ca4730",
        unranked: "no-opinion",
        skipped: [],
      },
      pairwise: [
        [0, 2],
        [1, 0],
      ],
      condorcetWinner: "A",
      condorcetLoser: "B",
      smithSet: ["A"],
      schwartzSet: ["A"],
      ranking: [["A"], ["B"]],
      weakCondorcetWinners: ["A"],
      cycles: [],
      reasons: [
        { candidate: "A", place: 1, reason: "defeats the only other one left, 2–1 over B" },
        { candidate: "B", place: 2, reason: "defeated by everyone" },
      ],
      // Two candidates: every rule follows the majority.
      agreement: [
        "minimax",
        "minimax-opposition",
        "minimax-winning-votes",
        "schulze",
        "ranked-pairs",
        "mam",
        "condorcet-irv",
        "bottom-two-runoff",
        "copeland",
      ].map((rule) => ({ rule, ranking: [["A"], ["B"]], agrees: true, remarks: [] })),
    });
    expect(stdout.startsWith('{\n  "formatVersion": 1')).toBe(true);
  });

  // A rotation beside a Condorcet loser D: A over B 6–3, B over C 7–2, C over A 5–4, all over D 9–0.
  const cycle =
    "A,B,C,D\n1,2,3,4\n1,2,3,4\n1,2,3,4\n1,2,3,4\n3,1,2,4\n3,1,2,4\n3,1,2,4\n2,3,1,4\n2,3,1,4\n";

  it("counts by the rule named", async () => {
    // Copeland: A, B and C win two and lose one each.
    const { stdout } = await tallyOf(cycle, ["--rule", "copeland"]);
    expect(stdout).toContain("counted by copeland");
    expect(stdout).toContain("1\tA\ttied with 2\n1\tB\ttied with 2\n1\tC\ttied with 2\n4\tD\t");
  });

  it("--all-rules compares the rules, and whom they would seat", async () => {
    // Minimax: worst margins A 1, B 3, C 5. The others by hand: opposition A 5, B 6, C 7 against; winning
    // votes alike; Schulze and ranked pairs drop C over A; places A 4, B 3, C 2 first: C is set aside,
    // A beats B; then B beats C; seeds A, B, C: A is beaten by C, so B–C meet, B stays, A beats B.
    const piped = await tallyOf(cycle, ["--all-rules", "--seats", "1"]);
    expect(piped.stdout.split("\n\n").at(-1)).toBe(
      [
        "rule\tA\tB\tC\tD\tseats",
        "minimax\t1\t2\t3\t4\tsame",
        "minimax-opposition\t1\t2\t3\t4\tsame",
        "minimax-winning-votes\t1\t2\t3\t4\tsame",
        "schulze\t1\t2\t3\t4\tsame",
        "ranked-pairs\t1\t2\t3\t4\tsame",
        "mam\t1\t2\t3\t4\tsame",
        "condorcet-irv\t1\t2\t3\t4\tsame",
        "bottom-two-runoff\t1\t2\t3\t4\tsame",
        "copeland\t1=\t1=\t1=\t4\ta tie",
        "",
      ].join("\n"),
    );
    const shown = await tallyOf(cycle, ["--all-rules"], true);
    expect(shown.stdout).toContain("│copeland             │1=│1=│1=│4│differs│");
  });

  it("shows cycles, and how close it was where the places are named", async () => {
    const { stdout } = await tallyOf(cycle, ["--seats", "1"], true);
    expect(stdout).toContain("Cycle:            A > B > C > A (6–3, 7–2, 5–4)\n");
    expect(stdout).toContain(
      "Closeness:        It would take 1 changed or 1 added ballots to change who is",
    );
    const two = await tallyOf(small, ["--seats", "2"]);
    expect(two.stdout).toContain(
      "who has the first 2 places (ignoring the limit). These are bounds",
    );
    const all = await tallyOf(small, ["--seats", "3"]);
    expect(all.stdout).not.toContain("Closeness");
    const { closeness } = JSON.parse((await tallyOf(cycle, ["--seats", "1", "--json"])).stdout);
    expect(closeness).toEqual({
      places: 1,
      changed: { atLeast: 1, atMost: 1 },
      added: { atLeast: 1, atMost: 1 },
    });
  });

  it("names the undefeated where nobody defeats everyone", async () => {
    const { stdout } = await tallyOf("A,B,C\n1,2,3\n2,1,3\n");
    expect(stdout).toContain("Condorcet winner: none (undefeated: A, B)\n");
  });

  it("wants a seed where mam needs a lot, and says so in the result", async () => {
    const rotation = "A,B,C\n1,2,3\n3,1,2\n2,3,1\n";
    const refused = await tallyOf(rotation, ["--rule", "mam"]);
    expect(refused).toMatchObject({ exitCode: 3, stdout: "" });
    expect(refused.stderr).toContain("--seed");
    const drawn = await tallyOf(rotation, ["--rule", "mam", "--seed", "1 May\u001b", "--json"]);
    expect(drawn.exitCode).toBe(0);
    expect(drawn.stderr).toContain('seed "1 May\\u001b"');
    expect(JSON.parse(drawn.stdout).remarks).toHaveLength(1);
    const compared = await tallyOf(rotation, ["--all-rules"]);
    expect(compared.stdout).toContain("mam\t-\t-\t-\t-\n");
    expect(compared.stdout).toContain("mam: mam needs a lot here");
  });

  it.each(["0", "-1", "x", "1.5"])("refuses --seats %s", async (seats) => {
    expect(await tallyOf(cycle, ["--seats", seats])).toMatchObject({ exitCode: 2, stdout: "" });
  });

  it("fits 80 columns with 12 candidates whose long names begin alike", async () => {
    const names = Array.from(
      { length: 12 },
      (_, index) => `Representative of the Northwind ${String.fromCharCode(65 + index)}`,
    );
    const ballot = names.map((_, index) => index + 1).join(",");
    const text = `${names.join(",")}\n${`${ballot}\n`.repeat(83)}`;
    const { stdout } = await tallyOf(text, ["--all-rules", "--seats", "4"], true);
    const lines = stdout.trimEnd().split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const rows = lines.filter((line) => /^│ ?\d+ /.test(line)).map((line) => line.split("│")[1]);
    expect(new Set(rows.map((row) => row?.replace(/\d+/, ""))).size).toBe(12);
    expect(stdout).toContain("83+");
    expect(stdout).toContain("0-");
  });

  it("takes unranked candidates for last when told to", async () => {
    const text = "A,B\n1,No opinion\n";
    expect((await tallyOf(text)).stdout).toContain("1\tA\ttied with 1");
    const last = await tallyOf(text, ["--unranked", "last"]);
    expect(last.stdout).toContain("(0 abstentions, unranked candidates count as last)");
    expect(last.stdout).toContain("2\tB\t\n");
  });

  it("counts nothing with an invalid ballot, and without it only when told to", async () => {
    const refused = await tallyOf("A,B\n1,2\nx,1\n");
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(refused.stderr).toContain('ballots.csv:3: column 1 (A): found "x"; allowed: a whole');
    const skipped = await tallyOf("A,B\n1,2\nx,1\n", ["--skip-invalid"]);
    expect(skipped.exitCode).toBe(0);
    expect(skipped.stdout).toContain("1 ballot counted by minimax (0 abstentions, 1 invalid");
    expect(skipped.stderr).toContain('skipped: ballots.csv:3: column 1 (A): found "x"');
    const json = await tallyOf("A,B\n1,2\nx,1\n", ["--skip-invalid", "--json"]);
    expect(JSON.parse(json.stdout).ballots).toMatchObject({
      invalid: 1,
      skipped: [{ line: 3, column: 1, candidate: "A", found: '"x"' }],
    });
  });

  it("refuses a scale that may be reversed until it is told", async () => {
    const text = "A,B\n0,5\n";
    expect(await tallyOf(text, ["--skip-invalid"])).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("--highest-is-best"),
    });
    expect((await tallyOf(text, ["--highest-is-best"])).stdout).toContain("1\tB\t\n2\tA");
  });

  it("counts nothing where the first line is a ballot", async () => {
    const run = await tallyOf("1,2\n2,1\n", ["--skip-invalid"]);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain("the line with the names is missing");
  });

  it.each([
    ["no ballots", "A,B\n", "No ballots were cast: nothing ranks A, B."],
    ["one candidate", "A\n1\n1\n", "1\tA\t\n"],
    ["all tied", "A,B,C\n1,1,1\n2,2,2\n", "1\tC\ttied with 2"],
    [
      "names of object properties",
      "__proto__,constructor\n2,1\n",
      "1\tconstructor\t\n2\t__proto__",
    ],
    ["control characters in a name", "\u001b[2JA,B\n1,2\n", "1\t\\u001b[2JA\t"],
  ])("counts %s", async (_, text, line) => {
    const { exitCode, stdout } = await tallyOf(text);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(line);
  });

  it.each([[true], [false]])("counts a hundred candidates (screen: %s)", async (screen) => {
    const names = Array.from({ length: 100 }, (_, index) => `Candidate ${index + 1}`);
    const text = `${names.join(",")}\n${names.map((_, index) => index + 1).join(",")}\n`;
    const { exitCode, stdout } = await tallyOf(text, [], screen);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Candidate 100");
  });

  it("explains itself", async () => {
    const { stdout } = await runCli(["tally", "--help"]);
    expect(stdout).toContain("Examples:");
    expect(stdout).toContain("--skip-invalid");
  });
});

const makePipe = "mkfifo";

describe("kata-election tally, given something else than ballots,", () => {
  const refusal = async (name: string, prepare: (path: string) => unknown) => {
    const { root } = await temporaryWorkspace();
    await prepare(join(root, name));
    const { exitCode, stdout, stderr } = await runCli(["tally", name], { workingFolder: root });
    expect([exitCode, stdout]).toEqual([2, ""]);
    return stderr;
  };

  it.each([
    ["nothing", () => {}, "error: x does not exist"],
    [
      "gzip",
      (path: string) => writeFile(path, gzipSync("A,B\n1,2\n")),
      "x is compressed with gzip",
    ],
    ["UTF-16", (path: string) => writeFile(path, "\ufeffA,B\n", "utf16le"), "x is text in UTF-16"],
    [
      "Latin-1",
      (path: string) => writeFile(path, "Jos\u00e9,B\n", "latin1"),
      "x is not UTF-8 text",
    ],
    ["a web page", (path: string) => writeFile(path, "<!DOCTYPE html>\n"), "x is a web page"],
    ["an empty file", (path: string) => writeFile(path, ""), "x: no line at all"],
    ["a pipe", (path: string) => execFileSync(makePipe, [path]), "x is a pipe"],
  ])("says that it is %s", async (_, prepare, message) => {
    expect(await refusal("x", prepare)).toContain(message);
  });

  it("says that it is a folder", async () => {
    const { root } = await temporaryWorkspace();
    const run = await runCli(["tally", "elections"], { workingFolder: root });
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain("elections is a folder");
  });
});

describe("kata-election tally, where nobody voted,", () => {
  const names = "Ada Lindqvist,Bo Keller,Cy Mora,Di Okoye";

  it("says so, instead of tables in which all are tied", async () => {
    expect((await tallyOf(`${names}\n`)).stdout).toBe(
      `No ballots were cast: nothing ranks ${names.replaceAll(",", ", ")}.\n`,
    );
    const skipped = await tallyOf(`${names}\nx,2,3,4\n`, ["--skip-invalid"]);
    expect(skipped.stdout).toMatch(/^None of 1 ballots can be read: /);
  });

  it("stops with 3 for an election", async () => {
    const path = "elections/.private/2026-10/ballots.csv";
    const { root } = await workspaceWith({ [path]: `${names}\n` });
    const run = await runCli(["tally", "--election"], { workingFolder: root });
    expect(run.exitCode).toBe(3);
    expect(run.stdout).toMatch(/^No ballots were cast: [^\n]*\n$/);
    expect(run.stderr).toContain(`Is ${path} the export of the right poll`);
  });

  it("stops with 3 where there are more ballots than voters", async () => {
    const roll = `formatVersion: 1
election: 2026-10
rule: { charter: 2025-03-07, organization: kata-containers, basis: x, from: 2025-10-05T00:00:00Z, until: 2026-10-05T00:00:00Z, oldestCommit: 2024-10-05T00:00:00Z, branches: any, repositories: [], skipped: [], tool: x }
evidence: { pullRequests: 0, counted: 0, repositories: 0, sha256: ${"e".repeat(64)} }
voters: []
review: []
excluded: []
`;
    const { root } = await workspaceWith({ "elections/.private/2026-10/roll.yaml": roll });
    const run = await runCli(["tally", "--election"], { workingFolder: root });
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("has 3 ballots, but the roll has 0 voters");
    expect(run.stderr).toContain("  - about: ballots");
  });
});
