import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { touches } from "../../src/calendar/date-ranges.ts";
import { readDatesToAvoid } from "../../src/calendar/date-words.ts";
import {
  describePlanWarning,
  type PlannedElection,
  type PlanWarning,
  planWarnings,
} from "../../src/calendar/plan-warnings.ts";
import { planTimeline, usualDays } from "../../src/calendar/timeline.ts";

const at = (text: string) => Temporal.Instant.from(text);
const day = (text: string) => Temporal.PlainDate.from(text);

/** 2026-10-05 is a Monday; so the three periods begin on Mondays. */
const quiet: PlannedElection = {
  election: "2026-10",
  timeline: planTimeline(at("2026-10-05T15:00Z"), usualDays),
  officials: ["octavia"],
  candidates: [],
  outgoing: ["ada-l"],
};
const codes = (planned: PlannedElection, today = "2026-09-01", avoid: string[] = []) =>
  planWarnings(
    planned,
    day(today),
    avoid.map((text) => readDatesToAvoid(text, "--avoid")),
  ).map((warning) => ("phase" in warning ? `${warning.code} ${warning.phase}` : warning.code));

describe("planWarnings", () => {
  it("says nothing of weeks that begin on a Monday, planned in time by neutral officials", () => {
    expect(codes(quiet)).toEqual([]);
  });

  it("warns of periods of less than a week, by the hour", () => {
    const timeline = planTimeline(at("2026-10-05T15:00Z"), usualDays, {
      campaign: { opens: at("2026-10-12T15:00Z"), closes: at("2026-10-19T14:00Z") },
    });
    expect(planWarnings({ ...quiet, timeline }, day("2026-09-01"), [])).toEqual([
      { code: "short-period", phase: "campaign", hours: 167 },
    ]);
  });

  it("warns of a period that begins on a weekend in UTC", () => {
    // 2026-10-03 is a Saturday.
    const timeline = planTimeline(at("2026-10-03T15:00Z"), usualDays);
    expect(codes({ ...quiet, timeline })).toEqual([
      "starts-on-weekend nominations",
      "starts-on-weekend campaign",
      "starts-on-weekend voting",
    ]);
  });

  it("names the periods that touch days to avoid", () => {
    expect(
      codes(quiet, "2026-09-01", ["2026-10-12=Holiday", "2026-11-09..2026-11-12=Fair"]),
    ).toEqual(["dates-to-avoid nominations", "dates-to-avoid campaign"]);
  });

  it.each([
    ["2026-09-05", []],
    ["2026-09-06", ["short-notice"]],
    ["2026-09-28", ["short-notice"]],
    ["2026-09-29", ["short-notice", "officials-late"]],
  ])(
    "knows on %s what is late: the page after a month before, officials after a week",
    (today, late) => {
      expect(codes(quiet, today)).toEqual(late);
    },
  );

  it("warns of officials who stand or hold a seat that is up, whatever the case", () => {
    expect(codes({ ...quiet, officials: ["ADA-L", "cy-m"], candidates: ["Cy-M"] })).toEqual([
      "official-holds-seat",
      "official-stands",
    ]);
  });

  it("warns where no period touches the month of the election's name", () => {
    expect(codes({ ...quiet, election: "2026-12" })).toEqual(["month-differs"]);
  });
});

describe("touches", () => {
  const period = { opens: at("2026-10-05T15:00Z"), closes: at("2026-10-12T00:00Z") };
  it.each([
    ["2026-10-01..2026-10-04=x", false],
    ["2026-10-05=x", true],
    ["2026-10-11=x", true],
    ["2026-10-12=x", false],
    ["2026-09-01..2026-12-01=x", true],
  ])("%s: %s", (dates, expected) => {
    expect(touches(period, readDatesToAvoid(dates, "--avoid"))).toBe(expected);
  });
});

describe("describePlanWarning", () => {
  const kubecon = readDatesToAvoid('2026-11-09..2026-11-12="KubeCon"', "--avoid");
  const holiday = readDatesToAvoid('2026-10-12="a \u202eholiday"', "--avoid");
  const said: readonly (readonly [PlanWarning, string])[] = [
    [
      // 167 of 24 hours are 6.958 days: never rounded up to a whole week.
      { code: "short-period", phase: "campaign", hours: 167 },
      "Q&A period lasts 6.9 days; the process asks for at least a week.",
    ],
    [
      { code: "short-period", phase: "nominations", hours: 144 },
      "Nominations last 6 days; the process asks for at least a week.",
    ],
    [
      { code: "starts-on-weekend", phase: "voting", weekday: "Sunday" },
      "Voting begins on a Sunday, when few people are online.",
    ],
    [
      { code: "dates-to-avoid", phase: "nominations", avoid: kubecon },
      "Nominations fall on KubeCon (2026-11-09 to 2026-11-12).",
    ],
    [
      { code: "dates-to-avoid", phase: "voting", avoid: holiday },
      "Voting falls on a \\u202eholiday (2026-10-12).",
    ],
    [
      { code: "officials-late", by: day("2026-09-28") },
      "Confirm the officials a week before the start, by 2026-09-28.",
    ],
    [
      { code: "short-notice", by: day("2026-09-05") },
      "Publish the election page a month before the start, by 2026-09-05.",
    ],
    [
      { code: "month-differs", election: "2026-11" },
      "No period falls in the month in the election's name, 2026-11.",
    ],
    [
      { code: "official-stands", login: "octavia" },
      "@octavia is an official and a candidate: officials should not run themselves.",
    ],
    [
      { code: "official-holds-seat", login: "ada-l" },
      "@ada-l is an official and holds a seat that is up: officials should not run themselves.",
    ],
  ];
  it.each(said)("says %j in a sentence", (warning, sentence) => {
    expect(describePlanWarning(warning)).toBe(sentence);
  });
});
