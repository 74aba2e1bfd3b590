import { describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

describe("kata-election charter show", () => {
  it("shows today's rules with their clauses, no line wider than 80", async () => {
    const { root } = await temporaryWorkspace();
    const run = await runCli(["charter", "show"], { workingFolder: root });
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toMatch(/^Charter 2025-03-07: .* \(as of 2026-09-16\)/);
    expect(run.stdout).toContain(
      [
        "Seats of one organization: at most 2",
        "    “no more than 2 of the 7 seats can be filled by any one organization”",
        "    (community README 2023, Architecture Committee)",
      ].join("\n"),
    );
    expect(run.stdout).toContain("Ties: a person decides");
    expect(Math.max(...run.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("shows the rules of another day outside every workspace, and says so", async () => {
    const run = await runCli(["charter", "show", "--as-of", "2019-02-12"], { workingFolder: "/" });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Seats: 5: 3 in autumn, 2 in spring");
    expect(run.stdout).toContain("none is listed for this time");
    expect(run.stderr).toBe("No workspace here: these are the built-in rules.\n");
  });

  it("prints JSON", async () => {
    const { root } = await temporaryWorkspace();
    const run = await runCli(["charter", "show", "--json"], { workingFolder: root });
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual([
      "formatVersion",
      "asOf",
      "id",
      "title",
      "rules",
      "excludedRepositories",
    ]);
    expect(report).toMatchObject({ formatVersion: 1, asOf: "2026-09-16", id: "2025-03-07" });
    expect(report.rules.seats.value).toEqual({ total: 7, autumn: 3, spring: 4 });
  });

  it.each([
    [["charter", "show", "--as-of", "2019-02-30"], "--as-of 2019-02-30 is not a date"],
    [["charter", "show", "--as-of", "2016-01-01"], "no charter was in force on 2016-01-01"],
    [["charter", "show", "-C", "/no/such"], "/no/such has no folder elections/"],
  ])("refuses %j with exit 2", async (words, message) => {
    const run = await runCli(words);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});
