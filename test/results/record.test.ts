import { describe, expect, it } from "vitest";
import { publicationLevels } from "../../src/election/election.ts";
import { buildRecord, publicRecord } from "../../src/results/build-record.ts";
import { electionRecordSchema, recordText } from "../../src/results/record.ts";
import type { Outcome } from "../../src/seats/seating.ts";
import {
  committee,
  contested,
  madeUpElection,
  madeUpLedger,
  madeUpSeating,
  seated,
} from "./made-up-election.ts";

const complete = buildRecord(contested());
const digest = "a".repeat(64);

describe("the complete record", () => {
  it("says what the election came to and what from", () => {
    expect(JSON.parse(recordText(complete))).toMatchObject({
      formatVersion: 1,
      level: "complete",
      election: "2026-10",
      season: "autumn 2026",
      charter: "2025-03-07",
      seatsDue: 2,
      voteHeld: true,
      rule: "minimax",
      officials: ["octavia"],
      nominations: { opens: "2026-10-05T15:00:00Z", closes: "2026-10-12T15:00:00Z" },
      roll: { voters: 90, revision: 1, sha256: "c".repeat(64) },
      ballots: { counted: 40, invalid: 0, abstentions: 0, digest: "b".repeat(64) },
      count: { candidates: ["Bo Keller", "Ada Lindqvist", "Cy Mora"], condorcetLoser: "Cy Mora" },
      ranking: [["Ada Lindqvist"], ["Bo Keller"], ["Cy Mora"]],
      outcomes: [
        {
          login: "ada-l",
          rank: 1,
          outcome: { state: "seated", seat: 1, until: "autumn 2027", reelected: true },
        },
        { login: "bo-k", rank: 2, outcome: { state: "passed over", filledBy: ["Ada Lindqvist"] } },
        {
          login: "cy-m",
          rank: 3,
          outcome: { state: "seated", seat: 2, until: "autumn 2027", reelected: false },
        },
      ],
      openSeats: 0,
      remarks: ["The limit decided a seat."],
      inputs: [{ path: "elections/committee.yaml", sha256: "d".repeat(64) }],
    });
  });

  it("is the same text when read and written again, keys in the schema's order", () => {
    const text = recordText(complete);
    expect(text).toMatch(/^\{\n {2}"formatVersion": 1,\n {2}"level": "complete",\n/);
    expect(text).toMatch(/\n\}\n$/);
    expect(recordText(electionRecordSchema.parse(JSON.parse(text)))).toBe(text);
    const shuffled = Object.fromEntries(Object.entries(complete).reverse());
    expect(recordText(shuffled as typeof complete)).toBe(text);
  });

  it("records every other outcome, and no organization as null", () => {
    const election = madeUpElection(["ada-l", "bo-k"]);
    const seating = madeUpSeating(election, {
      "ada-l": {
        rank: 1,
        outcome: { ...seated(1), byDecision: { by: "octavia", reason: "lot" } } as never,
        reason: "tie",
      },
      "bo-k": { rank: 1, outcome: { state: "not reached" }, reason: "no seat left" },
    });
    const outcomes = seating.outcomes.map((each) => ({ ...each, organization: undefined }));
    const record = buildRecord({
      election,
      ledger: madeUpLedger,
      seating: { ...seating, outcomes },
      tally: undefined,
      ...committee,
      struck: [],
      roll: undefined,
      inputs: [],
    });
    expect(record.voteHeld).toBe(false);
    expect(record.outcomes).toMatchObject([
      { organization: null, outcome: { byDecision: { by: "octavia", reason: "lot" } } },
      { organization: null, outcome: { state: "not reached" } },
    ]);
  });

  it("is not made while somebody is tied", () => {
    const { seating, ...facts } = contested();
    const undecided: Outcome[] = [
      { state: "tied", places: 1, with: ["Bo Keller"], about: "seat" },
      { state: "undecided", because: ["Bo Keller"] },
      { state: "seated", seat: undefined, until: undefined },
    ];
    for (const outcome of undecided) {
      const outcomes = seating.outcomes.map((each) => ({ ...each, outcome }));
      expect(() => buildRecord({ ...facts, seating: { ...seating, outcomes } })).toThrow(
        RangeError,
      );
    }
  });
});

describe("the public record", () => {
  it.each(publicationLevels)("at the level %s is valid and points to the complete one", (level) => {
    const text = recordText(publicRecord(complete, level, digest));
    const read = electionRecordSchema.parse(JSON.parse(text));
    expect(read.level).toBe(level);
    expect(read.completeRecord).toBe(digest);
  });

  it("of winners tells nothing of the ranking, not even by order", () => {
    const record = publicRecord(complete, "winners", digest);
    expect(record.outcomes).toEqual([
      {
        login: "ada-l",
        name: "Ada Lindqvist",
        organization: "Northwind",
        outcome: { state: "seated", seat: 1, until: "autumn 2027", reelected: true },
      },
      {
        login: "bo-k",
        name: "Bo Keller",
        organization: "Northwind",
        outcome: { state: "not elected" },
      },
      {
        login: "cy-m",
        name: "Cy Mora",
        organization: "Northwind",
        outcome: { state: "seated", seat: 2, until: "autumn 2027", reelected: false },
      },
    ]);
    const { seating, ...facts } = contested();
    const reversed = { ...seating, outcomes: seating.outcomes.toReversed() };
    const other = buildRecord({ ...facts, seating: reversed });
    expect(recordText(publicRecord(other, "winners", digest))).toBe(recordText(record));
    for (const key of ["ranking", "count", "remarks", "pairwise", "rank", "reason"]) {
      expect(recordText(record)).not.toContain(`"${key}":`);
    }
  });

  it("of the ranking adds places and reasons, of the matrix also counts", () => {
    const ranking = publicRecord(complete, "ranking", digest);
    expect(ranking.outcomes).toEqual(complete.outcomes);
    expect(ranking.remarks).toEqual(complete.remarks);
    expect(recordText(ranking)).not.toContain("pairwise");
    expect(publicRecord(complete, "matrix", digest).count).toEqual(complete.count);
  });

  it("never holds the rows that could not be counted", () => {
    const { tally, ...facts } = contested();
    if (tally === undefined) throw new Error("a vote has a tally");
    const skipped = [{ line: 3, found: "secret", allowed: "a rank" }];
    const record = buildRecord({
      ...facts,
      tally: { ...tally, ballots: { ...tally.ballots, skipped } },
    });
    expect(recordText(record)).toContain("secret");
    for (const level of publicationLevels) {
      expect(recordText(publicRecord(record, level, digest))).not.toContain("secret");
    }
  });

  it("holds nothing back where there was no vote", () => {
    const record = buildRecord({ ...contested(), tally: undefined });
    expect(publicRecord(record, "winners", digest).outcomes).toEqual(record.outcomes);
  });
});
