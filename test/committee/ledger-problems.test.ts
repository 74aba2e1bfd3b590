import { describe, expect, it } from "vitest";
import { charterById, kataCharters } from "../../src/charter/kata-charters.ts";
import { ledgerSchema } from "../../src/committee/ledger.ts";
import {
  ledgerProblems,
  requireConsistentLedger,
  seatCountProblems,
} from "../../src/committee/ledger-problems.ts";

const seats = [1, 2, 3].map((id) => ({ id, season: "autumn" }));
const ada = {
  seat: 1,
  holder: "ada-l",
  name: "Ada",
  elected: "2029-10",
  how: "vote",
  until: "autumn 2030",
};
const bo = { ...ada, holder: "bo-k", name: "Bo" };

function problems(terms: readonly object[], more: object = {}): string[] {
  return ledgerProblems(ledgerSchema.parse({ formatVersion: 1, seats, terms, ...more }));
}

describe("ledgerProblems", () => {
  it("finds nothing in terms that follow each other", () => {
    const next = { ...bo, elected: "2030-10", until: "autumn 2031" };
    const afterLeaving = { ...bo, elected: "2030-04", until: "spring 2031" };
    const ended = { date: "2030-02-01", reason: "stepped down" };
    expect(problems([ada, next])).toEqual([]);
    expect(problems([next, ada])).toEqual([]);
    expect(problems([{ ...ada, ended }, afterLeaving])).toEqual([]);
  });

  it("knows terms by their days where the ledger has them", () => {
    const ended = { date: "2030-04-10", reason: "stepped down" };
    const next = { ...bo, elected: "2030-04", until: "spring 2031" };
    expect(
      problems([
        { ...ada, ended },
        { ...next, from: "2030-04-10" },
      ]),
    ).toEqual([]);
    expect(
      problems([
        { ...ada, ended },
        { ...next, from: "2030-04-09" },
      ]),
    ).toEqual([
      "terms[1] and terms[2]: terms of seat 1 overlap: ada-l's runs until autumn 2030, bo-k's begins 2030-04",
    ]);
    // Two who were elected in one month, one after the other.
    const first = { ...ada, from: "2029-10-02", ended: { date: "2029-10-20", reason: "declined" } };
    const second = { ...bo, from: "2029-10-21" };
    expect(problems([second, first])).toEqual([]);
    expect(
      problems([{ ...ada, from: "2029-11-02", ended: { date: "2029-11-01", reason: "x" } }]),
    ).toEqual(["terms[1]: ended on 2029-11-01, before it began 2029-11-02"]);
  });

  it("wants the first day of a term within it: another would seat somebody before or after it", () => {
    const outside = (from: string): string =>
      `terms[1]: from ${from} is not between the season of the election 2029-10 and autumn 2030, when the term ends`;
    for (const from of ["2029-07-31", "2030-08-01", "2092-11-02"]) {
      expect(problems([{ ...ada, from }])).toEqual([outside(from)]);
    }
    // Autumn begins in August; January is of the autumn before.
    for (const from of ["2029-09-30", "2030-01-15", "2030-07-31"]) {
      expect(problems([{ ...ada, from }])).toEqual([]);
    }
  });

  it.each([
    ["2029-10", "spring 2030", "autumn 2030"],
    ["2029-10", "spring 2031", "autumn 2030"],
    ["2029-10", "autumn 2031", "autumn 2030"],
    ["2030-01", "spring 2030", "autumn 2030"],
    ["2030-02", "autumn 2030", "spring 2031"],
    ["2030-07", "spring 2032", "spring 2031"],
  ])("wants a term of twelve months: elected %s until %s", (elected, until, full) => {
    expect(problems([{ ...ada, elected, until }])).toEqual([
      `terms[1]: elected ${elected} until ${until}; a term of 12 months lasts until ${full}`,
    ]);
    expect(problems([{ ...ada, elected, until: full }])).toEqual([]);
    expect(problems([{ ...ada, elected, until, how: "appointed" }])).toEqual([]);
  });

  it("measures by the season that an election's file gives, and by a charter with remainders", () => {
    const ledger = ledgerSchema.parse({
      formatVersion: 1,
      seats,
      terms: [{ ...ada, until: "spring 2030" }],
    });
    const seasons = new Map([["2029-10", "spring" as const]]);
    const charter = charterById("2025-03-07");
    expect(ledgerProblems(ledger, { charters: [charter], seasons })).toEqual([]);
    const vacancy = { ...charter.rules.vacancy, value: "remainder" as const };
    const remainder = { ...charter, rules: { ...charter.rules, vacancy } };
    expect(ledgerProblems(ledger, { charters: [remainder], seasons: new Map() })).toEqual([]);
    const longer = ledgerSchema.parse({
      formatVersion: 1,
      seats,
      terms: [{ ...ada, until: "spring 2031" }],
    });
    expect(ledgerProblems(longer, { charters: [remainder], seasons: new Map() })).toHaveLength(1);
  });

  it("knows no committee of more than seven", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, position) => ({ id: position + 1, season: "autumn" }));
    const count = (seatsListed: object[]) =>
      seatCountProblems(ledgerSchema.parse({ formatVersion: 1, seats: seatsListed }), {
        charters: kataCharters,
      });
    expect(count(many(7))).toEqual([]);
    expect(count(many(8))).toEqual(["seats: 8 seats are listed, but the committee has 7"]);
  });

  it("knows chairs as members, one at a time", () => {
    const chairs = [
      { holder: "ADA-L", from: "2029-11-01", until: "2030-02-01" },
      { holder: "ada-l", from: "2030-02-01" },
    ];
    expect(problems([ada], { chairs })).toEqual([]);
    // One ends on the day on which the other begins, in whatever order they stand.
    const handedOver = [
      { holder: "ada-l", from: "2030-02-01" },
      { holder: "ada-l", until: "2030-02-01" },
    ];
    expect(problems([ada], { chairs: handedOver })).toEqual([]);
    expect(problems([ada], { chairs: handedOver.toReversed() })).toEqual([]);
    expect(
      problems([ada], { chairs: [...chairs, { holder: "zoe", until: "2029-12-01" }] }),
    ).toEqual([
      "chairs[3]: zoe holds no seat in any term; the members chair among themselves",
      "chairs[3]: zoe would chair at the same time as ADA-L, chairs[1]",
    ]);
    expect(
      problems([ada], { chairs: [{ holder: "ada-l", from: "2030-02-01", until: "2030-02-01" }] }),
    ).toEqual(["chairs[1]: until 2030-02-01 is no later than from 2030-02-01"]);
  });

  it.each<[string, object[], object, string]>([
    [
      "two holders of one seat",
      [ada, bo],
      {},
      "terms[1] and terms[2]: seat 1 has two holders elected 2029-10: ada-l and bo-k",
    ],
    [
      "overlapping terms",
      [ada, { ...bo, elected: "2030-04", until: "spring 2031" }],
      {},
      "terms[1] and terms[2]: terms of seat 1 overlap: ada-l's runs until autumn 2030, bo-k's begins 2030-04",
    ],
    [
      "a term twice",
      [ada, ada],
      {},
      "terms[1] and terms[2]: terms of seat 1 overlap: ada-l's runs until autumn 2030, ada-l's begins 2029-10",
    ],
    [
      "two seats of one person",
      [ada, { ...ada, seat: 2, holder: "ADA-L" }],
      {},
      "terms[1] and terms[2]: ADA-L would hold the seats 1 and 2 at the same time",
    ],
    [
      "an unknown seat",
      [{ ...ada, seat: 9 }],
      {},
      "terms[1]: there is no seat 9 in the list of seats",
    ],
    [
      "a term that ends before it begins",
      [{ ...ada, until: "autumn 2029" }],
      {},
      "terms[1]: until autumn 2029 is no later than the election 2029-10",
    ],
    [
      "an end before the election",
      [{ ...ada, ended: { date: "2029-09-30", reason: "x" } }],
      {},
      "terms[1]: ended on 2029-09-30, before the election 2029-10",
    ],
    [
      "a seat twice",
      [],
      { seats: [...seats, { id: 2, season: "spring" }] },
      "seats[4]: seat 2 is already listed at seats[2]",
    ],
    [
      "a season that is not the last move's",
      [],
      {
        seats: [
          { id: 1, season: "spring", moved: [{ to: "autumn", election: "2029-10", reason: "x" }] },
        ],
      },
      "seats[1]: season is spring, but the seat moved to autumn last (2029-10)",
    ],
    [
      "a move to where the seat was",
      [],
      {
        seats: [
          {
            id: 1,
            season: "autumn",
            moved: [
              { to: "autumn", election: "2029-10", reason: "x" },
              { to: "autumn", election: "2030-10", reason: "x" },
            ],
          },
        ],
      },
      "seats[1]: moved to autumn in 2030-10, where it was already",
    ],
    [
      "an affiliation the wrong way round",
      [],
      {
        affiliations: [
          { person: "ada-l", organization: "A", from: "2030-01-01", until: "2030-01-01" },
        ],
      },
      "affiliations[1]: until 2030-01-01 is no later than from 2030-01-01",
    ],
  ])("finds %s", (_, terms, more, problem) => {
    expect(problems(terms, more)).toEqual([problem]);
  });

  it("leaves open affiliations alone", () => {
    const affiliations = [{ person: "ada-l", organization: "A", from: "2030-01-01" }];
    expect(problems([], { affiliations })).toEqual([]);
  });
});

describe("requireConsistentLedger", () => {
  const charter = charterById("2025-03-07");
  const seven = [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, season: "spring" }));

  it("names the file and every entry", () => {
    const ledger = ledgerSchema.parse({ formatVersion: 1, seats, terms: [{ ...ada, seat: 9 }] });
    expect(() => requireConsistentLedger(ledger, charter, "2030-10")).toThrow(
      [
        "elections/committee.yaml: terms[1]: there is no seat 9 in the list of seats",
        "elections/committee.yaml: seats: 3 seats are listed, but the charter 2025-03-07 has 7",
      ].join("\n"),
    );
  });

  it("accepts as many seats as the charter has", () => {
    const ledger = ledgerSchema.parse({ formatVersion: 1, seats: seven, terms: [ada] });
    expect(() => requireConsistentLedger(ledger, charter, "2030-10")).not.toThrow();
  });

  it("does not count seats that were first filled later", () => {
    const grown = [...seven, { id: 8, season: "autumn" }];
    const later = { ...ada, seat: 8, elected: "2032-10", until: "autumn 2033" };
    const ledger = ledgerSchema.parse({ formatVersion: 1, seats: grown, terms: [ada, later] });
    expect(() => requireConsistentLedger(ledger, charter, "2030-10")).not.toThrow();
    expect(() => requireConsistentLedger(ledger, charter, "2032-10")).toThrow("8 seats are listed");
  });
});
