import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

/** What an election's folder expects, worked out by hand as its SOURCE.md says. */
interface Expected {
  readonly exitCode: number;
  readonly voteNeeded: boolean;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly openQuestions: readonly string[];
  readonly openSeats: number;
  /** How a remark begins. */
  readonly remark?: string;
}

interface Outcome {
  readonly login: string;
  readonly outcome: string;
  readonly seat: number | null;
  readonly until: string | null;
}

const here = fileURLToPath(new URL(".", import.meta.url));
/** Folders with a ledger are elections whose seats are filled. */
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readdirSync(join(here, name)).includes("committee.yaml"));

const places: Readonly<Record<string, string>> = {
  "election.yaml": "elections/arch-committee-2030-10/election.yaml",
  "committee.yaml": "elections/committee.yaml",
  "people.yaml": "elections/people.yaml",
  "ballots.csv": "elections/.private/2030-10/ballots.csv",
};

async function workspaceOf(folder: string): Promise<string> {
  const files = readdirSync(join(here, folder)).filter((name) => name in places);
  const texts = files.map((name) => [
    places[name] ?? "",
    readFileSync(join(here, folder, name), "utf8"),
  ]);
  return (await temporaryWorkspace(Object.fromEntries(texts))).root;
}

function worded({ outcome, seat, until }: Outcome): string {
  return seat === null ? outcome : `${outcome} on ${seat} until ${until}`;
}

describe("golden elections", () => {
  it.each(folders.map((folder) => [folder]))("%s", async (folder) => {
    const expected: Expected = JSON.parse(
      readFileSync(join(here, folder, "expected.json"), "utf8"),
    );
    expect(readFileSync(join(here, folder, "SOURCE.md"), "utf8")).toContain("Made-up people");
    const workingFolder = await workspaceOf(folder);
    const run = await runCli(["seats", "fill", "--json"], { workingFolder });
    const report = JSON.parse(run.stdout);
    expect({
      exitCode: run.exitCode,
      voteNeeded: report.vote.needed,
      outcomes: Object.fromEntries(
        report.outcomes.map((outcome: Outcome) => [outcome.login, worded(outcome)]),
      ),
      openQuestions: report.openQuestions.map(({ about }: { about: string }) => about),
      openSeats: report.openSeats,
      ...(expected.remark === undefined
        ? {}
        : { remark: report.remarks[0].slice(0, expected.remark.length) }),
    }).toEqual(expected);
  });
});
