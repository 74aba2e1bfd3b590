import { describe, expect, it } from "vitest";
import { type Ledger, ledgerSchema, type Term } from "../../../src/committee/ledger.ts";
import type { ElectionFacts } from "../../../src/results/build-record.ts";
import { ledgerCorrection } from "../../../src/results/corrections/ledger-correction.ts";
import type { LedgerChanges } from "../../../src/results/ledger-changes.ts";
import { contested, madeUpLedger } from "../made-up-election.ts";

function term(seat: number, holder: string, name: string, more: Partial<Term> = {}): Term {
  const until = { season: "autumn", year: 2027 } as const;
  return { seat, holder, name, elected: "2026-10", how: "vote", until, ...more };
}

const ada = term(1, "ada-l", "Ada Lindqvist");
const bo = term(2, "bo-k", "Bo Keller");
const cy = term(2, "cy-m", "Cy Mora");

function changesOf(...terms: Term[]): LedgerChanges {
  return { terms, moves: [], endedAffiliations: [], affiliations: [] };
}

/** The ledger with these terms after its three older ones. */
function factsWith(terms: readonly Term[], ledger: Partial<Ledger> = {}): ElectionFacts {
  const all = [...madeUpLedger.terms, ...terms];
  return { ...contested(), ledger: { ...madeUpLedger, ...ledger, terms: all } };
}

describe("correcting the ledger", () => {
  it("changes nothing where the same people hold the same seats", () => {
    const shouted = { ...bo, holder: "Bo-K" };
    expect(ledgerCorrection(factsWith([ada, shouted]), changesOf(ada, bo))).toBeUndefined();
  });

  it("exchanges only the terms that differ", () => {
    expect(ledgerCorrection(factsWith([ada, bo]), changesOf(ada, cy))).toEqual({
      removed: [4],
      changes: changesOf(cy),
    });
  });

  it.each([
    ["another end", { until: { season: "spring", year: 2027 } as const }],
    ["another way", { how: "uncontested" as const }],
    ["another seat", { seat: 3 }],
  ])("exchanges a term with %s", (_, more) => {
    const other = { ...bo, ...more };
    expect(ledgerCorrection(factsWith([ada, other]), changesOf(ada, bo))?.removed).toEqual([4]);
  });

  it.each([
    [
      "a removed term was ended",
      factsWith([
        ada,
        { ...bo, ended: ledgerSchema.parse(endedLedger()).terms[0]?.ended },
      ] as Term[]),
      /the term of Bo Keller was ended since\n {2}to remove: seat 2, Bo Keller \(bo-k\) until autumn 2027\n {2}to add: seat 2, Cy Mora/,
    ],
    [
      "a later election followed",
      factsWith([ada, bo, term(3, "eva-r", "Eva Roth", { elected: "2027-04" })]),
      /terms elected 2027-04 follow/,
    ],
    [
      "a seat that moved is not filled",
      factsWith([ada, bo], {
        seats: madeUpLedger.seats.map((seat) =>
          seat.id === 3
            ? { ...seat, moved: [{ to: "autumn", election: "2026-10", reason: "x" }] }
            : seat,
        ),
      }),
      /seat 3 moved, and is not filled any more/,
    ],
  ])("is refused where %s", (_, facts, message) => {
    expect(() => ledgerCorrection(facts, changesOf(ada, cy))).toThrow(message);
  });
});

function endedLedger(): object {
  return {
    formatVersion: 1,
    seats: [{ id: 2, season: "autumn" }],
    terms: [
      {
        ...bo,
        until: "autumn 2027",
        ended: { date: "2026-11-01", reason: "left" },
      },
    ],
  };
}
