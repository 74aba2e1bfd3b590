import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import { continuingMembers } from "../../src/committee/continuing.ts";
import { type Ledger, ledgerSchema } from "../../src/committee/ledger.ts";
import { describeDueSeat, seatsDue } from "../../src/committee/seats-due.ts";
import { electionSchema } from "../../src/election/election.ts";

const charter = charterById("2025-03-07");
const remainder: typeof charter = {
  ...charter,
  rules: { ...charter.rules, vacancy: { ...charter.rules.vacancy, value: "remainder" } },
};

function electionOf(id: string, more: object = {}) {
  const week = (from: number, until: number) => ({
    opens: `${id}-${String(from).padStart(2, "0")}T15:00Z`,
    closes: `${id}-${until}T15:00Z`,
  });
  return electionSchema.parse({
    formatVersion: 1,
    election: id,
    charter: "2025-03-07",
    seats: 3,
    nominations: week(7, 14),
    campaign: week(14, 21),
    voting: week(21, 28),
    ...more,
  });
}

function termOf(seat: number, holder: string, elected: string, until: string, ended?: string) {
  return {
    seat,
    holder,
    name: holder.toUpperCase(),
    elected,
    how: "vote",
    until,
    ...(ended === undefined ? {} : { ended: { date: ended, reason: "left" } }),
  };
}

function ledgerOf(terms: readonly object[], affiliations: readonly object[] = []): Ledger {
  const seats = [
    { id: 2, season: "spring" },
    { id: 1, season: "autumn" },
    { id: 3, season: "autumn" },
  ];
  return ledgerSchema.parse({ formatVersion: 1, seats, terms, affiliations });
}

const regular = [
  termOf(1, "ada", "2029-10", "autumn 2030"),
  termOf(2, "bo", "2030-04", "spring 2031"),
];

describe("seatsDue", () => {
  const due = (terms: readonly object[], election = electionOf("2030-10"), rules = charter) =>
    seatsDue(ledgerOf(terms), election, rules).map(({ seat, because, until, movesFrom }) => ({
      seat,
      because,
      until: `${until.season} ${until.year}`,
      ...(movesFrom === undefined ? {} : { movesFrom }),
    }));

  it("are those whose term ends and those never filled", () => {
    expect(due(regular)).toEqual([
      { seat: 1, because: "term ends", until: "autumn 2031" },
      { seat: 3, because: "never filled", until: "autumn 2031" },
    ]);
  });

  it("go by the last term before the election, in whatever order terms are listed", () => {
    const before = termOf(1, "zoe", "2028-10", "autumn 2029");
    const found = seatsDue(ledgerOf([...regular, before]), electionOf("2030-10"), charter);
    expect(found[0]?.lastTerm?.holder).toBe("ada");
  });

  it("are those whose term ended a season ago without being filled", () => {
    expect(due([termOf(2, "bo", "2029-04", "spring 2030")])[1]).toEqual({
      seat: 2,
      because: "term ends",
      until: "autumn 2031",
    });
  });

  it.each([
    ["2030-10-06", true],
    ["2030-10-07", true],
    ["2030-10-08", false],
  ])("a seat vacated on %s, nominations opening on 2030-10-07: %s", (date, isDue) => {
    const found = due([termOf(2, "bo", "2030-04", "spring 2031", date)]);
    expect(found.some(({ seat }) => seat === 2)).toBe(isDue);
  });

  it("move to the election's season for a full term where vacated early", () => {
    const vacated = termOf(2, "bo", "2030-04", "spring 2031", "2030-09-20");
    expect(due([vacated])[1]).toEqual({
      seat: 2,
      because: "vacated",
      until: "autumn 2031",
      movesFrom: "spring",
    });
    expect(due([vacated], electionOf("2030-10"), remainder)[1]).toEqual({
      seat: 2,
      because: "vacated",
      until: "spring 2031",
    });
  });

  it("do not move where the seat stays in its season", () => {
    const long = termOf(2, "bo", "2029-10", "autumn 2031", "2030-09-20");
    expect(due([long])[1]).toEqual({ seat: 2, because: "vacated", until: "autumn 2031" });
  });

  it("stay the same once this and later elections are in the ledger", () => {
    const later = [
      termOf(1, "cy", "2030-10", "autumn 2031"),
      termOf(2, "cy", "2031-04", "spring 2032"),
    ];
    expect(due([...regular, ...later]).slice(0, 1)).toEqual(due(regular).slice(0, 1));
  });

  it("follow the season that the election's file gives", () => {
    const found = due(regular, electionOf("2031-01", { season: "spring" }));
    expect(found.map(({ seat }) => seat)).toEqual([1, 2, 3]);
    expect(due(regular, electionOf("2031-01")).map(({ seat }) => seat)).toEqual([1, 3]);
  });

  it("are described", () => {
    const vacated = termOf(2, "bo", "2030-04", "spring 2031", "2030-09-20");
    const found = seatsDue(ledgerOf([regular[0] ?? {}, vacated]), electionOf("2030-10"), charter);
    expect(found.map(describeDueSeat)).toEqual([
      "seat 1: the term of ADA ends in autumn 2030",
      "seat 2 was vacated by BO on 2030-09-20 (left); it moves from spring to autumn",
      "seat 3 was never filled",
    ]);
  });
});

describe("continuingMembers", () => {
  const affiliations = [
    { person: "BO", organization: "Northwind", until: "2030-10-10" },
    { person: "bo", organization: "Aurora", from: "2030-10-10" },
  ];
  const members = (date: string, terms: readonly object[] = regular) =>
    continuingMembers(
      ledgerOf(terms, affiliations),
      electionOf("2030-10"),
      charter,
      Temporal.PlainDate.from(date),
    );

  it("hold a seat that is not up, with their organization on the day", () => {
    const bo = { login: "bo", name: "BO", seat: 2, until: { season: "spring", year: 2031 } };
    expect(members("2030-10-09")).toEqual([{ ...bo, affiliations: ["Northwind"] }]);
    expect(members("2030-10-10")).toEqual([{ ...bo, affiliations: ["Aurora"] }]);
  });

  it("are none any more from the day they leave, though their seat is not up", () => {
    const leaving = [termOf(2, "bo", "2030-04", "spring 2031", "2030-10-20")];
    expect(members("2030-10-19", leaving)).toHaveLength(1);
    expect(members("2030-10-20", leaving)).toEqual([]);
  });
});
