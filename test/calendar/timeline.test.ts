import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  overlaps,
  planTimeline,
  resultsDay,
  sameTimeline,
  stageAt,
  usualDays,
} from "../../src/calendar/timeline.ts";
import { formatInstant } from "../../src/dates.ts";

const at = (text: string) => Temporal.Instant.from(text);
const october = planTimeline(at("2026-10-05T15:00Z"), usualDays);

describe("planTimeline", () => {
  it("gives each period a week, each beginning where the one before ends", () => {
    const written = Object.entries(october).map(
      ([phase, { opens, closes }]) => `${phase} ${formatInstant(opens)} ${formatInstant(closes)}`,
    );
    expect(written).toEqual([
      "nominations 2026-10-05T15:00Z 2026-10-12T15:00Z",
      "campaign 2026-10-12T15:00Z 2026-10-19T15:00Z",
      "voting 2026-10-19T15:00Z 2026-10-26T15:00Z",
    ]);
  });

  it("keeps a period that is given, and goes on from its end", () => {
    const campaign = { opens: at("2026-10-13T15:00Z"), closes: at("2026-10-24T15:00Z") };
    const { nominations, voting } = planTimeline(at("2026-10-05T15:00Z"), usualDays, { campaign });
    expect(formatInstant(nominations.closes)).toBe("2026-10-12T15:00Z");
    expect(formatInstant(voting.opens)).toBe("2026-10-24T15:00Z");
    expect(formatInstant(voting.closes)).toBe("2026-10-31T15:00Z");
  });

  it("takes 24 hours for a day, over the end of a month and a leap day", () => {
    const days = { nominations: 2, campaign: 1, voting: 1 };
    const { nominations } = planTimeline(at("2028-02-28T15:00Z"), days);
    expect(formatInstant(nominations.closes)).toBe("2028-03-01T15:00Z");
  });
});

describe("overlaps", () => {
  it("finds none in a planned timeline, nor where there is a day between periods", () => {
    expect(overlaps(october)).toEqual([]);
    const voting = { opens: at("2026-10-20T15:00Z"), closes: at("2026-10-27T15:00Z") };
    expect(overlaps({ ...october, voting })).toEqual([]);
  });

  it("finds a period that opens a second before the one before it closes", () => {
    const voting = { opens: at("2026-10-19T14:59:59Z"), closes: at("2026-10-27T15:00Z") };
    expect(overlaps({ ...october, voting })).toMatchObject([
      { earlier: "campaign", later: "voting" },
    ]);
  });
});

describe("stageAt", () => {
  it.each([
    ["2026-10-05T14:59:59Z", { kind: "before", phase: "nominations" }],
    ["2026-10-05T15:00Z", { kind: "during", phase: "nominations" }],
    ["2026-10-12T15:00Z", { kind: "during", phase: "campaign" }],
    ["2026-10-26T14:59:59Z", { kind: "during", phase: "voting" }],
    ["2026-10-26T15:00Z", { kind: "over" }],
  ])("at %s", (time, stage) => {
    expect(stageAt(october, at(time))).toEqual(stage);
  });

  it("is before the later one between two periods", () => {
    const voting = { opens: at("2026-10-21T15:00Z"), closes: at("2026-10-27T15:00Z") };
    const stage = stageAt({ ...october, voting }, at("2026-10-20T00:00Z"));
    expect(stage).toEqual({ kind: "before", phase: "voting" });
  });
});

describe("resultsDay", () => {
  // The page of November 2022: voting until November 29, 14:59 UTC, results on November 30.
  it("is the day after the last day of voting", () => {
    expect(resultsDay(october).toString()).toBe("2026-10-27");
  });

  it("counts an end at midnight to the day that it ends", () => {
    const voting = { opens: at("2026-10-19T00:00Z"), closes: at("2026-10-27T00:00Z") };
    expect(resultsDay({ voting }).toString()).toBe("2026-10-27");
  });
});

it("sameTimeline compares instants", () => {
  expect(sameTimeline(october, planTimeline(at("2026-10-05T17:00+02:00"), usualDays))).toBe(true);
  expect(sameTimeline(october, planTimeline(at("2026-10-05T17:00Z"), usualDays))).toBe(false);
});
