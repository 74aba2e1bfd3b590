import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  type ElectionPageFacts,
  electionPage,
  updateElectionPage,
} from "../../src/announcements/election-page.ts";
import { planTimeline, usualDays } from "../../src/calendar/timeline.ts";

const plannedFrom = (text: string) => planTimeline(Temporal.Instant.from(text), usualDays);
const facts: ElectionPageFacts = {
  election: "2026-10",
  seats: 3,
  seatsUp: [
    { holder: "Ada Lindqvist", vacated: false },
    { holder: "Bo `Keller`", vacated: false },
    { holder: "Cy Mora", vacated: true },
  ],
  timeline: plannedFrom("2026-10-05T15:00Z"),
  officials: ["octavia", "wei-l"],
  officialsConfirmed: Temporal.PlainDate.from("2026-09-01"),
};

/** The form of the pages since 2018; the last minute of a period stands for its end. */
const page = `# Architecture Committee Elections: October 2026

There are three Architecture Committee seats up for election. The seats up for
election are currently filled by \`Ada Lindqvist\`, \`\` Bo \`Keller\` \`\` and \`Cy
Mora\` (who stepped down early).

Refer to the [elections folder README](https://github.com/kata-containers/community/tree/main/elections)
for election process, declaring candidacy, and eligible voters.

Election Dates:

* September 01, 2026: Election officials confirmed @octavia and @wei-l
* October 05, 15:00 UTC - October 12, 2026 14:59 UTC: Candidate nominations open
* October 12, 15:00 UTC - October 19, 2026 14:59 UTC: Q&A/Debate period
* October 19, 15:00 UTC - October 26, 2026 14:59 UTC: Voting open
* October 27, 2026, results announced
`;

describe("electionPage", () => {
  it("has the form of those before it", () => {
    expect(electionPage(facts)).toBe(page);
  });

  it.each([
    [
      { seats: 1, seatsUp: [{ holder: "Ada Lindqvist", vacated: false }] },
      "There is one Architecture Committee seat up for election. The seat up for\nelection is currently filled by `Ada Lindqvist`.",
    ],
    [
      {
        seats: 2,
        seatsUp: [
          { holder: "Ada Lindqvist", vacated: false },
          { holder: undefined, vacated: false },
        ],
      },
      "election are currently filled by `Ada Lindqvist`, with the addition of one new\nseat for this round.",
    ],
    [
      {
        seats: 2,
        seatsUp: Array.from({ length: 2 }, () => ({ holder: undefined, vacated: false })),
      },
      "There are two Architecture Committee seats up for election. The seats up for\nelection are two new seats for this round.",
    ],
    [
      { seatsUp: undefined },
      "There are three Architecture Committee seats up for election.\n\nRefer",
    ],
    [{ officials: [] }, "Election Dates:\n\n* October 05"],
  ])("words %j", (some, words) => {
    expect(electionPage({ ...facts, ...some })).toContain(words);
  });

  it("says both years of a period over the turn of the year", () => {
    const timeline = plannedFrom("2026-12-28T15:00Z");
    expect(electionPage({ ...facts, timeline })).toContain(
      "* December 28, 2026, 15:00 UTC - January 04, 2027 14:59 UTC: Candidate nominations open",
    );
  });
});

describe("updateElectionPage", () => {
  const byHand = page.replace("Election Dates:", "A word by hand.\n\nElection Dates:");
  const moved = { ...facts, timeline: plannedFrom("2026-10-07T15:00Z") };

  it("changes the lines of the dates that moved, and nothing else", () => {
    const after = updateElectionPage(byHand, "README.md", moved, facts);
    expect(after).toContain("A word by hand.");
    expect(after).toContain(
      "* September 01, 2026: Election officials confirmed @octavia and @wei-l",
    );
    expect(after).toContain("* October 07, 15:00 UTC - October 14, 2026 14:59 UTC: Candidate nom");
    expect(after).toContain("* October 29, 2026, results announced");
    expect(updateElectionPage(after, "README.md", facts, moved)).toBe(byHand);
  });

  it("writes the line of officials anew, or puts it before the nominations", () => {
    const joined = {
      ...facts,
      officials: ["octavia", "wei-l", "eva-r"],
      officialsConfirmed: Temporal.PlainDate.from("2026-09-20"),
    };
    const line =
      "* September 20, 2026: Election officials confirmed @octavia and @wei-l and @eva-r\n";
    const after = updateElectionPage(page, "README.md", joined, facts);
    expect(after).toContain(line);
    expect(after.match(/officials confirmed/g)).toHaveLength(1);
    const without = page.replace(/\* September.*\n/, "");
    const added = updateElectionPage(without, "README.md", joined, { ...facts, officials: [] });
    expect(added).toContain(`${line}* October 05`);
  });

  it.each([
    ["Voting open", moved, facts],
    ["Candidate nominations open", { ...facts, officials: ["eva-r"] }, { ...facts, officials: [] }],
  ])("refuses a page whose line “%s” is gone", (words, after, before) => {
    const without = page
      .split("\n")
      .filter((line) => !line.includes(words) && !line.includes("confirmed"))
      .join("\n");
    expect(() => updateElectionPage(without, "README.md", after, before)).toThrow("to change");
  });

  it("keeps CRLF", () => {
    const after = updateElectionPage(page.replaceAll("\n", "\r\n"), "README.md", moved, facts);
    expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  });
});
