import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { electionPage } from "../../src/announcements/election-page.ts";
import { handlesIn, readElectionPage } from "../../src/announcements/read-election-page.ts";
import { type Phase, phases } from "../../src/calendar/timeline.ts";

const read = (line: string, election = "2026-10") =>
  readElectionPage(`# Elections\n\nElection Dates:\n\n${line}\n`, election);

function spoken(line: string, election?: string): string[] {
  const { periods } = read(line, election);
  return phases.flatMap((phase: Phase) => {
    const found = periods[phase];
    if (found === undefined) return [];
    const { opens, closes } = found.period;
    return [`${phase} ${opens} ${closes}${found.isExact ? "" : " about"}`];
  });
}

const week = "2026-10-05T15:00:00Z 2026-10-12T15:00:00Z";

describe("readElectionPage", () => {
  // The forms of the pages from 2018 to 2025, with the dates of a made-up election.
  it.each([
    ["* October 5, 1500 UTC - October 12, 2026 14:59 UTC: Candidate nominations open"],
    ["* October, 5 1500 UTC - October 12, 2026 14:59 UTC: Candidate nominations open"],
    ["* October 05, 15:00 UTC - October 12, 2026 14:59 UTC: Candidate nominations open"],
    ["* October 05, 15:00 UTC -\n  October 12, 2026 14:59 UTC: Candidate nominations open"],
    // Others that people would write.
    ["- Nominations: 2026-10-05 15:00 UTC to 2026-10-12 15:00 UTC"],
    ["- Nominations: 2026-10-05T15:00Z..2026-10-12T15:00Z"],
    ["+ **Nomination period**: Oct. 5th, 2026, 3 pm UTC – Oct. 12th, 2026, 2:59 pm UTC"],
    ["- Nominations: from 15:00 UTC on 5 October to 15:00 UTC on 12 October 2026"],
    ["- Candidacies: Monday, October 5, 15:00 GMT until Monday, October 12 15:00 GMT"],
    ["- Nominations open: 5 Oct 2026, 15:00 UTC\n- Nominations close: 12 Oct 2026, 14:59 UTC"],
    ["- Deadline for candidacies: October 12, 14:59 UTC\n- Nominations start October 5, 15:00 UTC"],
    ["| Nominations | October 5 2026, 15:00 UTC | October 12 2026, 14:59 UTC |"],
    ["Nominations: October 5, 15:00 UTC - October 12, 14:59 UTC"],
  ])("reads a period: %s", (line) => {
    expect(spoken(line)).toEqual([`nominations ${week}`]);
  });

  it.each([
    ["* October 12 - 19: Q&A/Debate period", "campaign"],
    ["* Debate period: October 12, 2026 - October 19, 2026", "campaign"],
    ["* Voting: October 12 to October 19, 15:00 PDT", "voting"],
    ["* Poll: 12-10-2026, well, October 12, 15:00 – October 19, 15:00", "voting"],
  ])("knows that %s does not say the minute", (line, phase) => {
    expect(spoken(line)).toEqual([`${phase} 2026-10-12T15:00:00Z 2026-10-19T15:00:00Z about`]);
  });

  it("takes the years that the page leaves out from beside it, or from the election", () => {
    const line = "* December 28, 15:00 UTC - January 4, 2027 14:59 UTC: Voting open";
    expect(spoken(line, "2026-12")).toEqual(["voting 2026-12-28T15:00:00Z 2027-01-04T15:00:00Z"]);
    const bare = "* December 28, 15:00 UTC - January 4, 14:59 UTC: Voting open";
    expect(spoken(bare, "2027-01")).toEqual(["voting 2026-12-28T15:00:00Z 2027-01-04T15:00:00Z"]);
    const first = "* December 28, 2026, 15:00 UTC - January 4, 14:59 UTC: Voting open";
    expect(spoken(first, "2026-12")).toEqual(["voting 2026-12-28T15:00:00Z 2027-01-04T15:00:00Z"]);
  });

  it.each([
    ["* October 12, 2026 - October 5, 2026: Voting open"],
    ["* Voting until October 26"],
    ["* Voting: October 5, October 6 and October 7"],
    ["* October 5 - October 12: Voting open\n* October 6 - October 12: Voting open"],
    ["* October 5 - October 32: Voting open"],
  ])("leaves out what is not clear, and says so: %s", (line) => {
    expect(spoken(line)).toEqual([]);
    expect(read(line).doubts.join("\n")).toMatch(/line \d.*(?:not clear|there is no)/);
  });

  it("takes a line that names two periods for the first of them", () => {
    const line = "* October 12, 15:00 UTC - October 19, 2026 14:59 UTC: Q&A before the voting";
    expect(spoken(line)).toEqual(["campaign 2026-10-12T15:00:00Z 2026-10-19T15:00:00Z"]);
  });

  it("prefers the list to a summary in prose", () => {
    const { periods, doubts } = read(
      "Candidacy open: October 6-12\nVoting: later\n\n* October 05, 15:00 UTC - October 12, 2026 14:59 UTC: Candidate nominations open",
    );
    expect(periods.nominations?.period.opens.toString()).toBe("2026-10-05T15:00:00Z");
    expect(doubts).toEqual([]);
  });

  it.each([
    ["* October 27, 2026, results announced", "2026-10-27"],
    ["* October 27th, 2026, results announced", "2026-10-27"],
    ["* Week of October 26, 2026, results announced", "2026-10-26"],
    ["* October 27:results announced", "2026-10-27"],
    ["Results: 27 October", "2026-10-27"],
  ])("reads the day of the result: %s", (line, day) => {
    expect(read(line).results?.day.toString()).toBe(day);
  });

  it.each([
    ["* October 1, 2026: Election officials are confirmed: @ada-l, @bo-k", ["ada-l", "bo-k"]],
    ["* October 1 - Election officials confirmed: @ada-l and @bo-k", ["ada-l", "bo-k"]],
    ["* October 1, 2026, elections officials confirmed: @ada-l @bo-k", ["ada-l", "bo-k"]],
    ["Officials: [`@ada-l`](https://github.com/ada-l), Bo (@bo-k), @Ada-L", ["ada-l", "bo-k"]],
    ["* Election officials: to be announced", []],
    ["The election is officiated by @ada-l and @bo-k.", ["ada-l", "bo-k"]],
    ["* Officiating: @ada-l, @bo-k", ["ada-l", "bo-k"]],
    ["Election officers: @ada-l_northwind", ["ada-l_northwind"]],
    ["The elections are run by @ada-l.", ["ada-l"]],
    ["* Officiated by [Ada](https://github.com/ada-l)", ["ada-l"]],
    ["Election administrators: `@ada-l`", ["ada-l"]],
  ])("reads the officials: %s", (line, logins) => {
    expect(read(line).officials?.logins).toEqual(logins);
  });

  it.each([
    ["There are three Architecture Committee seats up for election.", 3],
    ["There are 4 seats up for election. The seats", 4],
    ["One seat is up for election", 1],
    ["Three of the seven seats are up for\nelection.", 3],
    ["There are **four (4)** open Architecture Committee seats available.", 4],
    ["Two seats will be vacant", 2],
    ["- Seats: 3", 3],
    ["**Seats up for election:** four", 4],
    ["The number of positions to be filled is 2.", 2],
    ["This spring we will elect four (4) Architecture Committee members.", 4],
    ["We fill three seats; no more than two of the seven go to one organization.", 3],
    ["Number of committee seats: 7", undefined],
    ["No more than two of the seven seats can be filled by one organization.", undefined],
    ["There will be two AC positions to be filled", 2],
    ["The committee has seven seats.", undefined],
  ])("reads the seats: %s", (line, number) => {
    expect(read(line).seats?.number).toBe(number);
  });

  it("says nothing of a page that says nothing, nor of lines that are too long", () => {
    const nothing = readElectionPage("# TBA\n", "2026-10");
    expect(nothing).toEqual({
      seats: undefined,
      periods: {},
      results: undefined,
      officials: undefined,
      doubts: [],
    });
    expect(spoken(`* ${"x".repeat(600)} October 5 - October 12: Voting open`)).toEqual([]);
  });

  it("reads back every page that plan writes", () => {
    // Times of day by five minutes, as people choose them: pages name the last minute of a period.
    const steps = fc.integer({ min: 1, max: 8000 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), steps, steps, steps, (at, a, b, c) => {
        const start = Temporal.Instant.from("2020-01-05T00:00Z").add({ minutes: at * 5 });
        const edge = (after: number) => start.add({ minutes: after * 5 });
        const timeline = {
          nominations: { opens: start, closes: edge(a) },
          campaign: { opens: edge(a), closes: edge(a + b) },
          voting: { opens: edge(a + b), closes: edge(a + b + c) },
        };
        const page = electionPage({
          election: start.toString().slice(0, 7),
          seats: 3,
          seatsUp: undefined,
          timeline,
          officials: ["ada-l", "bo-k"],
          officialsConfirmed: Temporal.PlainDate.from("2020-01-01"),
        });
        const reading = readElectionPage(page, start.toString().slice(0, 7));
        for (const phase of phases) {
          expect(reading.periods[phase]?.isExact).toBe(true);
          expect(reading.periods[phase]?.period.opens.equals(timeline[phase].opens)).toBe(true);
          expect(reading.periods[phase]?.period.closes.equals(timeline[phase].closes)).toBe(true);
        }
        expect(reading.officials?.logins).toEqual(["ada-l", "bo-k"]);
      }),
    );
  });
});

it("handlesIn takes accounts, not addresses or paths", () => {
  expect(handlesIn("@ada-l, x@example.org, a/@b, (@Bo-K) @bo-k @-x")).toEqual(["ada-l", "Bo-K"]);
});

it.each([
  ["* Officials: [@bo-k](https://github.com/bo-k), [`cy-m`](https://github.com/cy-m)", "bo-k,cy-m"],
  ["* Election official: [Bo Keller](https://github.com/bo-k)", "bo-k"],
  ["* March 31, 2026: officials confirmed: **[Bo-K](https://github.com/Bo-K)**", "Bo-K"],
  ["The officials are [Bo Keller](https://github.com/bo-k) and @cy-m.", "bo-k,cy-m"],
  ["* Officials: Bo Keller (@bo-k), see [the process](https://github.com/o/r/tree/main)", "bo-k"],
])("reads officials by their links: %s", (line, logins) => {
  expect(read(line).officials?.logins.join()).toBe(logins);
});
