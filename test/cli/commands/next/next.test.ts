import { expect, it } from "vitest";
import { committeeYaml } from "../../../support/committee-yaml.ts";
import { runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const folder = "elections/arch-committee-2026-10";
const planned = {
  "elections/committee.yaml": committeeYaml,
  [`${folder}/README.md`]: "# page\n",
  [`${folder}/election.yaml`]: `formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 4
officials: [{ login: octavia }]
timelineApproved: { date: 2026-08-30, reference: minutes }
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign: { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z }
voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
`,
};

async function next(files: Record<string, string>, now: string, ...words: string[]) {
  const { root } = await temporaryWorkspace(files);
  return runCli(["next", ...words], { workingFolder: root, now });
}

// The season is announced two weeks before nominations open (Sep 21), and listed a week earlier.
it.each([
  ["2026-09-01T00:00:00Z", "Announce that the election is coming (from Mon 2026-09-14 15:00 UTC)"],
  ["2026-09-15T00:00:00Z", "Announce that the election is coming (by Mon 2026-09-21 15:00 UTC)"],
  [
    "2026-09-22T00:00:00Z",
    "Announce that the election is coming (late since Mon 2026-09-21 15:00 UTC)",
  ],
])("tells the first step and its time at %s", async (now, words) => {
  const { stdout, exitCode } = await next(planned, now);
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    `Architecture Committee elections, October 2026\nNext: ${words}\n    kata-election announce season\n    kata-election announce season --sent\n`,
  );
});

it("prints the step as JSON", async () => {
  const { stdout } = await next(planned, "2026-09-15T00:00:00Z", "--json");
  expect(JSON.parse(stdout)).toEqual({
    formatVersion: 1,
    election: "2026-10",
    step: {
      title: "Announce that the election is coming",
      state: "due",
      from: "2026-09-14T15:00Z",
      by: "2026-09-21T15:00Z",
      commands: ["kata-election announce season", "kata-election announce season --sent"],
    },
  });
});

it("names the plan where no election is in progress", async () => {
  const { stdout } = await next(
    { "elections/committee.yaml": committeeYaml },
    "2026-08-01T00:00:00Z",
  );
  expect(stdout).toBe(
    "No election is in progress.\nNext: Plan the next election\n    kata-election plan 2026-10\n",
  );
});

it("has an election that runs on its pages adopted", async () => {
  const page = `# Architecture Committee elections, October 2026

- Nominations: October 5 15:00 UTC - October 12 15:00 UTC
- Q&A: October 12 15:00 UTC - October 19 15:00 UTC
- Voting: October 19 15:00 UTC - October 26 15:00 UTC
`;
  const { stdout } = await next({ [`${folder}/README.md`]: page }, "2026-10-07T00:00:00Z");
  expect(stdout).toBe(
    "Architecture Committee elections, October 2026\nNext: Make election.yaml from the election's pages\n    kata-election plan 2026-10\n",
  );
});
