import { readFile, utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

/** The files of the demo as version 0.1.0 wrote them, kept as they were. */
const written = new URL("../support/written-by-0.1.0/", import.meta.url);
const places = {
  "README.md": "members.md",
  "elections/committee.yaml": "committee.yaml",
  "elections/people.yaml": "people.yaml",
  "elections/arch-committee-2027-04/election.yaml": "election.yaml",
  "elections/.private/2027-04/roll.yaml": "roll.yaml",
  "elections/.private/2027-04/poll-result.yaml": "poll-result.yaml",
  "elections/.private/2027-04/ballots.csv": "ballots.csv",
};

const published = {
  "elections/arch-committee-2027-04/record.json": "record.json",
  "elections/arch-committee-2027-04/Results.md": "Results.md",
  "elections/.private/2027-04/record.json": "complete-record.json",
};

async function olderWorkspace(more: Readonly<Record<string, string>> = {}) {
  const files = Object.entries({ ...places, ...more }).map(
    async ([path, name]) => [path, await readFile(new URL(name, written), "utf8")] as const,
  );
  const workspace = await temporaryWorkspace(Object.fromEntries(await Promise.all(files)));
  // Ballots saved before their poll opened are asked about.
  const saved = new Date("2027-04-26T16:00:00Z");
  await utimes(join(workspace.root, "elections/.private/2027-04/ballots.csv"), saved, saved);
  return workspace;
}

describe("files that version 0.1.0 wrote", () => {
  it.each([
    ["committee show", "dana-w"],
    ["status", "2027-04"],
    ["roll show --json", "ada-l"],
    ["roll export --to json", '"ada-l"'],
    ["roll export --to markdown", "Ada Lindqvist"],
    ["candidates list", "Goran Delacroix"],
    ["poll show", "Ivo Castellan"],
    ["tally --election 2027-04", "Dana Whitfield"],
    ["seats fill", "Farah Novak"],
    ["calendar", "2027-04-26"],
  ])("are read by %s", async (command, expected) => {
    const { root } = await olderWorkspace();
    const words = ["-C", root, ...command.split(" ")];
    const { exitCode, stdout, stderr } = await runCli(words, { now: "2027-04-27T12:00:00Z" });
    expect(stderr).not.toContain("error:");
    expect(stdout).toContain(expected);
    expect(exitCode).toBe(0);
  });

  it("are valid for doctor, and edited in place", async () => {
    const { root, read } = await olderWorkspace();
    const now = "2027-04-27T12:00:00Z";
    const { stdout } = await runCli(["-C", root, "doctor", "--offline", "--json"], { now });
    const { findings } = JSON.parse(stdout) as { findings: { about: string; state: string }[] };
    const states = new Map(findings.map(({ about, state }) => [about, state]));
    for (const path of Object.keys(places).slice(1, 4))
      expect([path, states.get(path)]).toEqual([path, "good"]);

    const before = await read("elections/people.yaml");
    const words = [
      "roll",
      "exclude",
      "ada-l",
      "--by",
      "priya-h",
      "--reason",
      "asked to be left out",
    ];
    expect((await runCli(["-C", root, ...words], { now })).exitCode).toBe(0);
    const after = await read("elections/people.yaml");
    for (const line of before.split("\n")) expect(after).toContain(line.replace(/\[\]$/, ""));
    expect(after).toContain("asked to be left out");
  });

  it("verify as a published result, whatever words this version has for the reasons", async () => {
    const { root } = await olderWorkspace(published);
    const options = { now: "2027-05-05T12:00:00Z" };
    const { exitCode, stdout } = await runCli(["-C", root, "results", "verify"], options);
    expect(stdout).toContain(" passed, 0 failed");
    expect(stdout).toContain("another version worded those of farah-n and ivo-c");
    expect(exitCode).toBe(0);
    const shown = await runCli(["-C", root, "results", "show"], options);
    expect([shown.exitCode, shown.stderr]).not.toContain("error");
    const words = ["results", "prepare", "--by", "priya-h", "--erratum", "nothing, in fact"];
    const prepared = await runCli(["-C", root, ...words], options);
    expect(prepared.stderr).toContain("matches the files");
  });
});
