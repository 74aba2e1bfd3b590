import { describe, expect, it } from "vitest";
import {
  compareSeasons,
  electionIdSchema,
  seasonOfElection,
} from "../../src/calendar/election-id.ts";

// design.md §4: "February to July spring, else autumn".
describe("seasonOfElection", () => {
  it.each([
    ["2026-02", "spring", 2026],
    ["2026-07", "spring", 2026],
    ["2026-08", "autumn", 2026],
    ["2026-10", "autumn", 2026],
    ["2026-12", "autumn", 2026],
    ["2027-01", "autumn", 2026],
  ])("%s is %s %i", (id, season, year) => {
    expect(seasonOfElection(id)).toEqual({ season, year });
  });

  it("refuses what is no election", () => {
    expect(() => seasonOfElection("2026-13")).toThrow(RangeError);
    expect(electionIdSchema.safeParse("2026-1").success).toBe(false);
  });
});

describe("compareSeasons", () => {
  it("puts spring before the autumn of its year, and years before all", () => {
    const spring = { season: "spring", year: 2026 } as const;
    const autumn = { season: "autumn", year: 2026 } as const;
    const next = { season: "spring", year: 2027 } as const;
    expect([next, autumn, spring].sort(compareSeasons)).toEqual([spring, autumn, next]);
    expect(compareSeasons(spring, { ...spring })).toBe(0);
  });
});
