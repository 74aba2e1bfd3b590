import { describe, expect, it } from "vitest";
import { runCli } from "../../support/run-cli.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

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
    expect(run.stdout).toContain("none listed for this time");
    expect(run.stderr).toBe("There is no checkout here: these are the built-in rules.\n");
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
      "pages",
    ]);
    expect(report).toMatchObject({ formatVersion: 1, asOf: "2026-09-16", id: "2025-03-07" });
    expect(report.rules.seats.value).toEqual({ total: 7, autumn: 3, spring: 4 });
  });

  const stale = {
    "README.md": "Vote in the Autumn (4 seats available).\n\nComprised of 7 members\u202e.\n",
    "elections/README.md":
      "<<<<<<< HEAD\n\nThe current Architecture Committee members are:\n\n- Ada\n",
    "elections/arch-committee-2024-04/README.md":
      "There are three seats up for election. They are held by `Ada` and `Bo`.\nSee https://github.com/kata-containers/community/tree/master/elections.",
    "elections/arch-committee-2024-04/Results.md":
      "Two nominations were received for the October 2023 elections:\n\n- Ada\n- Bo\n- Cy\n",
  };

  it("lists the sentences of pages that say otherwise, with place, sentence and clause", async () => {
    const { root } = await temporaryWorkspace(stale);
    const run = await runCli(["charter", "show"], { workingFolder: root });
    expect(run.exitCode).toBe(0);
    expect(run.stdout.slice(run.stdout.indexOf("Sentences in"))).toBe(
      [
        "Sentences in the pages to correct: 3 (2 pages checked)",
        "",
        "README.md:1: seats filled in autumn: 4 here, 3 in the charter",
        "    “Vote in the Autumn (4 seats available).”",
        "    charter 2025-03-07: “Architecture Committee elections take place in the",
        "    Autumn (3 seats available) and in the Spring (4 seats available).”",
        "    (community README 2023, Architecture Committee)",
        "",
        "elections/README.md:1: the mark of an unfinished merge",
        "    “<<<<<<< HEAD”",
        "",
        "elections/README.md:3: members listed: 1; seats of the committee: 7 (a seat is",
        "vacant, or the list is outdated)",
        "    “The current Architecture Committee members are:”",
        "    charter 2025-03-07: “Architecture Committee elections take place in the",
        "    Autumn (3 seats available) and in the Spring (4 seats available).”",
        "    (community README 2023, Architecture Committee)",
        "",
      ].join("\n"),
    );
  });

  it("goes through the pages of past elections when asked", async () => {
    const { root } = await temporaryWorkspace(stale);
    const run = await runCli(["charter", "show", "--past-pages"], {
      workingFolder: root,
      columns: 120,
    });
    for (const words of [
      "README.md:1: 3 seats are up, the usual number in the season is 4",
      "README.md:1: 3 seats are up, but 2 holders are named",
      "README.md:2: the link goes to an old branch; it is now\nhttps://github.com/kata-containers/community/tree/main",
      "Results.md:1: says 2, but the list has 3",
      "Results.md:1: speaks of 2023-10 on a page of 2024-04",
    ]) {
      expect(run.stdout).toContain(words);
    }
  });

  it("puts them into the JSON, and says so where there is nothing to correct", async () => {
    const { root } = await temporaryWorkspace({ "README.md": "Comprised of five seats." });
    const { pages } = JSON.parse(
      (await runCli(["charter", "show", "--json"], { workingFolder: root })).stdout,
    );
    expect(pages.checked).toEqual(["README.md"]);
    expect(pages.findings).toMatchObject([
      { path: "README.md", line: 1, code: "contradicts-charter", about: "seats", rule: "seats" },
    ]);
    const { root: clean } = await temporaryWorkspace({ "README.md": "Hello." });
    expect((await runCli(["charter", "show"], { workingFolder: clean })).stdout).toContain(
      "No sentence in the pages contradicts the charter (1 page checked).",
    );
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
