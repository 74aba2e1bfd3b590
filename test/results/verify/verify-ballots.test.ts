import { describe, expect, it } from "vitest";
import { makeProfile } from "../../../src/ballots/profile.ts";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { ballotsUnlike } from "../../../src/results/verify/verify-ballots.ts";
import { contested } from "../made-up-election.ts";

/** 40 ballots, all Ada over Bo over Cy: what the made-up record counts. */
const ballots = Array.from({ length: 40 }, () => [2, 1, 3]);
const profile = makeProfile(["Bo Keller", "Ada Lindqvist", "Cy Mora"], ballots);
const facts = { profile, people: { names: [] }, digest: () => "b".repeat(64) };

/** With one place for an organization: Ada and, of another one, Cy are seated; Bo is passed over. */
function sound(): ElectionRecord {
  const record = buildRecord(contested());
  const outcomes = record.outcomes.map((each) =>
    each.login === "cy-m" ? { ...each, organization: "Eastwind" } : each,
  );
  return { ...record, limit: 1, outcomes };
}

describe("the count and who is seated, from the ballots", () => {
  it.each(["winners", "ranking", "matrix"] as const)("follow at the level %s", (level) => {
    expect(ballotsUnlike(publicRecord(sound(), level, "c".repeat(64)), facts)).toEqual([]);
  });

  it("follow for the complete record", () => {
    expect(ballotsUnlike(sound(), facts)).toEqual([]);
  });

  it("name figures that other ballots do not give", () => {
    const fewer = { ...facts, profile: makeProfile(profile.candidates, ballots.slice(1)) };
    const record = publicRecord(sound(), "matrix", "c".repeat(64));
    expect(ballotsUnlike(record, fewer)).toEqual([
      { where: "ballots.counted", expected: "39", found: "40" },
      { where: "count.pairwise[1][3]", expected: "39", found: "40" },
      { where: "count.pairwise[2][1]", expected: "39", found: "40" },
      { where: "count.pairwise[2][3]", expected: "39", found: "40" },
    ]);
  });

  it("name who would be seated, even where only the winners are public", () => {
    // Cy first, then Bo: Cy takes a seat, Bo Northwind's only place, so Ada is passed over.
    const other = { ...facts, profile: makeProfile(profile.candidates, [[2, 3, 1]]) };
    const record = publicRecord(sound(), "winners", "c".repeat(64));
    expect(ballotsUnlike(record, other)).toEqual([
      { where: "ballots.counted", expected: "1", found: "40" },
      { where: "Ada Lindqvist (ada-l)", expected: "not elected", found: "seated" },
      { where: "Bo Keller (bo-k)", expected: "seated", found: "not elected" },
    ]);
  });

  it("strike names that do not stand before they count, and say nothing of seats they cannot fill", () => {
    const names = [...profile.candidates, "Eve Write (write-in)"];
    const written = makeProfile(
      names,
      ballots.map((ranks) => [...ranks, 4]),
    );
    expect(ballotsUnlike(sound(), { ...facts, profile: written })).toEqual([]);
    const grouped: ElectionRecord = { ...sound(), groups: "on", outcomes: [] };
    expect(ballotsUnlike(grouped, facts)).toEqual([]);
  });

  it("are refused for ballots with other names", () => {
    const strangers = makeProfile(["Zoe", "Ada Lindqvist", "Cy Mora"], ballots);
    expect(() => ballotsUnlike(sound(), { ...facts, profile: strangers })).toThrow(
      '"Zoe" is on the ballots but has no candidacy',
    );
  });
});
