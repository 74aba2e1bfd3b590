import { describe, expect, it } from "vitest";
import { checkEvidence } from "../../src/electorate/check-evidence.ts";
import type { FetchReport } from "../../src/electorate/contribution.ts";
import { madeUpRules } from "../support/made-up-evidence.ts";

const fetch: FetchReport = {
  formatVersion: 1,
  organization: "Example-Org",
  period: { from: madeUpRules.from, until: madeUpRules.until },
  pullRequests: { announced: 7, received: 7 },
  commits: 9,
  profiles: 3,
  repositories: [],
  requests: 4,
  cost: 4,
};
const [a, b] = ["a".repeat(64), "b".repeat(64)];

interface Lines {
  readonly pullRequests?: number;
  readonly profiles?: number;
}

function check(
  report: Partial<FetchReport>,
  { pullRequests = 7, profiles = 3 }: Lines = {},
  provisional = false,
) {
  const held = {
    contributions: { lines: pullRequests, sha256: a },
    profiles: { lines: profiles, sha256: b },
  };
  return checkEvidence({ ...fetch, ...report }, madeUpRules, held, { provisional });
}

describe("checkEvidence", () => {
  it("lets complete evidence of the period pass, and that of a longer one", () => {
    expect(check({ sha256: { contributions: a, profiles: b } })).toBeUndefined();
    expect(check({})).toBeUndefined();
    const longer = { from: "2025-01-01T00:00:00Z", until: "2027-01-01T00:00:00Z" };
    expect(check({ period: longer })).toBeUndefined();
  });

  const { from, until } = madeUpRules;
  it.each([
    [{ organization: "other-org" }, {}, "the evidence is for other-org, not for example-org"],
    [{ period: { from: "2025-10-06T00:00:00Z", until } }, {}, "the evidence covers 2025-10-06"],
    [{ period: { from, until: "2026-10-04T00:00:00Z" } }, {}, "the evidence covers 2025-10-05"],
    [{ pullRequests: { announced: 8, received: 7 } }, {}, "received 7 of 8 pull requests"],
    [{}, { pullRequests: 6 }, "contributions.jsonl holds 6 of 7 pull requests"],
    [{}, { profiles: 2 }, "profiles.jsonl holds 2 of 3 profiles"],
    [{ sha256: { contributions: b, profiles: b } }, {}, "contributions.jsonl is not the file"],
    [{ sha256: { contributions: a, profiles: a } }, {}, "profiles.jsonl is not the file"],
  ])("refuses %j %j", (report, held, problem) => {
    expect(() => check(report, held)).toThrow(problem);
    expect(() => check(report, held)).toThrow(expect.objectContaining({ kind: "refused" }));
  });

  it("lets a provisional roll have evidence that ends early, and says when", () => {
    const early = { from, until: "2026-03-01T10:00:00Z" };
    expect(check({ period: early }, {}, true)).toBe("2026-03-01T10:00:00Z");
    expect(check({}, {}, true)).toBeUndefined();
    const before = { from: "2024-01-01T00:00:00Z", until: from };
    expect(() => check({ period: before }, {}, true)).toThrow("the qualifying period is");
  });
});
