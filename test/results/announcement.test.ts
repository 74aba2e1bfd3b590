import { describe, expect, it } from "vitest";
import { resultsAnnouncement } from "../../src/results/announcement.ts";
import { buildRecord, publicRecord } from "../../src/results/build-record.ts";
import {
  committee,
  contested,
  madeUpElection,
  madeUpLedger,
  madeUpSeating,
} from "./made-up-election.ts";

describe("the mail that tells the result", () => {
  it("names who is elected, turnout and where the results stand", () => {
    const record = publicRecord(buildRecord(contested()), "winners", "a".repeat(64));
    expect(
      resultsAnnouncement(record),
    ).toBe(`Subject: Kata Containers Architecture Committee election results, October 2026

Hello everyone,

The Architecture Committee elections of October 2026 are over. Two seats were available, so elections were held.

Elected are:

  * Ada Lindqvist (ada-l)
  * Cy Mora (cy-m)

Ada Lindqvist and Cy Mora serve until the elections of autumn 2027.

40 of the 90 voters on the roll (44 %) cast a ballot.

Thank you to everyone who stood, and to everyone who took part.

The results and how to check them:
https://github.com/kata-containers/community/tree/main/elections/arch-committee-2026-10/Results.md
`);
  });

  it("says so where nobody stood", () => {
    const election = madeUpElection([]);
    const record = buildRecord({
      election,
      ledger: madeUpLedger,
      seating: madeUpSeating(election, {}, { openSeats: 2 }),
      tally: undefined,
      ...committee,
      struck: [],
      roll: undefined,
      inputs: [],
    });
    const text = resultsAnnouncement(record);
    expect(text).toContain("Two seats remain vacant: there is no eligible candidate left.\n");
    expect(text).not.toContain("are:");
  });
});
