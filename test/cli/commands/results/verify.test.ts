import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  ballots,
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
      expect(run.stdout).not.toContain("does not follow");
      expect(run.exitCode).toBe(0);
      expect(run.stdout).toContain("follows: the public record, from the complete one");
      expect(run.stdout).toContain(
        "follows: the whole result, from ballots, ledger and election.yaml",
      );
      expect(run.stdout).toContain(
        "not checked: the digest of elections/committee.yaml\n    the file changed since: publishing adds the new terms",
      );
      expect(run.stdout).toContain(`follows: ${folder}/Results.md, from the public record`);
    },
  );

  it("checks what a stranger can check, without the private folder", async () => {
    const workspace = await published("matrix");
    await rm(join(workspace.root, "elections/.private"), { recursive: true });
    const run = await results(workspace, ["verify"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("not checked: the public record, from the complete one");
    expect(run.stdout).toContain("follows: the ranking, from the pairwise counts");
    expect(run.stdout).toContain(
      "not checked: the whole result, from ballots, ledger and election.yaml\n    elections/.private/2026-10/ballots.csv is not here",
    );
  });

  it("names each number that does not follow, and exits with 1", async () => {
    const workspace = await published("ranking");
    const record = await workspace.read(recordPath);
    await workspace.write(recordPath, record.replace('"counted": 3', '"counted": 4'));
    const run = await results(workspace, ["verify", "--json"]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain("1 of what 2026-10 records does not follow");
    const report = JSON.parse(run.stdout);
    expect(report).toMatchObject({ formatVersion: 1, subject: "2026-10", follows: false });
    expect(report.checks[0]).toEqual({
      about: "the public record, from the complete one",
      outcome: "does not follow",
      details: ["ballots.counted: recorded 4, computed 3"],
    });
    await workspace.write("elections/.private/2026-10/ballots.csv", `${ballots}4,3,2,1\n`);
    const recounted = await results(workspace, ["verify"]);
    expect(recounted.stdout).toContain("    ballots.counted: recorded 3, computed 4");
    expect(recounted.stdout).toContain(
      "does not follow: the digest of elections/.private/2026-10/ballots.csv",
    );
  });

  it("names a changed complete record, spacing, and an edited page", async () => {
    const workspace = await published("winners");
    await workspace.write(recordPath, (await workspace.read(recordPath)).replace("{\n", "{\n\n"));
    expect((await results(workspace, ["verify"])).stdout).toContain(
      "it is not the text that follows",
    );
    const complete = "elections/.private/2026-10/record.json";
    await workspace.write(
      complete,
      (await workspace.read(complete)).replace('"counted": 3', '"counted": 9'),
    );
    await workspace.write(`${folder}/Results.md`, "by hand\n");
    const run = await results(workspace, ["verify"]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(
      /completeRecord: recorded [0-9a-f]{64}, the complete record has [0-9a-f]{64}/,
    );
    expect(run.stdout).toContain("ballots.counted: recorded 9, computed 3");
    expect(run.stdout).toContain("the page is not as it was made");
    await rm(join(workspace.root, `${folder}/Results.md`));
    expect((await results(workspace, ["verify"])).stdout).toContain("the page is not here");
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
    expect(run.stdout).toContain("the files do not give a result any more: ");
    expect(run.stdout).toContain("level: recorded complete, in a public place");
  });

  it("verifies a file alone, outside any checkout", async () => {
    const workspace = await published("matrix");
    const run = await runCli(["results", "verify", join(workspace.root, recordPath)], {
      workingFolder: "/",
    });
    expect(run.exitCode).toBe(0);
    expect(run.stdout.split("\n").filter((line) => line !== "")).toEqual([
      "follows: seats, ballots and roll, against each other",
      "follows: the ranking, from the pairwise counts",
      "follows: who is seated, from the ranking and the limit",
    ]);
  });

  it.each([
    ["not JSON", "{", "not JSON"],
    ["of a newer format", '{ "formatVersion": 2 }', "has the format 2, not 1"],
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
      "nothing.json is neither an election nor a file",
    );
    const none = await results(workspace, ["verify"]);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain("there is no record of the election 2026-10");
  });
});
