import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../src/workspace/file-health.ts";
import { electionYaml } from "../support/election-yaml.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

async function findingsOf(files: Record<string, string>) {
  const { root } = await temporaryWorkspace(files);
  return checkFiles({ root }, Temporal.PlainDate.from("2026-09-16"));
}

/** Seven members, as many as the charter has seats. */
const members = Array.from(
  { length: 7 },
  (_, seat) =>
    `- \`Member ${seat}\` ([\`member-${seat}\`](https://github.com/member-${seat})), [Org ${seat}](https://org.example).`,
);
const readme = ["The current Architecture Committee members are:", "", ...members, ""].join("\n");

const inOrder = {
  "README.md": readme,
  "elections/committee.yaml": "formatVersion: 1\nseats: [{ id: 1, season: autumn }]\n",
  "elections/people.yaml": "formatVersion: 1\n",
  "elections/charter.yaml":
    "formatVersion: 1\namendments: [{ from: 2026-01-01, title: Amended }]\n",
  "elections/.private/people.yaml": "formatVersion: 1\n",
  "elections/arch-committee-2026-10/election.yaml": electionYaml("2026-10", [
    "officials: [{ login: octavia }]",
  ]),
};

describe("checkFiles", () => {
  it("finds a workspace in good order good", async () => {
    const findings = await findingsOf(inOrder);
    expect(findings.map(({ state, about }) => `${state} ${about}`)).toEqual([
      "good elections/charter.yaml",
      "good elections/committee.yaml",
      "good elections/people.yaml",
      "good elections/.private/people.yaml",
      "good elections/arch-committee-2026-10/election.yaml",
      "good README.md members",
      "good pages",
    ]);
  });

  it("says what an empty workspace lacks, and that it may", async () => {
    const findings = await findingsOf({});
    expect(findings.map(({ state, about }) => `${state} ${about}`)).toEqual([
      "good elections/charter.yaml",
      "warning elections/committee.yaml",
      "good elections/people.yaml",
      "good elections/.private/people.yaml",
      "warning elections/",
      "warning README.md members",
      "good pages",
    ]);
  });

  it.each([
    ["elections/committee.yaml", "formatVersion: 1\nseats: []\n", "elections/committee.yaml:2:8"],
    ["elections/people.yaml", "formatVersion: 0\n", "elections/people.yaml:1:16"],
    ["elections/people.yaml", "formatVersion: 2\n", "a newer kata-election wrote this file"],
    [
      "elections/people.yaml",
      "formatVersion: 1\norganizations: [{ name: North }, { name: South, also: [north] }]\n",
      "is already a name of",
    ],
    ["elections/.private/people.yaml", "formatVersion: 1\nx: 1\n", 'unknown key "x"'],
    ["elections/charter.yaml", "amendments: []\n", "elections/charter.yaml:1:"],
    [
      "elections/arch-committee-2026-10/election.yaml",
      electionYaml("2026-11"),
      "the folder is that of 2026-10",
    ],
    [
      "elections/arch-committee-2026-10/election.yaml",
      electionYaml("2026-10").replace("2025-03-07", "2025-03-08"),
      "there is no charter 2025-03-08",
    ],
    ["README.md", "Nobody is listed here.", "README.md:"],
  ])("%s that is wrong is named with its remedy: %j", async (path, text, message) => {
    const findings = await findingsOf({ ...inOrder, [path]: text });
    const [found] = findings.filter(
      ({ state, about }) => state === "wrong" && about.startsWith(path),
    );
    expect(found?.found).toContain(message);
    expect(found?.remedy).toBeTruthy();
  });

  it("warns about stale pages, elections without officials and two at once", async () => {
    const findings = await findingsOf({
      ...inOrder,
      "README.md": `It is comprised of five seats.\n\n${readme.replace("github.com/member-3", "github.com/other")}`,
      "elections/arch-committee-2027-04/election.yaml": electionYaml("2027-04"),
    });
    expect(findings.filter(({ state }) => state === "warning").map(({ found }) => found)).toEqual([
      "names no election officials",
      "2026-10 and 2027-04 are in progress at the same time",
      "README.md:8: Member 3: the login member-3 links to https://github.com/other; both are ignored",
      "1 outdated or contradictory sentences in 1 pages",
    ]);
  });
});
