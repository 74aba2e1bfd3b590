import { describe, expect, it } from "vitest";
import { periodSchema } from "../../src/calendar/period.ts";

describe("periodSchema", () => {
  it("reads instants in UTC", () => {
    const period = periodSchema.parse({ opens: "2026-10-05T15:00Z", closes: "2026-10-12T15:00Z" });
    expect(period.opens.toString()).toBe("2026-10-05T15:00:00Z");
  });

  it.each([
    ["ends before it begins", "2026-10-12T15:00Z", "2026-10-05T15:00Z"],
    ["is empty", "2026-10-05T15:00Z", "2026-10-05T15:00Z"],
    ["has no zone", "2026-10-05T15:00", "2026-10-12T15:00Z"],
    ["has another zone", "2026-10-05T15:00+02:00", "2026-10-12T15:00Z"],
    ["names no day", "2026-02-30T15:00Z", "2026-03-12T15:00Z"],
  ])("refuses a period that %s", (_, opens, closes) => {
    expect(periodSchema.safeParse({ opens, closes }).success).toBe(false);
  });
});
