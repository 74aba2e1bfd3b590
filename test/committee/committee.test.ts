import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { charterById } from "../../src/charter/kata-charters.ts";
import { affiliationsOn } from "../../src/committee/affiliations.ts";
import { lastTerm } from "../../src/committee/beginning/list-differences.ts";
import { checkCommittee, type PublishedMember } from "../../src/committee/check-committee.ts";
import { endTerm, moveMember } from "../../src/committee/events.ts";
import { historyOf } from "../../src/committee/history.ts";
import { type Ledger, ledgerSchema } from "../../src/committee/ledger.ts";
import { ledgerProblems } from "../../src/committee/ledger-problems.ts";
import { committeeOn } from "../../src/committee/members.ts";
import { organizationIndex } from "../../src/people/organizations.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

function term(seat: number, holder: string, elected: string, until: string, more: object = {}) {
  return { seat, holder, name: holder.toUpperCase(), elected, how: "vote", until, ...more };
}

const ended = { date: "2030-02-10", reason: "new job" };

/** Seat 1: ada, then bo. Seat 2: cy, who left; then dee. Seat 3 was never filled. */
function ledgerOf(affiliations: readonly object[] = [], more: readonly object[] = []): Ledger {
  return ledgerSchema.parse({
    formatVersion: 1,
    seats: [3, 2, 1].map((id) => ({ id, season: "autumn" })),
    terms: [
      term(1, "bo", "2030-10", "autumn 2031"),
      term(1, "ada", "2029-10", "autumn 2030"),
      term(2, "cy", "2029-10", "autumn 2030", { ended }),
      term(2, "dee", "2030-04", "spring 2031"),
      ...more,
    ],
    affiliations,
  });
}

function holders(date: string): (string | undefined)[] {
  return committeeOn(ledgerOf(), day(date)).map((state) => state.term?.holder);
}

describe("people in the ledger", () => {
  it("are found by their logins in any case", () => {
    const ledger = ledgerOf([{ person: "Ada", organization: "Northwind" }]);
    expect(affiliationsOn(ledger, "ADA", day("2030-01-01"))).toEqual(["Northwind"]);
    expect(lastTerm(ledger, "ADA")?.seat).toBe(1);
    // Cy of seat 2 came first, Dee later.
    expect(lastTerm(ledgerOf([], [term(3, "Cy", "2030-10", "autumn 2031")]), "CY")?.seat).toBe(3);
  });
});

describe("committeeOn", () => {
  it.each([
    ["2029-09-30", [undefined, undefined, undefined]],
    ["2029-10-01", ["ada", "cy", undefined]],
    ["2030-02-09", ["ada", "cy", undefined]],
    ["2030-02-10", ["ada", undefined, undefined]],
    ["2030-04-30", ["ada", "dee", undefined]],
    ["2030-10-01", ["bo", "dee", undefined]],
  ])("on %s is %j", (date, expected) => {
    expect(holders(date)).toEqual(expected);
  });

  it("says who left a seat vacant, and whose term is over", () => {
    const [, vacant] = committeeOn(ledgerOf(), day("2030-03-01"));
    expect(vacant?.vacatedBy?.holder).toBe("cy");
    const overdue = (date: string) => committeeOn(ledgerOf(), day(date))[1]?.overdue;
    expect(overdue("2031-07-31")).toBe(false);
    expect(overdue("2031-08-01")).toBe(true);
    // January belongs to the autumn of the year before: bo's term, until autumn 2031, still runs.
    expect(committeeOn(ledgerOf(), day("2032-01-31"))[0]?.overdue).toBe(false);
  });
});

describe("endTerm", () => {
  const leaving = { date: day("2030-12-01"), reason: "tired" };

  it("ends the term that runs then, in any case of the login", () => {
    const after = endTerm(ledgerOf(), "BO", leaving);
    expect(after.terms.map((each) => each.ended?.reason)).toEqual([
      "tired",
      undefined,
      "new job",
      undefined,
    ]);
  });

  it.each(["ada", "zoe"])("refuses %s, who holds no seat then", (login) => {
    expect(() => endTerm(ledgerOf(), login, leaving)).toThrow(
      `${login} holds no seat on 2030-11-30`,
    );
  });
});

describe("moveMember", () => {
  const from = day("2030-12-01");
  const known = [{ person: "Bo", organization: "Northwind", from: "2020-01-01" }];

  it("ends what they had and adds the new organization", () => {
    const { affiliations } = moveMember(ledgerOf(known), "bo", {
      organization: "Aurora",
      from,
      source: "notes",
    });
    expect(JSON.parse(JSON.stringify(affiliations))).toEqual([
      { person: "Bo", organization: "Northwind", from: "2020-01-01", until: "2030-12-01" },
      { person: "bo", organization: "Aurora", from: "2030-12-01", source: "notes" },
    ]);
  });

  it("refuses a move to where they are", () => {
    const move = { organization: "Northwind", from, source: undefined };
    expect(() => moveMember(ledgerOf(known), "bo", move)).toThrow("bo already works for Northwind");
    const once = ledgerOf([{ ...known[0], until: "2025-01-01" }]);
    expect(moveMember(once, "bo", move).affiliations).toHaveLength(2);
  });
});

describe("historyOf", () => {
  it("has every term with the organization then, and the committee after each election", () => {
    const affiliations = [
      { person: "ada", organization: "Northwind", until: "2029-11-01" },
      { person: "ada", organization: "Aurora", from: "2029-11-01" },
    ];
    const { seats, terms, committees } = historyOf(ledgerOf(affiliations));
    expect(seats).toEqual([1, 2, 3]);
    expect(terms.map((each) => each.term.holder)).toEqual(["ada", "cy", "dee", "bo"]);
    expect(terms[0]?.affiliations).toEqual(["Northwind"]);
    expect(
      committees.map(({ election, holders: now }) => [election, now.map((each) => each?.holder)]),
    ).toEqual([
      ["2029-10", ["ada", "cy", undefined]],
      // Cy left in February, with no election on.
      [undefined, ["ada", undefined, undefined]],
      ["2030-04", ["ada", "dee", undefined]],
      ["2030-10", ["bo", "dee", undefined]],
    ]);
    expect(committees[1]?.month).toBe("2030-02");
  });

  it("takes organizations known later in the term, and says from when", () => {
    const affiliations = [
      { person: "BO", organization: "Southwind", from: "2031-03-02" },
      { person: "BO", organization: "Northwind", from: "2031-01-02", until: "2031-03-02" },
      // Cy had left by then; Ada's successor had begun.
      { person: "cy", organization: "Aurora", from: "2030-02-10" },
      { person: "ada", organization: "Aurora", from: "2030-10-01" },
      // The season after dee's term.
      { person: "dee", organization: "Aurora", from: "2031-08-01" },
    ];
    const { terms } = historyOf(ledgerOf(affiliations));
    expect(terms.map((each) => [each.affiliations, each.knownFrom?.toString()])).toEqual([
      [[], undefined],
      [[], undefined],
      [[], undefined],
      [["Northwind"], "2031-01-02"],
    ]);
  });

  it("seats those whose first day is after the month of their election", () => {
    const late = term(3, "eve", "2030-10", "autumn 2031", { from: "2030-11-04" });
    const after = historyOf(
      ledgerOf([{ person: "eve", organization: "Aurora", from: "2030-11-03" }], [late]),
    );
    expect(after.committees.at(-1)?.holders[2]?.holder).toBe("eve");
    expect(after.terms.at(-1)).toMatchObject({ affiliations: ["Aurora"], knownFrom: undefined });
  });

  it("leaves a seat vacant that was left before the month was over", () => {
    const left = term(3, "eve", "2030-10", "autumn 2031", {
      ended: { date: "2030-10-31", reason: "x" },
    });
    expect(historyOf(ledgerOf([], [left])).committees.at(-1)?.holders[2]).toBeUndefined();
  });
});

describe("checkCommittee", () => {
  const index = organizationIndex({
    organizations: [{ name: "Northwind", also: ["NW"] }],
    groups: [],
  });
  const charter = charterById("2025-03-07");
  const seven: typeof charter = {
    ...charter,
    rules: {
      ...charter.rules,
      seats: { ...charter.rules.seats, value: { total: 3, autumn: 3, spring: 0 } },
      organizationLimit: { ...charter.rules.organizationLimit, value: 1 },
    },
  };
  const affiliations = [
    { person: "bo", organization: "Northwind" },
    { person: "dee", organization: "none" },
  ];
  const listed: PublishedMember[] = [
    { name: "BO", login: "Bo", organization: { name: "nw" } },
    { name: "DEE", login: "dee", organization: undefined },
  ];
  const texts = (
    ledger: Ledger,
    published: readonly PublishedMember[] | undefined,
    rules = seven,
    on = "2030-11-01",
  ) =>
    checkCommittee(ledger, ledgerProblems(ledger), rules, published, day(on), index).map(
      ({ severity, text }) => `${severity}: ${text}`,
    );

  it("finds nothing wrong where all agree", () => {
    expect(texts(ledgerOf(affiliations), listed)).toEqual(["note: seat 3 is vacant"]);
  });

  it("names who is missing, who should not be there, and whose organization differs", () => {
    const published = [
      { name: "BO", login: "bo", organization: { name: "Aurora" } },
      { name: "ADA", login: "ada", organization: { name: "Aurora" } },
      { name: "Zoe\u202e", login: undefined, organization: undefined },
    ];
    expect(texts(ledgerOf(affiliations), published)).toEqual([
      "wrong: BO (bo) works for Northwind in the ledger, but for Aurora in the README",
      "wrong: DEE (dee) holds seat 2, but is not in the README's member list",
      "wrong: ADA (ada) is in the README's member list, but holds no seat in the ledger",
      "wrong: Zoe\\u202e (no login) is in the README's member list, but holds no seat in the ledger",
      "note: seat 3 is vacant",
    ]);
  });

  it("names contradictions, a wrong number of seats, terms that are over, unknown organizations", () => {
    const twice = term(3, "bo", "2030-10", "autumn 2031");
    expect(texts(ledgerOf([], [twice]), undefined, charter, "2031-11-01")).toEqual([
      "wrong: elections/committee.yaml: terms[1] and terms[5]: bo would hold the seats 1 and 3 at the same time",
      "wrong: 3 seats are listed, but the charter 2025-03-07 has 7",
      "note: the organization of BO (seat 1) is unknown",
      "wrong: the term of DEE (seat 2) is over, and the ledger has no successor",
      "note: the organization of DEE (seat 2) is unknown",
      "note: the organization of BO (seat 3) is unknown",
    ]);
  });

  it("notes an organization above the limit", () => {
    const both = [affiliations[0], { person: "dee", organization: "nw" }].map((each) => each ?? {});
    expect(texts(ledgerOf(both), undefined)).toContain(
      "note: Northwind holds 2 seats (BO, DEE), but the limit is 1: members keep their seats, and the limit applies at the next election",
    );
  });
});

describe("checkCommittee about organizations and seasons", () => {
  const charter = charterById("2025-03-07");
  const small = (autumn: number, spring: number): typeof charter => ({
    ...charter,
    rules: {
      ...charter.rules,
      seats: { ...charter.rules.seats, value: { total: 3, autumn, spring } },
    },
  });
  const index = organizationIndex({
    organizations: [{ name: "Harbor Cloud", also: ["Harbour"] }],
    groups: [],
  });
  const notes = (ledger: Ledger, rules = small(3, 0)): string[] =>
    checkCommittee(ledger, ledgerProblems(ledger), rules, undefined, day("2030-11-01"), index)
      .filter(({ text }) => !/vacant|is unknown/.test(text))
      .map(({ text }) => text);

  it("asks about names that differ in spelling alone, aliases and `none` aside", () => {
    const affiliations = [
      "Bluefin Labs",
      "bluefin labs",
      "BlueFinLabs GmbH",
      "Harbor Cloud",
      "Harbour",
      "none",
    ].map((organization) => ({ person: "bo", organization }));
    expect(notes(ledgerOf(affiliations))).toEqual([
      '“BlueFinLabs GmbH” and “Bluefin Labs” count as different organizations; if they are one, record it: organizations: [{ name: "BlueFinLabs GmbH", also: ["Bluefin Labs"] }] in elections/people.yaml',
    ]);
  });

  it("asks about a move between names that begin alike: renamed, perhaps", () => {
    const affiliations = [
      { person: "bo", organization: "Harbor Financial", until: "2030-01-01" },
      { person: "bo", organization: "Harbor Group", from: "2030-01-01", until: "2030-02-01" },
      { person: "bo", organization: "Meridian", from: "2030-02-01" },
    ];
    expect(notes(ledgerOf(affiliations))).toEqual([
      'bo went from “Harbor Financial” to “Harbor Group” on 2030-01-01; if it was renamed, record it: organizations: [{ name: "Harbor Group", also: ["Harbor Financial"] }] in elections/people.yaml',
    ]);
  });

  it("explains a season with more seats than the regular number", () => {
    const ledger = ledgerOf();
    expect(notes(ledger, small(2, 1))).toEqual([
      "3 seats are filled in autumn, not the usual 2; the ledger has no moved seat to explain it",
    ]);
    const seats = ledger.seats.map((seat) =>
      seat.id === 2
        ? { ...seat, moved: [{ to: "autumn" as const, election: "2030-10", reason: "vacated" }] }
        : seat,
    );
    expect(notes({ ...ledger, seats }, small(2, 1))).toEqual([
      "3 seats are filled in autumn, not the usual 2; moved: seat 2 in 2030-10",
    ]);
  });
});
