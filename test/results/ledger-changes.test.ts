import { describe, expect, it } from "vitest";
import { ledgerSchema } from "../../src/committee/ledger.ts";
import { organizationIndex } from "../../src/people/organizations.ts";
import { noPeople } from "../../src/people/people-file.ts";
import { ledgerChanges } from "../../src/results/ledger-changes.ts";
import { contested, madeUpLedger } from "./made-up-election.ts";

const organizations = organizationIndex({
  ...noPeople,
  organizations: [{ name: "Northwind", also: ["North Wind Inc"] }],
});

describe("what a result changes in the ledger", () => {
  it("is a term for everybody seated, by seat, and organizations not known yet", () => {
    expect(ledgerChanges(contested(), organizations)).toEqual({
      terms: [
        {
          seat: 1,
          holder: "ada-l",
          name: "Ada Lindqvist",
          elected: "2026-10",
          how: "vote",
          until: { season: "autumn", year: 2027 },
        },
        {
          seat: 2,
          holder: "cy-m",
          name: "Cy Mora",
          elected: "2026-10",
          how: "vote",
          until: { season: "autumn", year: 2027 },
        },
      ],
      moves: [],
      endedAffiliations: [],
      affiliations: [
        {
          person: "cy-m",
          organization: "Northwind",
          from: "2026-10-12",
          source: "declared for the elections of 2026-10",
        },
      ],
    });
  });

  it("says how, and nothing about an organization that the ledger has under another name", () => {
    const ledger = {
      ...madeUpLedger,
      affiliations: ledgerSchema.shape.affiliations.parse([
        { person: "Ada-L", organization: "north wind inc", from: "2024-01-01" },
        { person: "cy-m", organization: "Northwind", from: "2025-01-01", until: "2026-12-01" },
      ]),
    };
    const changes = ledgerChanges({ ...contested(), ledger, tally: undefined }, organizations);
    expect(changes.terms.map(({ how }) => how)).toEqual(["uncontested", "uncontested"]);
    expect(changes.affiliations).toEqual([]);
    expect(changes.endedAffiliations).toEqual([]);
  });

  /** The contested election with other declarations and a ledger of these affiliations. */
  function changesWhere(
    declared: Partial<Record<string, string | string[]>>,
    affiliations: readonly object[],
    fields: Readonly<Record<string, unknown>> = {},
  ) {
    const { seating, ...facts } = contested(fields);
    const outcomes = seating.outcomes.map((each) => {
      const { affiliation: before, login } = each.candidate;
      return {
        ...each,
        organization: "as shown",
        candidate: { ...each.candidate, affiliation: declared[login] ?? before },
      };
    });
    const ledger = {
      ...madeUpLedger,
      affiliations: ledgerSchema.shape.affiliations.parse(affiliations),
    };
    return ledgerChanges({ ...facts, ledger, seating: { ...seating, outcomes } }, organizations);
  }

  it("ends what a declaration contradicts, not what ended before", () => {
    const changes = changesWhere({ "ada-l": "none", "cy-m": "Southwind" }, [
      { person: "ada-l", organization: "Northwind", until: "2020-01-01" },
      { person: "ada-l", organization: "Northwind", from: "2024-01-01" },
      { person: "cy-m", organization: "Southwind" },
    ]);
    expect(changes.endedAffiliations).toEqual([{ position: 1, until: "2026-10-12" }]);
    expect(changes.affiliations).toMatchObject([{ person: "ada-l", organization: "none" }]);
  });

  it("keeps several organizations apart, and says nothing where nobody knows", () => {
    // Cy declared two: Northwind stays, Aurora was not declared, Southwind is new. Ada's is unknown, so
    // that Meridian, which the ledger has, stands. An organization "Northwind or Southwind" is nobody's.
    const changes = changesWhere({ "ada-l": "unknown", "cy-m": ["North Wind Inc", "Southwind"] }, [
      { person: "ada-l", organization: "Meridian" },
      { person: "cy-m", organization: "Northwind" },
      { person: "cy-m", organization: "Aurora" },
    ]);
    expect(changes.endedAffiliations).toEqual([{ position: 2, until: "2026-10-12" }]);
    expect(changes.affiliations).toMatchObject([{ person: "cy-m", organization: "Southwind" }]);
  });

  it("ends what was declared where the ledger has a later move", () => {
    // Cy declared Northwind; the ledger knows nothing before 20 October, and from then on Aurora.
    const changes = changesWhere({}, [
      { person: "ada-l", organization: "Northwind" },
      { person: "cy-m", organization: "Meridian", from: "2027-01-01" },
      { person: "Cy-M", organization: "Aurora", from: "2026-10-20" },
    ]);
    expect(changes.affiliations).toMatchObject([
      { person: "cy-m", organization: "Northwind", from: "2026-10-12", until: "2026-10-20" },
    ]);
  });

  it("has what was decided about an affiliation, not what was declared", () => {
    const decision = { by: "octavia", date: "2026-10-20", reason: "asked her" };
    const decisions = [
      { about: "affiliation", person: "Cy-M", affiliation: "Aurora", ...decision },
    ];
    const known = [{ person: "ada-l", organization: "Northwind" }];
    const changes = changesWhere({ "cy-m": ["Aurora", "Southwind"] }, known, { decisions });
    expect(changes.affiliations).toMatchObject([{ person: "cy-m", organization: "Aurora" }]);
  });

  it("moves a seat whose term ends in another season, and says why", () => {
    const { seating, ledger, ...facts } = contested();
    const outcomes = seating.outcomes.map((each) =>
      each.candidate.login === "cy-m"
        ? {
            ...each,
            outcome: { state: "seated", seat: 3, until: { season: "autumn", year: 2027 } } as const,
          }
        : each,
    );
    const moves = (terms: typeof ledger.terms) =>
      ledgerChanges(
        { ...facts, seating: { ...seating, outcomes }, ledger: { ...ledger, terms } },
        organizations,
      ).moves;
    const left = ledger.terms.map((term) =>
      term.seat === 3
        ? {
            ...term,
            ended: { date: ledger.affiliations[0]?.from as never, reason: "stepped down" },
          }
        : term,
    );
    expect(moves(left)).toEqual([
      { seat: 3, to: "autumn", election: "2026-10", reason: "Fay Ames left early: stepped down" },
    ]);
    expect(moves([])).toMatchObject([{ seat: 3, reason: "filled early" }]);
  });

  it("moves no seat that the ledger does not have, and gives no term without a seat", () => {
    const { seating, ...facts } = contested();
    const changes = (seat: number | undefined) => {
      const outcome = { state: "seated", seat, until: { season: "spring", year: 2027 } } as const;
      const outcomes = seating.outcomes.map((each) => ({ ...each, outcome }));
      return ledgerChanges({ ...facts, seating: { ...seating, outcomes } }, organizations);
    };
    expect(changes(9).moves).toEqual([]);
    expect(changes(undefined).terms).toEqual([]);
  });
});
