import { describe, expect, it } from "vitest";
import { folder, results, workspaceWith } from "../support/results-workspace.ts";
import { runCli } from "../support/run-cli.ts";

const now = "2026-10-27T12:00:00Z";
const privateFolder = "elections/.private/2026-10";

describe("a file that a newer version wrote", () => {
  it.each([
    ["elections/committee.yaml", "committee show"],
    ["elections/committee.yaml", "seats fill"],
    ["elections/people.yaml", "seats fill"],
    ["elections/charter.yaml", "charter show"],
    [`${folder}/election.yaml`, "status"],
    [`${folder}/election.yaml`, "next"],
    [`${folder}/record.json`, "results show"],
    [`${folder}/record.json`, "results verify"],
    [`${privateFolder}/record.json`, "results verify"],
    [`${privateFolder}/roll.yaml`, "roll show"],
    [`${privateFolder}/fetch.json`, "roll build"],
    [`${privateFolder}/poll-result.yaml`, "poll show"],
  ])("%s is refused by %s, which says what to do", async (path, command) => {
    const workspace = await workspaceWith();
    await results(workspace, ["prepare"]);
    await results(workspace, ["publish", "--confirm", "2026-10"]);
    // What a later version adds is not complained about: its number alone says enough.
    const isJson = path.endsWith(".json");
    const newer = isJson
      ? '{ "formatVersion": 2, "unheardOf": true }'
      : "formatVersion: 2\nunheardOf: true\n";
    await workspace.write(path, newer);
    const words = ["-C", workspace.root, ...command.split(" ")];
    const { exitCode, stderr } = await runCli(words, { now });
    expect(stderr).toContain(
      `${path}: a newer kata-election wrote this file (formatVersion 2; this version reads 1)`,
    );
    expect(stderr).toContain("Update kata-election");
    expect(stderr).not.toContain("unheardOf");
    expect(exitCode).toBe(2);
    expect(await workspace.read(path)).toBe(newer);
  });

  it("is named by doctor, with what to do", async () => {
    const workspace = await workspaceWith();
    await workspace.write("elections/committee.yaml", "formatVersion: 3\nchairs: all\n");
    const run = await runCli(["-C", workspace.root, "doctor", "--offline", "--json"], { now });
    expect(run.stdout).toContain("a newer kata-election wrote this file (formatVersion 3");
    expect(run.stdout).toContain("Update kata-election");
    expect(run.exitCode).toBe(1);
  });

  it("is named by doctor for each file, and doctor goes on", async () => {
    const workspace = await workspaceWith();
    const yaml = ["elections/committee.yaml", "elections/people.yaml", "elections/charter.yaml"];
    yaml.push("elections/.private/people.yaml", `${folder}/election.yaml`);
    yaml.push(`${privateFolder}/roll.yaml`, `${privateFolder}/roll.2.yaml`);
    yaml.push(`${privateFolder}/freeze.yaml`, `${privateFolder}/poll-result.yaml`);
    const json = [`${folder}/record.json`, `${folder}/voters.json`];
    json.push(`${privateFolder}/record.json`, `${privateFolder}/fetch.json`);
    for (const path of yaml) await workspace.write(path, "# made\nformatVersion: 2\nnew: [1]\n");
    for (const [at, path] of json.entries()) {
      await workspace.write(path, JSON.stringify({ formatVersion: 2, new: 1 }, null, at % 2));
    }
    const run = await runCli(["-C", workspace.root, "doctor", "--offline", "--json"], { now });
    const { findings } = JSON.parse(run.stdout) as { findings: { about: string; found: string }[] };
    const told = findings.filter(({ found }) => found.includes("a newer kata-election wrote"));
    const paths = told.map(({ found }) => found.split(":")[0]);
    // The pages are held against the charter: it is named there again.
    expect([...new Set(paths)].sort()).toEqual([...yaml, ...json].sort());
    expect(findings.map(({ about }) => about)).toContain("README.md members");
  });

  it.each([
    ["a lower number", "formatVersion: 0\n"],
    ["a word", "formatVersion: two\n"],
    ["none", "seats: []\n"],
  ])("is not what %s means", async (_, text) => {
    const workspace = await workspaceWith();
    await workspace.write("elections/committee.yaml", text);
    const { exitCode, stderr } = await runCli(["-C", workspace.root, "committee", "show"], { now });
    expect(stderr).toMatch(/elections\/committee\.yaml:1:\d+: formatVersion/);
    expect(stderr).not.toContain("newer");
    expect(exitCode).toBe(2);
  });
});
