import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const golden = new URL("../../../elections/contested/", import.meta.url);
const electionPath = "elections/arch-committee-2030-10/election.yaml";
const resultPath = "elections/.private/2030-10/poll-result.yaml";

function fileOf(name: string): string {
  return readFileSync(new URL(name, golden), "utf8");
}

/** 9 ballots: Rosa, Ada, Bo, Cy in this order. */
async function contested(files: Record<string, string> = {}) {
  return temporaryWorkspace({
    [electionPath]: fileOf("election.yaml"),
    "elections/committee.yaml": fileOf("committee.yaml"),
    "elections/.private/2030-10/ballots.csv": fileOf("ballots.csv"),
    ...files,
  });
}

const record = ["poll", "record"];

describe("kata-election poll record --id", () => {
  const first = [...record, "--id", "E_1", "--url", "https://example.org/vote?id=E_1"];

  it("adds the poll, all other lines untouched; twice changes nothing", async () => {
    const workspace = await contested();
    const options = { workingFolder: workspace.root, now: "2030-10-21T15:02:00Z" };
    expect((await runCli(first, options)).exitCode).toBe(0);
    const text = await workspace.read(electionPath);
    expect(text).toBe(
      `${fileOf("election.yaml").trimEnd()}\npolls:\n  - { provider: civs, id: E_1, url: https://example.org/vote?id=E_1, opened: 2030-10-21T15:02Z }\n`,
    );
    const again = await runCli(first, options);
    expect(again.stderr).toContain("Nothing to change");
  });

  it("keeps a restarted poll, voided with the reason", async () => {
    const workspace = await contested();
    const options = { workingFolder: workspace.root, now: "2030-10-21T15:02:00Z" };
    await runCli(first, options);
    const second = [...record, "--id", "E_2", "--opened", "2030-10-22T08:00Z"];
    const refused = await runCli(second, options);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("the poll E_1 is recorded and not void");
    const restarted = await runCli([...second, "--restarts", "wrong closing date"], options);
    expect(restarted.exitCode).toBe(0);
    const text = await workspace.read(electionPath);
    expect(text).toContain("voidedBecause: wrong closing date\n");
    expect(text).toContain("{ provider: civs, id: E_2, opened: 2030-10-22T08:00Z }");
  });

  it.each([
    [["--url", "https://example.org"], "--id is missing"],
    [["--id", "E_1", "--url", "javascript:alert(1)"], "is not a URL"],
    [["--id", "E_1", "--opened", "yesterday"], "--opened yesterday is not a time in UTC"],
    [["--ballots", "9"], "--ballots and --ranking must be given together"],
    [["--ballots", "-3", "--ranking", "ada-l"], "Give a whole number"],
    [[], "nothing to record was given"],
  ])("refuses %j", async (words, message) => {
    const workspace = await contested();
    const run = await runCli([...record, ...words], { workingFolder: workspace.root });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
    expect(await workspace.read(electionPath)).toBe(fileOf("election.yaml"));
  });

  it("refuses to restart a poll that is recorded", async () => {
    const { root } = await contested();
    await runCli(first, { workingFolder: root });
    const run = await runCli([...first, "--restarts", "x"], { workingFolder: root });
    expect(run.stderr).toContain("the poll E_1 is already recorded");
  });
});

describe("kata-election poll record --ballots --ranking", () => {
  const right = "Rosa Vint > ada-l > Bo&#32;Keller > CY MORA";

  it("keeps what the page says in the private folder, under the registry's names", async () => {
    const workspace = await contested();
    const words = [...record, "--ballots", "9", "--ranking", right];
    const run = await runCli(words, {
      workingFolder: workspace.root,
      now: "2030-10-29T09:00:00Z",
    });
    expect(run).toMatchObject({ exitCode: 0, stderr: `wrote ${resultPath}\n` });
    expect(await workspace.read(resultPath)).toBe(
      [
        "formatVersion: 1",
        "ballots: 9",
        "ranking:",
        "  - - Rosa Vint",
        "  - - Ada Lindqvist",
        "  - - Bo Keller",
        "  - - Cy Mora",
        "read: 2030-10-29",
        "",
      ].join("\n"),
    );
    expect(statSync(join(workspace.root, resultPath)).mode & 0o777).toBe(0o600);
    const tally = await runCli(["tally", "--election"], { workingFolder: workspace.root });
    expect(tally.exitCode).toBe(0);
    expect(tally.stderr).toContain(
      "Agrees with the poll's page as read on 2030-10-29: 9 ballots, same ranking.",
    );
  });

  it("makes tally --election say exit 1 where they differ", async () => {
    const { root } = await contested();
    const wrong = "Rosa Vint > Ada Lindqvist = Bo Keller > Cy Mora";
    await runCli([...record, "--id", "E_1"], { workingFolder: root });
    await runCli([...record, "--ballots", "10", "--ranking", wrong], { workingFolder: root });
    const run = await runCli(["tally", "--election"], { workingFolder: root });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain("9 ballots counted");
    expect(run.stderr).toContain("the poll's page says 10 ballots, the file has 9");
    expect(run.stderr).toContain(
      "the poll's page ranks Rosa Vint > Ada Lindqvist = Bo Keller > Cy Mora; these ballots rank Rosa Vint > Ada Lindqvist > Bo Keller > Cy Mora",
    );
  });

  it("compares the ranking with everybody on the ballots, struck names too", async () => {
    const withdrawn = fileOf("election.yaml").replace(
      "name: Ada Lindqvist,",
      "name: Ada Lindqvist, withdrawn: { date: 2030-10-20, reason: new job },",
    );
    const { root } = await contested({ [electionPath]: withdrawn });
    await runCli([...record, "--ballots", "9", "--ranking", right], { workingFolder: root });
    expect((await runCli(["tally", "--election"], { workingFolder: root })).exitCode).toBe(0);
  });

  it.each([
    ["Rosa Vint > Zoe", '--ranking: "Zoe" is not a candidate'],
    ["Rosa Vint > rosa-v", '--ranking names "Rosa Vint" twice'],
    ["Rosa Vint > ", '--ranking: "" is not a candidate'],
  ])("refuses %s", async (ranking, message) => {
    const { root } = await contested();
    const run = await runCli([...record, "--ballots", "9", "--ranking", ranking], {
      workingFolder: root,
    });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it("takes names written in, refuses those that fit two", async () => {
    const people = "formatVersion: 1\nnames: [{ login: cy-m, name: Rosa Vint }]\n";
    const { root, read } = await contested({ "elections/people.yaml": people });
    const clash = [...record, "--ballots", "9", "--ranking", "Rosa Vint"];
    expect((await runCli(clash, { workingFolder: root })).stderr).toContain("fits several");
    const written = [...record, "--ballots", "9", "--ranking", "ada-l > Zoe (write-in)"];
    expect((await runCli(written, { workingFolder: root })).exitCode).toBe(0);
    expect(await read(resultPath)).toContain("- - Zoe (write-in)");
  });
});
