import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type ElectionPageFacts, electionPage } from "../../src/announcements/election-page.ts";
import {
  noticeOfCancellation,
  updateElectionPage,
} from "../../src/announcements/update-election-page.ts";
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

* September 01, 2026: Election officials are confirmed: @octavia, @wei-l
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
      "* September 01, 2026: Election officials are confirmed: @octavia, @wei-l",
    );
    expect(after).toContain("* October 07, 15:00 UTC - October 14, 2026 14:59 UTC: Candidate nom");
    expect(after).toContain("* October 29, 2026, results announced");
    expect(updateElectionPage(after, "README.md", facts, moved)).toBe(byHand);
  });

  it.each([
    "* Officials: [@octavia](https://github.com/octavia), [`wei-l`](https://github.com/wei-l)",
    "* Election officials: [Wei Lin](https://github.com/wei-l), @octavia",
    "* **Officials** Octavia Reyes (@octavia), Wei Lin (@wei-l)",
  ])("writes the officials once where a line names them in two forms: %s", (line) => {
    const written = page.replace(/\* September.*/, line);
    const changed = { ...facts, officials: ["octavia", "wei-l", "eva-r"] };
    const after = updateElectionPage(written, "README.md", changed, facts);
    expect(after).toContain("officials are confirmed: @octavia, @wei-l, @eva-r\n");
    expect(after.match(/officials/gi)).toHaveLength(1);
  });

  // The forms of the pages of 2019, 2020, 2023, 2024, and others that people would write.
  it.each([
    [
      "* September 01, 2026: Election officials are confirmed: @octavia, @wei-l",
      "@octavia, @eva-r",
    ],
    ["* September 01, 2026: Election officials confirmed @octavia", "@octavia, @eva-r"],
    ["* September 8 - Election officials confirmed: @octavia and @wei-l", "@octavia and @eva-r"],
    ["* September 3, 2026, elections officials confirmed: @octavia @wei-l", "@octavia @eva-r"],
    ["- Officials: `@octavia` & `@wei-l`", "`@octavia` and `@eva-r`"],
    [
      "* Officials: [@octavia](https://github.com/octavia), [@wei-l](https://github.com/wei-l)",
      "[@octavia](https://github.com/octavia), [@eva-r](https://github.com/eva-r)",
    ],
  ])("edits the officials in their own form, and once: %s", (line, named) => {
    const written = page.replace(/\* September.*/, line);
    const changed = { ...facts, officials: ["octavia", "eva-r"] };
    const after = updateElectionPage(written, "README.md", changed, facts);
    const [kept] = line.split(/\[?`?@/);
    expect(after).toContain(`${kept}${named}\n`);
    expect(after.match(/officials/gi)).toHaveLength(1);
    expect(updateElectionPage(after, "README.md", changed)).toBe(after);
  });

  it.each([
    ["* Election officials: to be announced\n", "* September 20, 2026: Election officials are"],
    ["* Officials: Octavia R. (@octavia), Wei (@wei-l)\n", "* September 20, 2026: Election offic"],
    ["", "* September 20, 2026: Election officials are confirmed: @eva-r\n* October 05"],
  ])("writes the line of officials where “%s” has no form to keep", (line, start) => {
    const written = page.replace(/\* September.*\n/, line);
    const confirmed = Temporal.PlainDate.from("2026-09-20");
    const changed = { ...facts, officials: ["eva-r"], officialsConfirmed: confirmed };
    const after = updateElectionPage(written, "README.md", changed, { ...facts, officials: [] });
    expect(after).toContain(start);
    expect(after.match(/officials/gi)).toHaveLength(1);
  });

  it("takes the line of officials out where none are left", () => {
    const after = updateElectionPage(page, "README.md", { ...facts, officials: [] }, facts);
    expect(after).toBe(page.replace(/\* September.*\n/, ""));
  });

  it("leaves a page alone that says the same in other words", () => {
    const other = page
      .replace(/\* October 05.*/, "- Nominations: 2026-10-05 15:00 UTC – 2026-10-12 14:59 UTC")
      .replace(
        /\* October 19.*/,
        "- Voting opens October 19th, 2026 at 3 pm UTC\n- Voting closes October 26th, 2026 at 3 pm UTC",
      )
      .replace("October 27, 2026, results", "October 26, 2026, results");
    expect(updateElectionPage(other, "README.md", facts)).toBe(other);
    const after = updateElectionPage(other, "README.md", moved, facts);
    expect(after).toContain(
      "\n- October 21, 15:00 UTC - October 28, 2026 14:59 UTC: Voting open\n* ",
    );
    expect(after.match(/Voting/g)).toHaveLength(1);
  });

  it("puts a line that is missing between its neighbours", () => {
    const without = page.replace(/\* October 12.*\n/, "");
    expect(updateElectionPage(without, "README.md", facts)).toBe(page);
  });

  it("notes below the title that the elections are cancelled, and takes it back", () => {
    const date = Temporal.PlainDate.from("2026-09-20");
    const noted = noticeOfCancellation(page, { date, reason: "no *room*" });
    expect(noted).toContain(
      "# Architecture Committee Elections: October 2026\n\n> These elections are cancelled (September 20, 2026): no \\*room\\*\n\nThere",
    );
    expect(noticeOfCancellation(noted, { date, reason: "no *room*" })).toBe(noted);
    expect(noticeOfCancellation(noted, undefined)).toBe(page);
    const untitled = noticeOfCancellation("Dates\r\n", { date, reason: "x" });
    expect(untitled).toMatch(/^> These elections .*: x\r\n\r\nDates\r\n$/);
    expect(noticeOfCancellation(untitled, undefined)).toBe("Dates\r\n");
  });

  it("adds the dates to a page that has none yet", () => {
    const none = page.replace(/\nElection Dates:[\s\S]*/, "");
    expect(updateElectionPage(none, "README.md", facts)).toBe(page);
  });

  it.each([
    ["no dates at all", page.replace(/\* (?:Oct|Sep).*\n/g, "")],
    [
      "a table",
      page
        .replace(/\* (?:Oct|Sep).*\n/g, "")
        .concat("\n| Voting | October 19, 2026 15:00 UTC | October 26, 2026 15:00 UTC |\n"),
    ],
  ])("refuses to move the dates of a page with %s", (_, text) => {
    expect(() => updateElectionPage(text, "README.md", moved, facts)).toThrow("to change");
  });

  it("keeps CRLF", () => {
    const after = updateElectionPage(page.replaceAll("\n", "\r\n"), "README.md", moved, facts);
    expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  });
});
