import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  gapsIn,
  mergedSearch,
  splitRange,
  timeText,
} from "../../../src/github/evidence/time-range.ts";

const day = { from: "2025-03-01T00:00:00Z", until: "2025-03-02T00:00:00Z" };
const seconds = fc.integer({ min: 0, max: 100_000 });
const range = fc.tuple(seconds, fc.integer({ min: 1, max: 100_000 })).map(([from, length]) => ({
  from: timeText(from * 1000),
  until: timeText((from + length) * 1000),
}));

describe("splitRange", () => {
  it("cuts into equal parts that join", () => {
    expect(splitRange(day, 3)).toEqual([
      { from: "2025-03-01T00:00:00Z", until: "2025-03-01T08:00:00Z" },
      { from: "2025-03-01T08:00:00Z", until: "2025-03-01T16:00:00Z" },
      { from: "2025-03-01T16:00:00Z", until: "2025-03-02T00:00:00Z" },
    ]);
  });

  it("loses and doubles no second, and makes no empty part", () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 50 }), (whole, parts) => {
        const made = splitRange(whole, parts);
        expect(made[0]?.from).toBe(whole.from);
        expect(made.at(-1)?.until).toBe(whole.until);
        for (const [index, part] of made.entries()) {
          expect(part.from < part.until).toBe(true);
          if (index > 0) expect(part.from).toBe(made[index - 1]?.until);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("gapsIn", () => {
  it("finds what is not covered", () => {
    const covered = [
      { from: "2025-03-01T06:00:00Z", until: "2025-03-01T08:00:00Z" },
      { from: "2025-03-01T00:00:00Z", until: "2025-03-01T01:00:00Z" },
    ];
    expect(gapsIn(day, covered)).toEqual([
      { from: "2025-03-01T01:00:00Z", until: "2025-03-01T06:00:00Z" },
      { from: "2025-03-01T08:00:00Z", until: "2025-03-02T00:00:00Z" },
    ]);
  });

  it("finds none in what its own parts cover", () => {
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 9 }), (whole, parts) => {
        expect(gapsIn(whole, splitRange(whole, parts))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe("mergedSearch", () => {
  it("ends one second earlier, since both ends of GitHub's range belong to it", () => {
    expect(mergedSearch("example", day)).toBe(
      "org:example is:pr is:merged merged:2025-03-01T00:00:00Z..2025-03-01T23:59:59Z sort:created-asc",
    );
  });
});
