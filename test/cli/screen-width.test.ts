import { expect, it } from "vitest";
import { displayWidth } from "../../src/wrap-text.ts";
import {
  candidate,
  electionFile,
  folder,
  ledger,
  results,
  workspaceWith,
} from "../support/results-workspace.ts";
import { runCli } from "../support/run-cli.ts";
import type { TemporaryWorkspace } from "../support/temporary-workspace.ts";

/** Names of people and organizations whose letters take two columns each, or that are long. */
const names = {
  "ada-l": "欧阳娜娜",
  "bo-k": "Bartholomäus Kellermann-Freudenreich",
  "cy-m": "김수한무거북이와두루미",
  "di-o": "Di Okoye",
};
const affiliations = ["Northwind", "Northwind", "株式会社日本電気通信研究所", "none"];
const entries = Object.entries(names).map(([login, name], at) =>
  candidate(login, name, affiliations[at] ?? "none"),
);
// Ada, then the two others tied, then Di.
const ballots = `${Object.values(names).join(",")}\n1,2,2,3\n1,2,2,3\n1,3,3,2\n`;

async function heldElection(): Promise<TemporaryWorkspace> {
  const workspace = await workspaceWith({
    [`${folder}/election.yaml`]: electionFile(entries),
    "elections/committee.yaml": ledger.replaceAll("Ada Lindqvist", names["ada-l"]),
    "elections/.private/2026-10/ballots.csv": ballots,
    // That they are two is settled: a name in another script may be a translation of one.
    "elections/people.yaml": `formatVersion: 1\norganizations: [{ name: "${affiliations[2]}" }, { name: Northwind }, { name: Westwind }]\n`,
  });
  await results(workspace, ["prepare"]);
  const { exitCode } = await results(workspace, ["publish", "--confirm", "2026-10"]);
  expect(exitCode).toBe(0);
  return workspace;
}

const commands = [
  "tally --election 2026-10",
  "tally elections/.private/2026-10/ballots.csv --details --seats 3",
  "tally elections/.private/2026-10/ballots.csv --rule schulze",
  "seats fill 2026-10",
  "seats headroom 2026-10",
  "candidates list 2026-10",
  "calendar 2026-10 --zone Europe/Berlin --zone Asia/Tokyo --zone America/Argentina/Buenos_Aires",
  "results verify 2026-10",
  "results show 2026-10",
  "committee show",
  "committee history",
  "committee check",
  "status",
  "status 2026-10",
  "charter show --past-pages",
  "doctor --offline",
];

/** What people copy, or a word that cannot be broken, may be longer. */
function mayBeLonger(line: string): boolean {
  return /^ {4}/.test(line) || line.trim().split(" ").length === 1;
}

it.each([60, 80])("no line is wider than a screen of %i columns", async (columns) => {
  const { root } = await heldElection();
  const options = { screen: true, columns, workingFolder: root, now: "2026-10-27T12:00:00Z" };
  for (const line of commands) {
    const { stdout, exitCode } = await runCli(line.split(" "), options);
    expect([0, 1, 3], line).toContain(exitCode);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length, line).toBeGreaterThan(1);
    const tooLong = lines.filter((each) => displayWidth(each) > columns && !mayBeLonger(each));
    expect.soft(tooLong, line).toEqual([]);
  }
});
