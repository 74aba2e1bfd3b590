import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { calendarFile } from "../../src/calendar/icalendar.ts";
import { planTimeline, usualDays } from "../../src/calendar/timeline.ts";

const text = calendarFile({
  election: "2026-10",
  title: "October 2026",
  timeline: planTimeline(Temporal.Instant.from("2026-10-05T15:00Z"), usualDays),
  page: `https://page.example/${"long/".repeat(20)}`,
  revision: 2,
  revised: Temporal.PlainDate.from("2026-09-20"),
});
/** RFC 5545, 3.1: lines end in CRLF; a line that begins with a blank goes on from the one before. */
const unfolded = text.replace(/\r\n /g, "").split("\r\n");
const valuesOf = (name: string) =>
  unfolded.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length + 1));

describe("calendarFile", () => {
  it("has lines of at most 75 bytes that end in CRLF", () => {
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const lengths = text.split("\r\n").map((line) => Buffer.byteLength(line));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
  });

  it("has what RFC 5545 requires: version, product, and of each event uid, stamp and start", () => {
    expect(unfolded.slice(0, 2)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0"]);
    expect(valuesOf("PRODID")).toHaveLength(1);
    expect(valuesOf("BEGIN").filter((name) => name === "VEVENT")).toHaveLength(4);
    expect(valuesOf("UID")).toEqual(
      ["nominations", "campaign", "voting", "results"].map(
        (name) => `2026-10-${name}@elections.katacontainers.io`,
      ),
    );
    expect(valuesOf("SEQUENCE")).toEqual(["2", "2", "2", "2"]);
    expect(valuesOf("DTSTAMP")).toEqual(Array.from({ length: 4 }, () => "20260920T000000Z"));
  });

  it("has the periods in UTC, and the result as a day", () => {
    expect(valuesOf("DTSTART")).toEqual([
      "20261005T150000Z",
      "20261012T150000Z",
      "20261019T150000Z",
      "VALUE=DATE:20261027",
    ]);
    expect(valuesOf("DTEND").at(-1)).toBe("VALUE=DATE:20261028");
    expect(valuesOf("SUMMARY")[2]).toBe("Kata AC election October 2026: voting");
  });
});
