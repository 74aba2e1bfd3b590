import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { checkCount } from "../../../src/results/verify/verify-count.ts";
import { checkFigures, checkGrounds } from "../../../src/results/verify/verify-figures.ts";
import { compareRecords } from "../../../src/results/verify/verify-record.ts";
import { checkSeating } from "../../../src/results/verify/verify-seating.ts";
import { contested } from "../made-up-election.ts";

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

  it("names every number and name that differs: what was expected, what was found", () => {
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
      { where: "seatsDue", expected: "3", found: "2" },
      { where: "roll", expected: "nothing", found: JSON.stringify(other.roll) },
      { where: "ranking[1][1]", expected: "Bo Keller", found: "Ada Lindqvist" },
      { where: "ranking[2][1]", expected: "Ada Lindqvist", found: "Bo Keller" },
      { where: "outcomes[1].rank", expected: "2", found: "1" },
    ]);
  });
});

describe("the ranking, from the pairwise counts", () => {
  it("follows", () => {
    expect(checkCount(sound())).toMatchObject({ outcome: "follows", wrong: [] });
  });

  it("does not follow from other counts, and impossible counts are named", () => {
    const record = sound();
    const pairwise = [
      [1, 30, 40],
      [11, 0, 40],
      [0, 0, 0],
    ];
    const { outcome, wrong } = checkCount({ ...record, count: { ...count(record), pairwise } });
    expect(outcome).toBe("does not follow");
    expect(wrong).toContainEqual({
      where: "count.pairwise[1][2]",
      expected: "at most 40 ballots for Bo Keller and Ada Lindqvist",
      found: "41 for the two",
    });
    expect(wrong).toContainEqual({
      where: "count.pairwise[1][1]",
      expected: "at most 0 ballots for Bo Keller and Bo Keller",
      found: "1 for the two",
    });
    const first = { expected: "Bo Keller", found: "Ada Lindqvist" };
    expect(wrong).toContainEqual({ where: "count.condorcetWinner", ...first });
    expect(wrong).toContainEqual({ where: "ranking[1][1]", ...first });
  });

  it("is refused where the matrix has another shape, or nobody could count it", () => {
    const record = sound();
    const crooked = { ...record, count: { ...count(record), pairwise: [[0, 1, 2]] } };
    expect(checkCount(crooked).wrong).toEqual([
      { where: "count.pairwise", expected: "3 rows of 3 numbers", found: "another shape" },
    ]);
    const candidates = Array.from({ length: 101 }, (_, at) => `c${at}`);
    expect(checkCount({ ...record, count: { ...count(record), candidates } })).toMatchObject({
      outcome: "not checked",
      why: "101 candidates are too many",
    });
  });

  it("gives everybody the place of their name, also behind a tie", () => {
    const [ada, bo, cy] = sound().outcomes;
    const outcomes = [ada, bo, cy].flatMap((each) => (each === undefined ? [] : [each]));
    const swapped = outcomes.map((each) =>
      each.login === "cy-m"
        ? { ...each, rank: 2 }
        : each.login === "bo-k"
          ? { ...each, name: "B." }
          : each,
    );
    expect(checkCount({ ...sound(), outcomes: swapped }).wrong).toEqual([
      { where: "the place of cy-m", expected: "3", found: "2" },
    ]);
  });

  it("says what it cannot check", () => {
    const record = sound();
    expect(checkCount({ ...record, voteHeld: false }).why).toBe("there was no vote");
    expect(checkCount(publicRecord(record, "ranking", digest))).toMatchObject({
      outcome: "not checked",
      why: "the level ranking does not show the pairwise counts",
    });
    expect(checkCount({ ...record, rule: "condorcet-irv", ranking: [] })).toMatchObject({
      outcome: "follows",
      why: "not the order itself: condorcet-irv needs the ballots",
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
      wrong: [
        { where: "Bo Keller (bo-k)", expected: "seated", found: "passed over" },
        { where: "Cy Mora (cy-m)", expected: "not reached", found: "seated" },
        { where: "openSeats", expected: "0", found: "1" },
      ],
    });
  });

  it("says who fills the limit of whoever was passed over", () => {
    const told = (change: { filledBy?: string[]; organization?: string }) =>
      checkSeating({
        ...sound(),
        outcomes: sound().outcomes.map((each) =>
          each.outcome.state === "passed over"
            ? { ...each, outcome: { ...each.outcome, ...change } }
            : each,
        ),
      }).wrong;
    const where = "what passes over Bo Keller (bo-k)";
    expect(told({ filledBy: ["ADA LINDQVIST"], organization: "northwind" })).toEqual([]);
    expect(told({ filledBy: ["Cy Mora"] })).toEqual([
      { where, expected: "ada lindqvist", found: "cy mora" },
    ]);
    expect(told({ organization: "Eastwind" })).toEqual([
      { where, expected: "Northwind", found: "Eastwind" },
    ]);
  });

  it("counts continuing members", () => {
    const { continuing } = sound();
    const full = continuing.map((each) => ({ ...each, organizations: ["eastwind"] }));
    expect(checkSeating({ ...sound(), continuing: full }).wrong).toContainEqual({
      where: "Cy Mora (cy-m)",
      expected: "passed over",
      found: "seated",
    });
    const free = continuing.map((each) => ({ ...each, organizations: ["none"] }));
    expect(checkSeating({ ...sound(), continuing: free }).outcome).toBe("follows");
  });

  it("says what it cannot check", () => {
    expect(checkSeating(publicRecord(sound(), "winners", digest)).why).toBe(
      "the level winners does not show the ranking",
    );
    expect(checkSeating({ ...sound(), groups: "on" }).outcome).toBe("not checked");
    const unsure = sound().continuing.map((each) => ({ ...each, organizations: [] }));
    expect(checkSeating({ ...sound(), continuing: unsure }).why).toBe(
      "the ledger does not say which one organization Fay Ames belongs to",
    );
    const [ada, ...others] = sound().candidates;
    const both = { ...(ada as (typeof others)[number]), affiliation: ["Northwind", "Eastwind"] };
    expect(checkSeating({ ...sound(), candidates: [both, ...others] }).why).toBe(
      "Ada Lindqvist declared several organizations",
    );
  });

  it("lets people of no organization sit without limit", () => {
    const outcomes = sound().outcomes.map((each) => ({ ...each, organization: null }));
    expect(checkSeating({ ...sound(), outcomes }).wrong).toMatchObject([
      { where: "Bo Keller (bo-k)", expected: "seated" },
      { where: "Cy Mora (cy-m)", expected: "not reached" },
    ]);
  });
});

describe("the figures of a record, against each other", () => {
  const fay = { login: "x", name: "X", seat: 1, until: "spring 2027", organizations: [] };
  const ballots = { counted: 40, invalid: 0, abstentions: 0, digest, unranked: "last" as const };

  it("do not fit where no one confirmed a result without a vote", () => {
    const { ballots: _, count: __, ...rest } = sound();
    const check = checkGrounds({ ...rest, decisions: [], voteHeld: false });
    expect(check.outcome === "follows" ? [] : check).toMatchObject({
      wrong: expect.arrayContaining([
        {
          where: "decisions",
          expected: "a confirmation by the members whose seats were not up",
          found: "none that covers this result",
        },
      ]),
    });
  });

  it("do not rest on two polls in force", () => {
    const opened = Temporal.Instant.from("2026-10-19T15:00Z");
    const poll = (id: string) => ({ provider: "civs" as const, id, opened });
    const check = checkGrounds({ ...sound(), polls: [poll("E_one"), poll("E_two")] });
    expect(check).toMatchObject({
      wrong: expect.arrayContaining([
        expect.objectContaining({ where: expect.stringMatching(/^polls\[2\]\./) }),
      ]),
    });
  });

  it("fit", () => {
    expect(checkFigures(sound()).outcome).toBe("follows");
    expect(checkFigures(publicRecord(sound(), "winners", digest)).outcome).toBe("follows");
  });

  it.each([
    [{ openSeats: 1 }, { where: "seatsDue", expected: "3: 2 seated, 1 open", found: "2" }],
    [
      { continuing: [fay] },
      { where: "seat 1", expected: "one holder", found: "X and Ada Lindqvist" },
    ],
    [
      {
        roll: { voters: 40, revision: 1, sha256: digest },
        ballots: { ...ballots, invalid: 1 },
      },
      {
        where: "ballots.counted",
        expected: "with 1 invalid, at most the 40 voters of the roll",
        found: "40",
      },
    ],
    [
      { ballots: { ...ballots, abstentions: 41 } },
      { where: "ballots.abstentions", expected: "at most the 40 ballots counted", found: "41" },
    ],
  ])("do not fit: %j", (fields, wrong) => {
    expect(checkFigures({ ...sound(), ...fields })).toMatchObject({
      outcome: "does not follow",
      wrong: [wrong],
    });
  });

  it("may have more ballots than voters where a decision says so", () => {
    const { decisions } = buildRecord(
      contested({
        decisions: [{ about: "ballots", by: "octavia", date: "2026-10-27", reason: "counted" }],
      }),
    );
    const roll = { voters: 39, revision: 1, sha256: digest };
    expect(checkFigures({ ...sound(), roll, decisions }).outcome).toBe("follows");
  });

  it("never seat more of an organization than the limit, with those who continue", () => {
    const outcomes = sound().outcomes.map((each) => ({ ...each, organization: "Northwind" }));
    expect(checkFigures({ ...sound(), outcomes }).wrong).toEqual([
      { where: "seats of Northwind", expected: "at most 1", found: "2" },
    ]);
    const theirs = [{ ...fay, seat: 3, organizations: ["eastwind"] }];
    expect(checkFigures({ ...sound(), continuing: theirs }).wrong).toEqual([
      { where: "seats of eastwind", expected: "at most 1", found: "2" },
    ]);
  });

  it("let members alone exceed the limit, and people of no organization sit", () => {
    const many = [3, 4].map((seat) => ({ ...fay, seat, organizations: ["Westwind"] }));
    const free = [5, 6].map((seat) => ({ ...fay, seat, organizations: ["none"] }));
    const several = [{ ...fay, seat: 7, organizations: ["Eastwind", "Northwind"] }];
    const continuing = [...many, ...free, ...several];
    expect(checkFigures({ ...sound(), continuing }).outcome).toBe("follows");
  });
});
