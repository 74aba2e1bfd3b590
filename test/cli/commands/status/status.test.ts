import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { committeeYaml } from "../../../support/committee-yaml.ts";
import { type CliOptions, runCli } from "../../../support/run-cli.ts";
import { temporaryWorkspace } from "../../../support/temporary-workspace.ts";

const folder = "elections/arch-committee-2026-10";
const electionYaml = `formatVersion: 1
election: 2026-10
charter: 2025-03-07
seats: 4
officials: [{ login: octavia }]
timelineApproved: { date: 2026-08-30, reference: minutes }
nominations: { opens: 2026-10-05T15:00Z, closes: 2026-10-12T15:00Z }
campaign: { opens: 2026-10-12T15:00Z, closes: 2026-10-19T15:00Z }
voting: { opens: 2026-10-19T15:00Z, closes: 2026-10-26T15:00Z }
`;
const stand = (...logins: string[]) =>
  `candidates:\n${logins
    .map(
      (login) =>
        `  - { login: ${login}, name: ${login} Name, affiliation: none, file: ${login}.md, submitted: 2026-10-06T00:00Z }\n`,
    )
    .join("")}`;
const closed = (...logins: string[]) =>
  `candidatesClosed: { at: 2026-10-12T15:30Z, by: octavia, candidates: [${logins}] }\n`;
const files = {
  [`${folder}/election.yaml`]: electionYaml,
  [`${folder}/README.md`]: "# page\n",
  "elections/committee.yaml": committeeYaml,
};

async function status(
  words: readonly string[],
  now: string,
  more: Record<string, string> = {},
  options: Partial<CliOptions> = {},
) {
  const { root } = await temporaryWorkspace({ ...files, ...more });
  return runCli(["status", ...words], { workingFolder: root, now, ...options });
}

const result = `Three seats were available, so elections were held.

The nominees elected to the positions were:

- [\`Ada Lindqvist\`](https://github.com/ada-l)
- [\`Bo Keller\`](https://github.com/bo-k)
`;

const section = (page: string, title: string): string[] => {
  const found = page
    .trimEnd()
    .split("\n\n")
    .find((block) => block.startsWith(`${title}\n`));
  return (found ?? "").split("\n").slice(1);
};

/** The public list of one voter. */
function votersJson(
  roll: { readonly revision: number; readonly sha256: string } | undefined,
  more: object = {},
): string {
  const frozen = roll === undefined ? {} : { frozen: { ...roll, on: "2026-10-09" } };
  const voters = [{ id: 1, login: "chen-m", name: null }];
  return JSON.stringify({ formatVersion: 1, election: "2026-10", ...more, ...frozen, voters });
}

describe("kata-election status", () => {
  it("shows period, time left, bar, figures, and each due step with its commands", async () => {
    const { stdout, exitCode } = await status([], "2026-10-10T15:00:00Z");
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "Architecture Committee elections, October 2026\nNominations: 2 days left, until Mon 2026-10-12 15:00 UTC.\n",
    );
    // 5 of 7 days are over: of 18 cells 12 are past and one is now.
    expect(stdout).toContain(
      "|============>-----|------------------|------------------|\n Nominations        Q&A period         Voting\n",
    );
    expect(stdout).toContain("  Candidates: 0 accepted for 4 seats\n  Roll: not built yet\n");
    expect(section(stdout, "Due")).toEqual([
      "  ! since Tue 2026-10-06 15:00: Announce that nominations are open",
      "    kata-election announce nominations-open",
      "    kata-election announce nominations-open --format chat",
      "    kata-election announce nominations-open --sent",
      "  ! since Tue 2026-10-06 15:00: Build the final roll and publish its list",
      "    kata-election roll update",
      "    kata-election roll resolve",
      "    kata-election roll freeze",
      "    kata-election roll publish",
      "  * by Mon 2026-10-12 15:00: Remind people that nominations are about to close",
      "    kata-election announce nominations-last-days",
      "    kata-election announce nominations-last-days --format chat",
      "    kata-election announce nominations-last-days --sent",
    ]);
    expect(section(stdout, "Done")).toEqual([
      "  x Publish the election page",
      "  x Ask the committee to approve the timeline, then record it",
      "  x Record the officials",
    ]);
    expect(section(stdout, "Missed or never recorded")).toEqual([
      "  - Announce that the election is coming",
      "  - Build a preliminary roll and share it",
    ]);
  });

  it("takes a roll that another official froze for done, without the private files", async () => {
    const frozen = `rolls:
  - { revision: 1, voters: 146, sha256: ${"a".repeat(64)}, frozen: 2026-10-06, by: octavia }
  - { revision: 2, voters: 147, sha256: ${"b".repeat(64)}, frozen: 2026-10-09, by: octavia }
`;
    const more = {
      [`${folder}/election.yaml`]: electionYaml + frozen,
      [`${folder}/voters.json`]: votersJson({ revision: 2, sha256: "b".repeat(64) }),
    };
    const { stdout } = await status([], "2026-10-10T15:00:00Z", more);
    expect(stdout).toContain("  Roll: 147 voters, frozen\n");
    expect(section(stdout, "Due").join("\n")).not.toContain("roll ");
    expect(section(stdout, "Done")).toContain("  x Build the final roll and publish its list");
    const json = JSON.parse((await status(["--json"], "2026-10-10T15:00:00Z", more)).stdout);
    expect(json.roll).toMatchObject({ voters: 147, withoutAddress: null, frozen: true });
  });

  it.each([
    ["is not published", undefined],
    ["is that of an earlier revision", votersJson({ revision: 1, sha256: "a".repeat(64) })],
    ["is provisional", votersJson(undefined, { provisional: "2026-10-01" })],
    ["does not say of which roll it is", votersJson(undefined)],
    [
      "has the number of the revision, but of another roll",
      votersJson({ revision: 2, sha256: "c".repeat(64) }),
    ],
  ])("has the list of a frozen roll published where it %s", async (_, list) => {
    const rolls = `rolls:
  - { revision: 1, voters: 1, sha256: ${"a".repeat(64)}, frozen: 2026-10-06 }
  - { revision: 2, voters: 1, sha256: ${"b".repeat(64)}, frozen: 2026-10-09 }
`;
    const { stdout } = await status([], "2026-10-10T15:00:00Z", {
      [`${folder}/election.yaml`]: electionYaml + rolls,
      ...(list === undefined ? {} : { [`${folder}/voters.json`]: list }),
    });
    const due = section(stdout, "Due");
    expect(due.filter((line) => line.includes("kata-election roll"))).toEqual([
      "    kata-election roll publish",
    ]);
    expect(stdout).not.toContain("x Build the final roll");
  });

  it.each([60, 80, 200])("fits a terminal of %i columns", async (columns) => {
    const more = { [`${folder}/GusIto.md`]: "Name: Gus Ito\n" };
    const run = await status([], "2026-10-13T00:00:00Z", more, { screen: true, columns });
    expect(Math.max(...run.stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(
      Math.min(columns, 80),
    );
    expect(run.stdout).toContain("1 not accepted yet");
  });

  it("breaks lines where they are shown to be full, colours aside", async () => {
    const options = { screen: true, columns: 60, environment: { FORCE_COLOR: "1", NO_COLOR: "" } };
    const run = await status([], "2026-10-07T00:00:00Z", {}, options);
    expect(run.stdout).toContain("\u001b[31m! since");
    expect(stripVTControlCharacters(run.stdout)).toContain(
      "  ! since Tue 2026-10-06 15:00: Build the final roll and\n    publish its list\n",
    );
  });

  it.each([
    ["2026-09-30T12:00:00Z", "Nominations open in 5 days 3 hours, Mon 2026-10-05 15:00 UTC."],
    ["2026-10-12T14:18:00Z", "Nominations: 42 minutes left, until"],
    ["2026-10-12T15:00:00Z", "Q&A period: 7 days left, until Mon 2026-10-19 15:00 UTC."],
    ["2026-10-26T10:00:00Z", "Voting: 5 hours left, until Mon 2026-10-26 15:00 UTC."],
    ["2026-10-26T15:00:00Z", "Voting is over; results are due on 2026-10-27."],
  ])("at %s: %s", async (now, words) => {
    expect((await status([], now)).stdout).toContain(words);
  });

  it("knows when no vote is needed, and asks for the confirmation", async () => {
    const yaml = electionYaml + stand("bo-k") + closed("bo-k");
    const more = { [`${folder}/election.yaml`]: yaml, [`${folder}/Late.md`]: "Name: La Te\n" };
    const { stdout } = await status([], "2026-10-12T16:00:00Z", more);
    expect(stdout).toContain("Vote: not needed");
    expect(stdout).toContain(
      "Nominations are closed and no vote is held: the result will be published",
    );
    expect(stdout).not.toContain("Build the final roll");
    expect(stdout).toContain("1 accepted for 4 seats, 1 not accepted; the list is closed");
    expect(section(stdout, "Due").join("\n")).toContain(
      'candidates close --election 2026-10 --confirmed <date>="<where>"',
    );
    expect(section(stdout, "Done")).toContain(
      "  x Accept or refuse every candidacy, then close the list",
    );
    expect(section(stdout, "To decide").join(" ")).toContain(
      "Late.md is in the folder, but not on",
    );
    expect(stdout).not.toContain("poll show");
  });

  it("warns of officials who stand, and of a poll that nobody closed", async () => {
    const polls = "polls: [{ provider: civs, id: E_1, opened: 2026-10-19T15:00Z }]\n";
    const yaml = `${electionYaml}${stand("octavia", "bo-k")}${polls}`;
    const { stdout } = await status([], "2026-10-27T00:00:00Z", {
      [`${folder}/election.yaml`]: yaml,
    });
    expect(section(stdout, "Warnings").join(" ").replace(/ +/g, " ")).toContain(
      "@octavia is an official and a candidate",
    );
    expect(stdout.replace(/\n */g, " ")).toContain(
      "CIVS does not end a poll automatically: end it",
    );
  });

  it("lists what is to be decided", async () => {
    const yaml = electionYaml + stand("bo-k").replace("affiliation: none", "affiliation: unknown");
    const { stdout } = await status([], "2026-10-12T16:00:00Z", {
      [`${folder}/election.yaml`]: yaml,
    });
    expect(section(stdout, "To decide")).toContain("  The organization of bo-k Name is unknown.");
  });

  it("prints JSON", async () => {
    const run = await status(["--json"], "2026-10-10T15:00:00Z");
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual([
      "formatVersion",
      "election",
      "now",
      "stage",
      "secondsLeft",
      "periods",
      "officials",
      "seats",
      "vote",
      "candidates",
      "roll",
      "steps",
      "openDecisions",
      "warnings",
      "outcome",
      "privateRemains",
    ]);
    expect(report).toMatchObject({
      formatVersion: 1,
      stage: { kind: "during", phase: "nominations" },
      secondsLeft: 172_800,
      roll: null,
    });
    expect(report.steps[0]).toEqual({
      step: "page",
      state: "done",
      from: "2026-08-09T00:00Z",
      by: "2026-09-06T00:00Z",
      commands: ["plan 2026-10"],
    });
    expect(JSON.parse((await status(["--json"], "2026-11-01T00:00:00Z")).stdout).secondsLeft).toBe(
      null,
    );
    const before = JSON.parse((await status(["--json"], "2026-10-05T14:59:00Z")).stdout);
    expect(before.secondsLeft).toBe(60);
  });

  it("shows the next season, its seats and who holds them, where no election is in progress", async () => {
    const { root } = await temporaryWorkspace({ "elections/committee.yaml": committeeYaml });
    const run = await runCli(["status"], { workingFolder: root, now: "2026-09-16T00:00:00Z" });
    expect(run.stdout).toContain(
      "No election is in progress.\n\nCommittee (from elections/committee.yaml)\n  Ada Lindqvist,",
    );
    expect(run.stdout).toContain("\nNext: autumn 2026, 4 seats\n");
    expect(run.stdout).toContain("To run: when nominations are open");
    expect(run.stdout).toContain("seat 1: the term of Ada Lindqvist ends");
    expect(run.stdout).toContain("kata-election plan 2026-10\n");
    const json = await runCli(["status", "--json"], { workingFolder: root });
    expect(JSON.parse(json.stdout)).toMatchObject({
      formatVersion: 1,
      election: null,
      next: { election: "2026-10", season: "autumn 2026", pattern: 3 },
    });
    expect(JSON.parse(json.stdout).next.seats).toHaveLength(4);
  });

  it("skips a season that was held, and a month into which the periods no longer fit", async () => {
    const { root } = await temporaryWorkspace({
      "elections/arch-committee-2026-10/Results.md": result,
    });
    const run = await runCli(["status"], { workingFolder: root, now: "2026-11-16T00:00:00Z" });
    expect(run.stdout).toContain("Next: spring 2027, 4 seats\n");
    expect(run.stdout).toContain("there is no elections/committee.yaml");
    const other = await temporaryWorkspace();
    const late = await runCli(["status"], {
      workingFolder: other.root,
      now: "2026-11-16T00:00:00Z",
    });
    expect(late.stdout).toContain("Next: autumn 2026");
    expect(late.stdout).toContain("kata-election committee init\n");
    const ledger = { "elections/committee.yaml": committeeYaml };
    // Of a month with d days, nominations may open until day d - 21: three weeks have to follow.
    for (const [now, id] of [
      ["2026-10-09T00:00:00Z", "2026-10"],
      ["2026-10-10T00:00:00Z", "2026-11"],
      ["2026-11-16T00:00:00Z", "2026-12"],
      ["2027-01-09T00:00:00Z", "2027-01"],
      ["2027-01-10T00:00:00Z", "2027-04"],
      ["2027-04-09T00:00:00Z", "2027-05"],
    ] as const) {
      const folder = await temporaryWorkspace(ledger);
      const { stdout } = await runCli(["status"], { workingFolder: folder.root, now });
      expect(stdout).toContain(`kata-election plan ${id}\n`);
    }
  });

  it("shows a finished election when it is named", async () => {
    const more = { [`${folder}/record.json`]: "{}" };
    expect((await status([], "2026-11-16T00:00:00Z", more)).stdout).toContain("No election is in");
    const run = await status(["2026-10"], "2026-11-16T00:00:00Z", more);
    expect(section(run.stdout, "Done")).toContain("  x Publish the result");
    expect(run.stdout).toContain("October 2026\nThe result is published.\n");
  });

  it("says what a published election still lacks, for a month, and until it is recorded", async () => {
    const published = { [`${folder}/record.json`]: "{}" };
    const { stdout } = await status([], "2026-10-28T00:00:00Z", published);
    expect(section(stdout, "Still to do for October 2026")).toContain(
      "    kata-election announce results --sent",
    );
    const report = JSON.parse((await status(["--json"], "2026-10-28T00:00:00Z", published)).stdout);
    expect(report.unfinished).toMatchObject({ election: "2026-10" });
    expect(report.unfinished.steps.map(({ step }: { step: string }) => step)).toContain(
      "announce results",
    );
    expect(stdout).not.toContain("announce voting-closed");
    const later = await status([], "2026-12-16T00:00:00Z", published);
    expect(later.stdout).not.toContain("Left to do");
  });

  it("does not ask whether a vote is needed while the list is open", async () => {
    const more = { [`${folder}/election.yaml`]: electionYaml + stand("bo-k") };
    const { stdout } = await status([], "2026-10-12T16:00:00Z", more);
    expect(stdout).toContain("Vote: not known yet");
    expect(section(stdout, "To decide")).toEqual([]);
    expect(section(stdout, "Due").join("\n")).toContain("kata-election candidates close");
  });

  it.each([
    [
      "2027-10-26T14:59:00Z",
      "  - 1 file with addresses and ballots of 2026-10: to be deleted on 2027-10-26",
    ],
    [
      "2027-10-26T15:00:00Z",
      "  ! 1 file with addresses and ballots of 2026-10: to be deleted since 2027-10-26",
    ],
  ])(
    "says what is kept of an election that is over, 12 months after its vote: %s",
    async (now, line) => {
      const more = {
        [`${folder}/record.json`]: "{}",
        "elections/.private/2026-10/ballots.csv": "Ada,Bo\n1,2\n",
        "elections/.private/2024-10/roll.yaml": "made: by hand\n",
      };
      const { stdout } = await status([], now, more);
      const kept = section(stdout, "Kept in private");
      expect(kept[0]).toBe(line);
      expect(kept.at(-1)).toContain("kata-election private purge --election 2026-10");
      const json = JSON.parse((await status(["--json"], now, more)).stdout);
      expect(json.privateRemains).toEqual([
        {
          election: "2026-10",
          files: 1,
          until: "2027-10-26T15:00Z",
          isDue: now === "2027-10-26T15:00:00Z",
        },
      ]);
    },
  );

  it("refuses to choose between two elections", async () => {
    const more = {
      "elections/arch-committee-2026-11/election.yaml": electionYaml.replace(
        "2026-10\n",
        "2026-11\n",
      ),
    };
    const run = await status([], "2026-10-10T15:00:00Z", more);
    expect(run).toMatchObject({ exitCode: 2 });
    expect(run.stderr).toContain("elections 2026-10 and 2026-11 are in progress");
  });
});

describe("kata-election status, without an election.yaml", () => {
  const page = `# Elections

There are three Architecture Committee seats up for election.

* September 23, 2026: Election officials are confirmed: @octavia
* October 05, 15:00 UTC - October 12, 2026 14:59 UTC: Candidate nominations open
* October 12, 15:00 UTC - October 19, 2026 14:59 UTC: Q&A/Debate period
* October 19, 15:00 UTC - October 26, 2026 14:59 UTC: Voting open
* October 26, 2026, results announced
`;
  const pages = {
    "README.md":
      "# Kata\n\nThe current Architecture Committee members are:\n\n- `Ada Lindqvist` ([`ada-l`](https://github.com/ada-l)), Northwind.\n",
    [`${folder}/README.md`]: page,
    [`${folder}/BoKeller.md`]: "Name: Bo Keller\n\nGitHub: bo-k\n\nAffiliation: none\n",
  };
  const at = async (now: string, more: Record<string, string>, words: readonly string[] = []) => {
    const { root } = await temporaryWorkspace({ ...pages, ...more });
    const run = await runCli(words.length === 0 ? ["status"] : words, { workingFolder: root, now });
    return { ...run, root };
  };

  it("tells where an election stands that runs on its pages, and how to take it over", async () => {
    const { stdout, exitCode } = await at("2026-10-10T15:00:00Z", {
      [`${folder}/Results.md`]: "# Results\n\nTBA\n",
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Nominations: 2 days left, until Mon 2026-10-12 15:00 UTC.\n");
    expect(stdout).toContain("Candidacies: BoKeller.md\n  Officials: @octavia\n");
    expect(stdout).toContain(`There is no election.yaml; this comes from\n${folder}/README.md.`);
    expect(stdout).toContain("kata-election plan 2026-10\n");
  });

  it("says so in JSON, and where the page is not clear", async () => {
    const json = await at("2026-10-20T00:00:00Z", {}, ["status", "2026-10", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      source: `${folder}/README.md`,
      stage: { kind: "during", phase: "voting" },
      officials: ["octavia"],
      results: "2026-10-26",
      seats: 3,
      outcome: null,
    });
    const vague = page.replace("October 26, 2026 14:59", "October 36, 2026 14:59");
    const { stdout } = await at("2026-10-20T00:00:00Z", { [`${folder}/README.md`]: vague });
    expect(stdout).toContain("Its page does not clearly say when the periods are.");
    expect(stdout).toContain("line 8: there is no October 36");
  });

  it.each([
    ["2026-09-01T00:00:00Z", "Nominations open in 34 days 15 hours"],
    ["2026-10-27T00:00:00Z", "Voting is over; results are due on 2026-10-26."],
    ["2026-12-20T00:00:00Z", "Voting is over"],
    ["2027-02-20T00:00:00Z", "No election is in progress."],
  ])("at %s says %s", async (now, words) => {
    expect((await at(now, {})).stdout).toContain(words);
  });

  it("tells how an election ended, and what anyone may want to know", async () => {
    const over = { [`${folder}/Results.md`]: result };
    const named = await at("2026-11-16T00:00:00Z", over, ["status", "2026-10"]);
    expect(named.stdout).toContain(
      "Elected by vote: Ada Lindqvist (@ada-l), Bo Keller (@bo-k)\n  From elections/arch-committee-2026-10/Results.md",
    );
    const { stdout } = await at("2026-11-16T00:00:00Z", over);
    expect(stdout).toContain("Committee (from README.md)\n  Ada Lindqvist\n");
    expect(stdout).toContain("Last election: October 2026\n  Elected by vote: Ada Lindqvist");
    expect(stdout).toContain("Next: spring 2027, 4 seats\n");
    const dates = await at("2026-11-16T00:00:00Z", over, ["calendar", "2026-10"]);
    expect(dates.stdout).toContain("Voting closes\tMon 2026-10-26 15:00");
    expect(dates.stderr).toContain("There is no election.yaml");
  });

  it.each([
    ["2026-04", "there is no elections/arch-committee-2026-04/", "Plan it"],
    ["2027-04", "Officials plan it with kata-election plan 2027-04", "nothing"],
  ])("names the elections that there are, for %s", async (id, words, not) => {
    const { stderr, exitCode } = await at("2026-11-16T00:00:00Z", {}, ["status", id]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).toContain("This checkout has the elections 2026-10.");
    expect(stderr).not.toContain(not);
  });

  it("counts the places left by the dates of the page, for the organizations that candidacies name", async () => {
    const { stdout } = await at(
      "2026-10-10T15:00:00Z",
      {
        "elections/committee.yaml": committeeYaml,
        [`${folder}/CyMora.md`]: "Name: Cy Mora\n\nGitHub: cy-m\n\nAffiliation: Zenith Works\n",
      },
      ["seats", "headroom", "--json"],
    );
    const report = JSON.parse(stdout);
    expect(report.election).toBe("2026-10");
    expect(JSON.stringify(report.organizations)).toContain("Zenith Works");
  });
});
