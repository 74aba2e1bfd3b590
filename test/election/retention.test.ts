import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import { retentionEnd } from "../../src/election/retention.ts";

describe("retentionEnd", () => {
  // Twelve calendar months: a leap day's anniversary is the last of February.
  it.each([
    ["2026-10-26T15:00Z", "2027-10-26T15:00:00Z"],
    ["2028-02-29T23:59Z", "2029-02-28T23:59:00Z"],
  ])("counts the charter's months from %s", (closes, expected) => {
    const voting = {
      opens: Temporal.Instant.from("2026-01-01T00:00Z"),
      closes: Temporal.Instant.from(closes),
    };
    expect(retentionEnd({ voting }, charterById("2025-03-07")).toString()).toBe(expected);
  });
});
