import { describe, expect, it } from "vitest";
import {
  afterNominations,
  candidacy,
  duringNominations,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";

const close = (root: string, words: readonly string[] = [], options: CliOptions = {}) =>
  runCli(["candidates", "close", ...words], {
    workingFolder: root,
    now: afterNominations,
    ...options,
  });

/** People with these affiliations, Ann first, who filed in time and were accepted. */
function standing(affiliations: readonly string[], more = "") {
  const names = ["Ann", "Ben", "Cas", "Dot", "Edo"].slice(0, affiliations.length);
  const entries = names.map(
    (name, index) =>
      `  - { login: ${name.toLowerCase()}, name: ${name} Moss, affiliation: ${affiliations[index]}, file: ${name}Moss.md, submitted: 2031-10-07T09:00Z${index === 0 ? more : ""} }\n`,
  );
  const files = names.map((name, index): [string, string] => [
    `${name}Moss.md`,
    candidacy(`${name} Moss`, name.toLowerCase(), affiliations[index]),
  ]);
  return nominationsWorkspace(
    Object.fromEntries(files),
    affiliations.length === 0 ? "" : `candidates:\n${entries.join("")}`,
  );
}

describe("candidates close", () => {
  it("says that a vote is needed: four unaffiliated people stand for three seats", async () => {
    const { root } = await standing(["none", "none", "none", "none"]);
    const run = await close(root);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("4 candidates stand for 3 seats: a vote is needed");
    expect(run.stdout).not.toContain("Elected");
  });

  it("says who is elected without one: three for three", async () => {
    const { root } = await standing(["none", "Northwind", "Southwind"]);
    const run = await close(root);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Elected without a vote: Ann Moss, Ben Moss, Cas Moss.");
    expect(run.stderr).toContain("No poll is held. Have the continuing members confirm it");
  });

  it("leaves seats open: two for three", async () => {
    const { root } = await standing(["none", "none"]);
    const run = await close(root, ["--json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      formatVersion: 1,
      election: "2031-10",
      seats: 3,
      voteNeeded: false,
      openSeats: 1,
      seatedWithoutVote: ["Ann Moss", "Ben Moss"],
      undecided: [],
    });
    expect((await close(root)).stderr).toContain("1 of 3 seats stays open");
  });

  it("asks again after a withdrawal: three of four are left for three seats", async () => {
    const { root } = await standing(["none", "none", "none", "none"]);
    await runCli(["candidates", "withdraw", "ann", "--reason", "no time"], {
      workingFolder: root,
      now: afterNominations,
    });
    const run = await close(root);
    expect(run.stdout).toContain("Elected without a vote: Ben Moss, Cas Moss, Dot Moss.");
  });

  it("stops with exit 3 where it depends on an affiliation that nobody knows", async () => {
    // If Ann belongs to Northwind too, three of it compete for the two places of the limit.
    const { root } = await standing(["unknown", "Northwind", "Northwind"]);
    const run = await close(root);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("depends on an affiliation");
    expect(run.stderr).toContain("about: affiliation");
  });

  it("stops with exit 3 while a candidacy is undecided", async () => {
    const late = await standing(["none"], "");
    await late.write(
      "elections/arch-committee-2031-10/BoKeller.md",
      candidacy("Bo Keller", "bo-k"),
    );
    const run = await close(late.root);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("BoKeller.md is not accepted: accept it, or remove the file");
    const path = "elections/arch-committee-2031-10/election.yaml";
    const text = await late.read(path);
    await late.write(path, text.replace("2031-10-07T09:00Z", "2031-10-13T15:00Z"));
    expect((await close(late.root)).stderr).toContain("AnnMoss.md came late: accept it with");
  });

  it("refuses while nominations are open", async () => {
    const { root } = await standing(["none"]);
    const run = await close(root, [], { now: duringNominations });
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toContain("nominations for election 2031-10 close 2031-10-13T15:00Z");
  });
});
