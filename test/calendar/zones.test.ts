import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { readerTime, readZone, spokenTime, tableTime, zoneName } from "../../src/calendar/zones.ts";
import { ElectionError } from "../../src/errors.ts";

const at = (text: string) => Temporal.Instant.from(text);

describe("readZone", () => {
  it("takes names of the IANA database", () => {
    expect(["UTC", "Europe/Berlin"].map((zone) => readZone(zone, "--zone"))).toEqual([
      "UTC",
      "Europe/Berlin",
    ]);
  });

  it.each(["Europe/Nowhere", "+02:00", "", "\u001b[31m"])("refuses %j", (text) => {
    expect(() => readZone(text, "--zone")).toThrow(ElectionError);
  });
});

it("zoneName says the city", () => {
  expect(["America/Argentina/Buenos_Aires", "UTC"].map(zoneName)).toEqual(["Buenos Aires", "UTC"]);
});

// Daylight saving time ends on 2026-10-25 in Berlin and on 2026-11-01 in Los Angeles; Shanghai has none.
describe("times elsewhere", () => {
  it.each([
    ["2026-10-24T15:00Z", "Europe/Berlin", "Sat 2026-10-24 17:00"],
    ["2026-10-26T15:00Z", "Europe/Berlin", "Mon 2026-10-26 16:00"],
    ["2026-10-26T23:30Z", "Asia/Shanghai", "Tue 2026-10-27 07:30"],
  ])("tableTime of %s in %s", (time, zone, expected) => {
    expect(tableTime(at(time), zone)).toBe(expected);
  });

  it("spokenTime spells the day out, in UTC", () => {
    expect(spokenTime(at("2026-10-05T15:00Z"))).toBe("Monday, October 5, 2026, 15:00 UTC");
    expect(spokenTime(at("2026-11-02T00:05+01:00"))).toBe("Sunday, November 1, 2026, 23:05 UTC");
  });
});

it.each([
  // Berlin is two hours ahead in summer, Kathmandu 5:45, Los Angeles seven behind.
  ["UTC", "Mon 2026-10-05 15:00 UTC"],
  ["Etc/UTC", "Mon 2026-10-05 15:00 UTC"],
  ["Europe/Berlin", "Mon 2026-10-05 15:00 UTC (17:00 Berlin)"],
  ["America/Los_Angeles", "Mon 2026-10-05 15:00 UTC (08:00 Los Angeles)"],
  ["Asia/Kathmandu", "Mon 2026-10-05 15:00 UTC (20:45 Kathmandu)"],
  ["Asia/Tokyo", "Mon 2026-10-05 15:00 UTC (Tue 00:00 Tokyo)"],
])("readerTime puts the reader's time in %s beside UTC", (zone, expected) => {
  expect(readerTime(at("2026-10-05T15:00Z"), zone, " UTC")).toBe(expected);
});
