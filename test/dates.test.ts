import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { formatInstant, instantSchema, plainDateSchema, utcDate } from "../src/dates.ts";

describe("formatInstant", () => {
  it.each([["2026-10-05T15:00Z"], ["2026-10-05T15:00:07Z"]])("writes %s as it is read", (text) => {
    expect(formatInstant(instantSchema.parse(text))).toBe(text);
  });
});

describe("plainDateSchema", () => {
  it.each([["2026-2-3"], ["20260203"], ["2026-02-30"], ["2026-02-03T00:00Z"], ["tomorrow"], [7]])(
    "refuses %s",
    (value) => {
      const parsed = plainDateSchema.safeParse(value);
      expect(parsed.error?.issues[0]?.message).toBe("expected a date such as 2026-10-05");
    },
  );
});

describe("utcDate", () => {
  it("is the date in UTC, whatever the machine's zone", () => {
    expect(utcDate(Temporal.Instant.from("2026-10-05T23:30:00-04:00")).toString()).toBe(
      "2026-10-06",
    );
  });
});
