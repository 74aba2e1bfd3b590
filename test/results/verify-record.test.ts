import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../src/results/build-record.ts";
import type { ElectionRecord } from "../../src/results/record.ts";
import { checkCount } from "../../src/results/verify-count.ts";
import { compareRecords } from "../../src/results/verify-record.ts";
import { checkFigures, checkSeating } from "../../src/results/verify-seating.ts";
import { contested } from "./made-up-election.ts";

/** As contested(), but every organization has one place, so that the limit itself says who is seated. */
function sound(): ElectionRecord {
  const record = buildRecord(contested());
  const organizations = ["Northwind", "Northwind", "Eastwind"];
  return {
    ...record,
    limit: 1,
    outcomes: record.outcomes.map((each, at) => ({
      ...each,
      organization: organizations[at] ?? null,
    })),
  };
}

function count(record: ElectionRecord): NonNullable<ElectionRecord["count"]> {
  if (record.count === undefined) throw new Error("a vote has a count");
  return record.count;
}

const digest = "a".repeat(64);

describe("comparing a record with one computed anew", () => {
  it("finds nothing in the same record, whatever it remarks or was made from", () => {
    expect(compareRecords(sound(), { ...sound(), remarks: ["other"], inputs: [] })).toEqual([]);
  });

  it("names every number and name that differs", () => {
    const other = sound();
    const [first, ...rest] = other.outcomes;
    expect(
      compareRecords(sound(), {
        ...other,
        seatsDue: 3,
        roll: undefined,
        ranking: [["Bo Keller"], ["Ada Lindqvist"], ["Cy Mora"]],
        outcomes: [{ ...(first as (typeof rest)[number]), rank: 2 }, ...rest],
      }),
    ).toEqual([
      "seatsDue: recorded 2, computed 3",
      `roll: recorded ${JSON.stringify(other.roll)}, computed nothing`,
      'ranking[1][1]: recorded "Ada Lindqvist", computed "Bo Keller"',
      'ranking[2][1]: recorded "Bo Keller", computed "Ada Lindqvist"',
      "outcomes[1].rank: recorded 1, computed 2",
    ]);
  });
});

describe("the ranking, from the pairwise counts", () => {
  it("follows", () => {
    expect(checkCount(sound())).toMatchObject({ outcome: "follows", details: [] });
  });

  it("does not follow from other counts, and impossible counts are named", () => {
    const record = sound();
    const pairwise = [
      [0, 30, 40],
      [11, 0, 40],
      [0, 0, 0],
    ];
    const { outcome, details } = checkCount({ ...record, count: { ...count(record), pairwise } });
    expect(outcome).toBe("does not follow");
    expect(details).toContain("count.pairwise[1][2]: 41 ballots for this pair, of 40");
    expect(details).toContain(
      'count.condorcetWinner: recorded "Ada Lindqvist", computed "Bo Keller"',
    );
    expect(details).toContain('ranking[1][1]: recorded "Ada Lindqvist", computed "Bo Keller"');
  });

  it("is refused where the matrix has another shape", () => {
    const record = sound();
    const crooked = { ...record, count: { ...count(record), pairwise: [[0, 1, 2]] } };
    expect(checkCount(crooked).details).toEqual(["count.pairwise: expected 3 rows of 3 numbers"]);
  });

  it("says what it cannot check", () => {
    const record = sound();
    expect(checkCount({ ...record, voteHeld: false }).outcome).toBe("not checked");
    expect(checkCount(publicRecord(record, "ranking", digest)).outcome).toBe("not checked");
    expect(checkCount({ ...record, rule: "condorcet-irv", ranking: [] })).toEqual({
      about:
        "the ranking, from the pairwise counts (not the order: condorcet-irv needs the ballots)",
      outcome: "follows",
      details: [],
    });
    expect(checkCount({ ...record, ranking: undefined }).outcome).toBe("does not follow");
  });
});

describe("who is seated, from the ranking and the limit", () => {
  it("follows", () => {
    expect(checkSeating(sound())).toMatchObject({ outcome: "follows" });
    expect(checkSeating({ ...sound(), voteHeld: false, limit: 3, seatsDue: 3 }).outcome).toBe(
      "does not follow",
    );
  });

  it("does not follow with another limit", () => {
    expect(checkSeating({ ...sound(), limit: 2, openSeats: 1 })).toMatchObject({
      outcome: "does not follow",
      details: [
        "Bo Keller: recorded passed over, computed seated",
        "Cy Mora: recorded seated, computed not reached",
        "openSeats: recorded 1, computed 0",
      ],
    });
  });

  it("counts continuing members", () => {
    const { continuing } = sound();
    const full = continuing.map((each) => ({ ...each, organizations: ["eastwind"] }));
    expect(checkSeating({ ...sound(), continuing: full }).details).toContain(
      "Cy Mora: recorded seated, computed passed over",
    );
    const free = continuing.map((each) => ({ ...each, organizations: ["none"] }));
    expect(checkSeating({ ...sound(), continuing: free }).outcome).toBe("follows");
  });

  it("says what it cannot check", () => {
    expect(checkSeating(publicRecord(sound(), "winners", digest)).details).toEqual([
      "the record's level does not show the ranking",
    ]);
    expect(checkSeating({ ...sound(), groups: "on" }).outcome).toBe("not checked");
    const unsure = sound().continuing.map((each) => ({ ...each, organizations: [] }));
    expect(checkSeating({ ...sound(), continuing: unsure }).details).toEqual([
      "the ledger does not say which one organization Fay Ames belongs to",
    ]);
    const [ada, ...others] = sound().candidates;
    const both = { ...(ada as (typeof others)[number]), affiliation: ["Northwind", "Eastwind"] };
    expect(checkSeating({ ...sound(), candidates: [both, ...others] }).details).toEqual([
      "Ada Lindqvist declared several organizations",
    ]);
  });

  it("lets people of no organization sit without limit", () => {
    const outcomes = sound().outcomes.map((each) => ({ ...each, organization: null }));
    expect(checkSeating({ ...sound(), outcomes }).details).toEqual([
      "Bo Keller: recorded passed over, computed seated",
      "Cy Mora: recorded seated, computed not reached",
    ]);
  });
});

describe("the figures of a record, against each other", () => {
  it("fit", () => {
    expect(checkFigures(sound()).outcome).toBe("follows");
    expect(checkFigures(publicRecord(sound(), "winners", digest)).outcome).toBe("follows");
  });

  it.each([
    [{ openSeats: 1 }, "2 seated and 1 open seats are not the 2 due"],
    [
      { continuing: [{ login: "x", name: "X", seat: 1, until: "spring 2027", organizations: [] }] },
      "a seat is taken twice",
    ],
    [
      { roll: { voters: 39, revision: 1, sha256: digest } },
      "40 ballots were counted, but the roll has 39 voters",
    ],
    [
      { ballots: { counted: 40, invalid: 0, abstentions: 41, digest, unranked: "last" as const } },
      "41 of 40 ballots rank nobody",
    ],
  ])("do not fit: %j", (fields, message) => {
    expect(checkFigures({ ...sound(), ...fields })).toMatchObject({
      outcome: "does not follow",
      details: [message],
    });
  });

  it("never seat more of an organization than the limit", () => {
    const outcomes = sound().outcomes.map((each) => ({ ...each, organization: "Northwind" }));
    expect(checkFigures({ ...sound(), outcomes }).details).toEqual([
      "2 of Northwind are seated, more than 1",
    ]);
  });
});
