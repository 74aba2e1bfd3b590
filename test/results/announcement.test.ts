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
    const officials = [{ login: "octavia", name: "Octavia Reyes" }, { login: "wei-l" }];
    expect(resultsAnnouncement(record, officials)).toBe(
      `Subject: [election] October 2026 Kata Architecture Committee: results

Hello Kata Citizens,

The October 2026 elections of the Kata Containers Architecture Committee are over. Three candidates ran for two seats, so a vote was held.

The elected members are:

  * Ada Lindqvist (@ada-l)
  * Cy Mora (@cy-m)

Ada Lindqvist and Cy Mora will serve until the autumn 2027 election.

The committee is now:

  * Ada Lindqvist (@ada-l)
  * Cy Mora (@cy-m)
  * Fay Ames (@fay-a)

Congratulations to Ada Lindqvist and Cy Mora!

40 of the 90 voters on the roll (44 %) cast a ballot.

The results, and how to check them:

https://github.com/kata-containers/community/tree/main/elections/arch-committee-2026-10/Results.md

Thank you to everyone who ran, and to everyone who took part,
Octavia Reyes and @wei-l
`,
    );
  });

  it("says so where no one ran", () => {
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
    const text = resultsAnnouncement(record, []);
    expect(text).toContain("Two seats remain vacant: there is no eligible candidate left.\n");
    expect(text).not.toContain("are:");
  });
});
