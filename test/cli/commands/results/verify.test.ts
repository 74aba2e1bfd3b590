import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  ballots,
  electionFile,
  folder,
  ledger,
  results,
  workspaceWith,
} from "../../../support/results-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import type { TemporaryWorkspace } from "../../../support/temporary-workspace.ts";

describe("results verify", () => {
  async function published(level: string): Promise<TemporaryWorkspace> {
    const workspace = await workspaceWith();
    await results(workspace, ["prepare", "--level", level]);
    await results(workspace, ["publish", "--confirm", "2026-10"]);
    return workspace;
  }
  const recordPath = `${folder}/record.json`;

  it.each(["winners", "ranking", "matrix"])(
    "finds that all follows, at the level %s",
    async (level) => {
      const run = await results(await published(level), ["verify", "2026-10"]);
      expect(run.stdout).not.toContain("does not match");
      expect(run.exitCode).toBe(0);
      const table = run.stdout.split("\n");
      for (const line of [
        "the public record\tthe complete one\tmatches",
        "the count and who is seated\tthe ballots\tmatches",
        "the whole result\tballots, ledger, election.yaml\tmatches",
        "the digest of committee.yaml\tthe file\tnot checked",
        "the result page\tthe public record\tmatches",
        "the terms\tthe public record\tmatches",
        "the list of members\tthe public record and the ledger\tmatches",
      ]) {
        expect(table).toContain(line);
      }
      expect(run.stdout).toContain(
        "  the digest of committee.yaml: has changed since, as expected: publishing adds the new terms",
      );
    },
  );

  it("checks what a stranger can check, without the private folder", async () => {
    const workspace = await published("matrix");
    await rm(join(workspace.root, "elections/.private"), { recursive: true });
    const run = await results(workspace, ["verify"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("the public record\tthe complete one\tnot checked\n");
    expect(run.stdout).toContain("the ranking and every place\tthe pairwise counts\tmatches\n");
    expect(run.stdout).toContain(
      "  the whole result: elections/.private/2026-10/ballots.csv is private; only the officials have it\n",
    );
    expect(run.stdout).toContain("  the count and who is seated: there are no ballots here:");
  });

  it("names each number that does not follow, and exits with 1", async () => {
    const workspace = await published("ranking");
    const record = await workspace.read(recordPath);
    await workspace.write(recordPath, record.replace('"counted": 3', '"counted": 4'));
    const run = await results(workspace, ["verify", "--json"]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("2 numbers or names do not match in the result of 2026-10");
    const report = JSON.parse(run.stdout);
    expect(report).toMatchObject({
      formatVersion: 1,
      subject: recordPath,
      election: "2026-10",
      level: "ranking",
      revision: 1,
      follows: false,
      summary: { failed: 2, notMade: 2 },
    });
    expect(report.checks[0]).toEqual({
      about: "the public record",
      from: "the complete one",
      file: recordPath,
      outcome: "does not follow",
      wrong: [{ where: "ballots.counted", expected: "3", found: "4" }],
      why: null,
    });
    await workspace.write("elections/.private/2026-10/ballots.csv", `${ballots}4,3,2,1\n`);
    const recounted = await results(workspace, ["verify"]);
    expect(recounted.stdout).toContain(
      "  elections/.private/2026-10/record.json (the whole result, from ballots, ledger, election.yaml):\n    ballots.counted: expected 4, found 3\n",
    );
    expect(recounted.stdout).toContain("the digest of ballots.csv\tthe file\tdoes not match");
  });

  it("names a changed complete record, spacing, and an edited page", async () => {
    const workspace = await published("winners");
    await workspace.write(recordPath, (await workspace.read(recordPath)).replace("{\n", "{\n\n"));
    expect((await results(workspace, ["verify"])).stdout).toContain(
      "the text: expected as results publish writes it, found edited",
    );
    const complete = "elections/.private/2026-10/record.json";
    await workspace.write(
      complete,
      (await workspace.read(complete)).replace('"counted": 3', '"counted": 9'),
    );
    await workspace.write(`${folder}/Results.md`, "by hand\n");
    const run = await results(workspace, ["verify"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/completeRecord: expected [0-9a-f]{64}, found [0-9a-f]{64}/);
    expect(run.stdout).toContain("ballots.counted: expected 3, found 9");
    expect(run.stdout).toContain("a link to cy-m: expected 2 times, found 0 times");
    expect(run.stdout).toContain("the result page: its text differs from what was generated");
    await rm(join(workspace.root, `${folder}/Results.md`));
    expect((await results(workspace, ["verify"])).stdout).toContain(
      `the result page: ${folder}/Results.md is not here`,
    );
  });

  it("says so where the files give no result any more, or a record is complete in a public place", async () => {
    const workspace = await published("winners");
    await workspace.write(
      "elections/committee.yaml",
      ledger.replace("seat: 7, holder: jo-l", "seat: 6, holder: jo-l"),
    );
    await workspace.write(
      recordPath,
      await workspace.read("elections/.private/2026-10/record.json"),
    );
    const run = await results(workspace, ["verify"]);
    expect(run.stdout).toContain("the files no longer give a result: ");
    expect(run.stdout).toContain(
      "level: expected winners, ranking or matrix, in a public place, found complete",
    );
  });

  it("takes the last published election, though another one is in progress", async () => {
    const workspace = await published("winners");
    await workspace.write(
      "elections/arch-committee-2027-04/election.yaml",
      electionFile([]).replaceAll("2026-10", "2027-04"),
    );
    const run = await results(workspace, ["verify"]);
    expect(run.stderr).toContain("The result of 2026-10, revision 1");
    expect((await results(workspace, ["page"])).exitCode).toBe(0);
  });

  it("verifies a file alone, outside any checkout", async () => {
    const workspace = await published("matrix");
    const run = await runCli(["results", "verify", join(workspace.root, recordPath)], {
      workingFolder: "/",
    });
    expect(run.exitCode).toBe(0);
    expect(run.stdout.split("\n").filter((line) => line !== "")).toEqual([
      "What could be checked matches. 6 checks: 5 passed, 0 failed, 1 could not be made here.",
      "Not checked, and why",
      "  the count and who is seated: there are no ballots here: only the officials have them (--ballots names another copy)",
      "what\tfrom\tresult",
      "the count and who is seated\tthe ballots\tnot checked",
      "seats, limit, ballots and roll\teach other\tmatches",
      "the poll and its page\tthe record's other entries\tmatches",
      "the ranking and every place\tthe pairwise counts\tmatches",
      "who is seated\tthe places and the limit\tmatches",
      "the reasons\tthe outcomes\tmatches",
    ]);
  });

  it.each([
    ["not JSON", "{", "not JSON"],
    [
      "of a newer format",
      '{ "formatVersion": 2 }',
      "a newer kata-election wrote this file (formatVersion 2; this version reads 1)",
    ],
    ["another file", '{ "formatVersion": 1, "__proto__": {} }', "record.json: "],
  ])("refuses a file that is %s", async (_, text, message) => {
    const workspace = await workspaceWith({ "record.json": text });
    const run = await results(workspace, ["verify", "record.json"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it("refuses what is no file, and an election without a record", async () => {
    const workspace = await workspaceWith();
    expect((await results(workspace, ["verify", "nothing.json"])).stderr).toContain(
      "nothing.json does not exist\nName a record.json, or an election",
    );
    const none = await results(workspace, ["verify"]);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain("there is no record of the election 2026-10");
  });
});
