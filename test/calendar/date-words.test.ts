import { describe, expect, it } from "vitest";
import {
  readAvoidFile,
  readDatesToAvoid,
  readDay,
  readDays,
  readPeriod,
  readTime,
} from "../../src/calendar/date-words.ts";
import { formatInstant } from "../../src/dates.ts";
import { ElectionError } from "../../src/errors.ts";

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (failure) {
    if (failure instanceof ElectionError && failure.kind === "input") {
      return `${failure.message} | ${failure.hint}`;
    }
    throw failure;
  }
  return "was read";
}

describe("readDay", () => {
  it("reads year, month, day", () => {
    expect(readDay("2028-02-29", "--x").toString()).toBe("2028-02-29");
  });

  it.each([
    ["05/10/2026", "--x: “05/10/2026” is not a date | Write year, month and day as 2026-10-05."],
    ["2026-10-5", "is not a date"],
    ["next monday", "is not a date"],
    ["2026-02-29", "--x: there is no 2026-02-29"],
    ["2026-13-01", "there is no 2026-13-01"],
    ["\u202e", "“\\u202e” is not a date"],
  ])("refuses %j", (text, message) => {
    expect(refusal(() => readDay(text, "--x"))).toContain(message);
  });
});

describe("readTime", () => {
  it.each([
    ["2026-10-05", "2026-10-05T15:00Z"],
    ["2026-10-05T08:30Z", "2026-10-05T08:30Z"],
    ["2026-10-05T01:00+09:00", "2026-10-04T16:00Z"],
  ])("reads %s as %s", (text, time) => {
    expect(formatInstant(readTime(text, "--x"))).toBe(time);
  });

  it.each([
    ["2026-10-05T15:00", "2026-10-05T15:00 does not say its time zone | Write 2026-10-05T15:00Z"],
    ["2026-10-05T3pm", "is not a time"],
    ["2026-02-30T15:00Z", "there is no 2026-02-30"],
    ["2026-10-05T25:00Z", "there is no 2026-10-05T25:00Z"],
  ])("refuses %j", (text, message) => {
    expect(refusal(() => readTime(text, "--x"))).toContain(message);
  });
});

describe("readPeriod", () => {
  it("reads two times, two days, or one of each", () => {
    const { opens, closes } = readPeriod("2026-10-05..2026-10-13T09:00Z", "--x");
    expect([opens, closes].map(formatInstant)).toEqual(["2026-10-05T15:00Z", "2026-10-13T09:00Z"]);
  });

  it.each([
    ["2026-10-05", "is not a period"],
    ["2026-10-05..2026-10-06..2026-10-07", "is not a period"],
    ["2026-10-05..2026-10-05", "ends before it begins"],
    ["2026-10-05..2026-10-06T09:00", "does not say its time zone"],
  ])("refuses %j", (text, message) => {
    expect(refusal(() => readPeriod(text, "--x"))).toContain(message);
  });
});

describe("readDatesToAvoid", () => {
  it.each([
    ['2026-11-09..2026-11-12="KubeCon"', "2026-11-09 2026-11-12 KubeCon"],
    ["2026-11-09..2026-11-12=KubeCon", "2026-11-09 2026-11-12 KubeCon"],
    ["2026-12-25 = Christmas = holidays", "2026-12-25 2026-12-25 Christmas = holidays"],
  ])("reads %j", (text, expected) => {
    const { from, to, reason } = readDatesToAvoid(text, "--avoid");
    expect(`${from} ${to} ${reason}`).toBe(expected);
  });

  it.each([
    ["2026-11-09..2026-11-12", "does not say which days and why"],
    ['2026-11-09=""', "does not say which days and why"],
    ["2026-11-12..2026-11-09=KubeCon", "ends before it begins"],
    ["2026-11-31=KubeCon", "there is no 2026-11-31"],
  ])("refuses %j", (text, message) => {
    expect(refusal(() => readDatesToAvoid(text, "--avoid"))).toContain(message);
  });
});

describe("readAvoidFile", () => {
  it("reads a range a line, over comments and blank lines", () => {
    const text = "# holidays\r\n2026-10-01..2026-10-07=Golden Week\r\n\r\n2026-11-11=Martinmas\n";
    expect(readAvoidFile(text, "away.txt").map(({ reason }) => reason)).toEqual([
      "Golden Week",
      "Martinmas",
    ]);
  });

  it("names file and line of what it cannot read", () => {
    expect(refusal(() => readAvoidFile("# x\nKubeCon in November\n", "away.txt"))).toContain(
      "away.txt:2: “KubeCon in November” does not say",
    );
  });
});

describe("readDays", () => {
  it("reads three numbers", () => {
    expect(readDays("7,10,8", "--days")).toEqual({ nominations: 7, campaign: 10, voting: 8 });
  });

  it.each(["7", "7,0,7", "7,7,x", "-7,7,7", "7,7,7,7"])("refuses %s", (text) => {
    expect(refusal(() => readDays(text, "--days"))).toContain("three numbers of days");
  });
});
