import { describe, expect, it } from "vitest";
import {
  candidacy,
  nominationsFolder,
  nominationsWorkspace,
} from "../../../support/nominations-workspace.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const registry = `candidates:
  - { login: ada-l, name: Ada Lindqvist, affiliation: Northwind, file: AdaLindqvist.md, submitted: 2031-10-07T09:12Z }
  - { login: bo-k, name: Bo Keller, affiliation: none, file: BoKeller.md, submitted: 2031-10-13T15:00Z, acceptedLate: { by: wei-l, reason: outage }, pullRequest: "https://github.com/x/y/pull/2" }
  - { login: cy-m, name: Cy Mora, file: CyMora.md, submitted: 2031-10-07T10:00Z, withdrawn: { date: 2031-10-15, reason: no time } }
`;

const files = {
  "AdaLindqvist.md": candidacy("Ada Lindqvist", "other-ada", "Northwind; Southwind"),
  "BoKeller.md": candidacy("Bo B. Keller", "BO-K", "Independent"),
  "DiNoor.md": candidacy("Di Noor", "di-n", "Southwind"),
  "Photo.png": "",
};

function list(root: string, words: readonly string[] = []) {
  return runCli(["candidates", "list", ...words], { workingFolder: root });
}

describe("candidates list", () => {
  it("joins files and election.yaml, and says where they differ", async () => {
    const { root } = await nominationsWorkspace(files, registry);
    const { exitCode, stdout, stderr } = await list(root);
    expect(exitCode).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "Name\tLogin\tAffiliation\tState\tFile",
      "Ada Lindqvist\tada-l\tNorthwind\trunning\tAdaLindqvist.md",
      "Bo Keller\tbo-k\tnone\trunning, accepted late\tBoKeller.md",
      "Cy Mora\tcy-m\tunknown\twithdrawn 2031-10-15\tCyMora.md",
      "Di Noor\tdi-n\tSouthwind\tnot accepted\tDiNoor.md",
      "",
    ]);
    expect(stderr.split("\n")).toEqual([
      "warning: Ada Lindqvist: login is ada-l in election.yaml, but other-ada in AdaLindqvist.md",
      "warning: Ada Lindqvist: affiliation is Northwind in election.yaml, but Northwind; Southwind in AdaLindqvist.md",
      "warning: Bo Keller: name is Bo Keller in election.yaml, but Bo B. Keller in BoKeller.md",
      "warning: Cy Mora: CyMora.md, which election.yaml names, is not in the folder",
      "Not candidacies (they name no candidate): Photo.png.",
      "",
    ]);
  });

  it("is as complete in JSON", async () => {
    const { root } = await nominationsWorkspace(files, registry);
    const { stdout, stderr } = await list(root, ["--json"]);
    const report = JSON.parse(stdout);
    expect(stderr).toBe("");
    expect(report).toMatchObject({ formatVersion: 1, election: "2031-10", accepted: true });
    expect(report.candidates).toHaveLength(4);
    expect(report.candidates[1]).toEqual({
      name: "Bo Keller",
      login: "bo-k",
      affiliation: "none",
      emails: ["bo-k@works.example"].map(() => "BO-K@works.example"),
      file: "BoKeller.md",
      state: "standing",
      submitted: "2031-10-13T15:00Z",
      acceptedLate: { by: "wei-l", reason: "outage" },
      withdrawn: null,
      pullRequest: "https://github.com/x/y/pull/2",
      announcement: null,
      differences: [{ field: "name", file: "Bo B. Keller", accepted: "Bo Keller" }],
    });
    expect(report.candidates[2]).toMatchObject({
      withdrawn: { date: "2031-10-15", reason: "no time" },
      differences: [{ field: "file", problem: "missing" }],
    });
  });

  it("reads a past election's files alone", async () => {
    const folder = "elections/arch-committee-2018-09";
    const { root } = await temporaryWorkspace({
      [`${folder}/AdaLindqvist.txt`]: "Name: Ada Lindqvist\nEmail: ada@works.example\n\nI stand.\n",
      [`${folder}/2018-09-Results.txt`]: "Results:\n1) Ada\n",
      [`${folder}/README.md`]: "Name: of the election\n",
      [`${folder}/Broken.md`]: "a".repeat(256 * 1024 + 1),
    });
    const { stdout, stderr } = await list(root, ["--election", "2018-09"]);
    expect(stdout).toBe(
      "Name\tLogin\tAffiliation\tState\tFile\nAda Lindqvist\t-\t-\tfiled\tAdaLindqvist.txt\n-\t-\t-\tfiled\tBroken.md\n",
    );
    expect(stderr).toContain("no election.yaml");
    expect(stderr).toContain("Broken.md cannot be read");
  });

  it.each([
    [80, false],
    [120, true],
  ])("fits a screen of %i columns", async (columns, hasFile) => {
    const { root } = await nominationsWorkspace(files, registry);
    const run = await runCli(["candidates", "list"], {
      workingFolder: root,
      screen: true,
      columns,
    });
    const widths = run.stdout.split("\n").map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
    expect(run.stdout.includes("BoKeller.md")).toBe(hasFile);
  });

  it("says that nobody stands", async () => {
    const { root } = await nominationsWorkspace();
    expect(await list(root)).toEqual({
      exitCode: 0,
      stdout: "",
      stderr: "There are no candidates in election 2031-10 yet.\n",
    });
  });

  it("shows hostile names without obeying them", async () => {
    const { root } = await nominationsWorkspace({ "A.md": "Name: \u202eAda\u001b[2J\n" });
    const { stdout } = await list(root);
    expect(stdout).toContain("\\u202eAda\\u001b\t-\t-\tnot accepted\tA.md");
  });

  it("stops at an election that is not there, and at a malformed election.yaml", async () => {
    const { root, write } = await nominationsWorkspace();
    expect(await list(root, ["--election", "2020-01"])).toMatchObject({ exitCode: 2 });
    await write(`${nominationsFolder}/election.yaml`, "formatVersion: 0\n");
    const run = await list(root);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(`${nominationsFolder}/election.yaml:1:16: formatVersion`);
  });
});
