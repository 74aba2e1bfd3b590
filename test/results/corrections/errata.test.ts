import { describe, expect, it } from "vitest";
import { decisionSchema } from "../../../src/election/decision.ts";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { changeSentences } from "../../../src/results/corrections/change-sentences.ts";
import { resultMail } from "../../../src/results/corrections/correction-announcement.ts";
import { errataSchema, revisionOf } from "../../../src/results/corrections/erratum.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { resultsPage } from "../../../src/results/results-page.ts";
import { contested } from "../made-up-election.ts";

const errata = errataSchema.parse([
  {
    revision: 2,
    date: "2026-11-03",
    by: "octavia",
    reason: "ballots of the last day were missing",
    changed: [{ where: "ballots.counted", was: "39", now: "40" }],
    previousDigest: "a".repeat(64),
  },
  {
    revision: 3,
    date: "2026-11-05",
    by: "wei-l",
    reason: "a *name* was misspelt.",
    changed: [{ where: "candidates[bo-k].name", was: "Bo <b>", now: "Bo Keller" }],
    previousDigest: "b".repeat(64),
  },
]);
const plain = publicRecord(buildRecord(contested()), "winners", "c".repeat(64));
const record: ElectionRecord = { ...plain, errata };

describe("errata of a record", () => {
  it("number its revisions", () => {
    expect([revisionOf(plain), revisionOf(record)]).toEqual([1, 3]);
  });

  it("are told on the page: what changed, why, by whom, and where the old ones are", () => {
    const page = resultsPage(record);
    expect(page).toMatch(/^# .*\n\nCorrected on 2026-11-05: see \[Errata\]\(#errata\)\.\n/);
    expect(page.slice(page.indexOf("## Errata"))).toBe(`## Errata

This is revision 3 of the result. What stood before is kept in [\`record.1.json\`](record.1.json), [\`record.2.json\`](record.2.json).

- Revision 2, recorded by \`octavia\` on 2026-11-03: ballots of the last day were missing.
  - 40 ballots were counted, not 39.
- Revision 3, recorded by \`wei-l\` on 2026-11-05: a \\*name\\* was misspelt.
  - Bo Keller (bo-k) is named Bo Keller, not Bo \\<b\\>.
`);
  });

  const seated = "seated (seat 2, until autumn 2027, new)";
  it.each([
    [
      "outcomes[cy-m]",
      "passed over",
      seated,
      "Cy Mora (cy-m) is elected and holds seat 2 until autumn 2027. Before, Cy Mora (cy-m) was passed over, since the organization holds its seats.",
    ],
    [
      "outcomes[cy-m]",
      seated,
      "not reached",
      "Cy Mora (cy-m) is not elected. Before, Cy Mora (cy-m) was elected to seat 2 until autumn 2027.",
    ],
    [
      "outcomes[cy-m]",
      seated,
      "seated (seat 1, until autumn 2027, new)",
      "Cy Mora (cy-m) holds seat 1 until autumn 2027, not seat 2 until autumn 2027.",
    ],
    [
      "outcomes[cy-m]",
      seated,
      "seated (seat 2, until autumn 2027, continuing)",
      "Cy Mora (cy-m) is re-elected, not newly elected.",
    ],
    [
      "outcomes[zoe-q]",
      seated,
      null,
      "zoe-q is not on the list of candidates. Before, zoe-q was elected to seat 2 until autumn 2027.",
    ],
    ["outcomes[zoe-q]", "not elected", null, "zoe-q is not on the list of candidates any more."],
    [
      "outcomes[zoe-q]",
      null,
      "not elected",
      "zoe-q is on the list of candidates, and is not elected.",
    ],
    [
      "outcomes[zoe-q]",
      null,
      seated,
      "zoe-q is elected and holds seat 2 until autumn 2027. Before, zoe-q was not on the list.",
    ],
    [
      "outcomes[zoe-q]",
      "not elected",
      "passed over",
      "zoe-q is passed over, since the organization holds its seats. Before, the result said: not elected.",
    ],
    [
      "outcomes[cy-m].organization",
      "Northwind",
      "none",
      "Cy Mora (cy-m) counts for no organization, not Northwind.",
    ],
    ["outcomes[cy-m].rank", "3", "2", "Cy Mora (cy-m) has place 2, not 3."],
    [
      "outcomes[cy-m].rank",
      "3",
      null,
      "The result no longer says this about Cy Mora (cy-m): rank 3.",
    ],
    [
      "outcomes[cy-m].reason",
      "third.",
      "[late] second.",
      "Cy Mora (cy-m) has another reason given for the outcome: [late] second.",
    ],
    [
      "candidates[cy-m].affiliation",
      '["Northwind","Eastwind"]',
      "Northwind",
      "Cy Mora (cy-m) ran for Northwind, not Northwind and Eastwind.",
    ],
    [
      "candidates[cy-m].withdrawn.date",
      null,
      "2026-10-15",
      "Cy Mora (cy-m) withdrew on 2026-10-15.",
    ],
    ["candidates[cy-m].withdrawn.date", "2026-10-15", null, "Cy Mora (cy-m) did not withdraw."],
    [
      "candidates[cy-m].acceptedLate.date",
      "2026-10-13",
      "2026-10-14",
      "The record of Cy Mora (cy-m) (acceptedLate, date) is 2026-10-14. Before, it was 2026-10-13.",
    ],
    [
      "continuing[zoe-q].until",
      "spring 2027",
      "spring 2028",
      "zoe-q serves until spring 2028, not spring 2027.",
    ],
    ["continuing[zoe-q].login", null, "zoe-q", "A member whose seat was not up was added: zoe-q."],
    [
      "continuing[zoe-q].login",
      "zoe-q",
      null,
      "A member whose seat was not up was removed: zoe-q.",
    ],
    ["candidates[cy-m].login", null, "cy-m", "A candidate was added: Cy Mora."],
    ["ballots.counted", "3", "1", "1 ballot was counted, not 3."],
    ["ballots.invalid", null, "2", "2 ballots were invalid."],
    ["ballots.digest", "a", "b", "Other ballots were counted than before: their digest changed."],
    ["roll.sha256", "a", "b", "The roll's file changed: it has another digest."],
    ["roll.voters", "146", null, "The result no longer says this about roll.voters: 146."],
    [
      "count.condorcetWinner",
      "Ada",
      "null",
      "The candidate who beats every other one is no one, not Ada.",
    ],
    [
      "count.smithSet",
      '["Ada"]',
      '["Ada","Bo"]',
      "The Smith set is Ada and Bo. Before, it was Ada.",
    ],
    ["count.struck", "[]", '["Eve"]', "Struck from the ballots: Eve."],
    ["count.pairwise[Ada above Bo [x]]", "11", "12", "12 ballots rank Ada above Bo [x], not 11."],
    [
      "officials",
      '["octavia"]',
      '["octavia","wei-l"]',
      "The officials are octavia and wei-l. Before, the result named octavia.",
    ],
    [
      "voting.closes",
      "2026-10-26T15:00Z",
      "2026-10-27T15:00Z",
      "Voting ended at 2026-10-27T15:00Z, not at 2026-10-26T15:00Z.",
    ],
    ["voteHeld", "true", "false", "No vote was held."],
    ["groups", "off", "on", "Affiliated organizations count as one."],
    ["ballots.abstentions", "1", "2", "2 ballots were without any rank, not 1."],
    [
      "ballots.unranked",
      "last",
      "no-opinion",
      "A candidate not ranked on a ballot counts as “no-opinion”, not as “last”.",
    ],
    ["roll.mail.activated", "8", "9", "9 voters had opted in to CIVS email, not 8."],
    ["roll.mail.awaiting", "2", "1", "1 voters had not activated mail from CIVS, not 2."],
    ["seatsDue", "3", "4", "The number of seats available was 4, not 3."],
    ["openSeats", "0", "1", "The number of seats that stay vacant is 1, not 0."],
    ["limit", "3", "2", "One organization may hold 2 seats, not 3."],
    ["rule", "minimax", "schulze", "The ballots are counted by the rule schulze, not minimax."],
    [
      "charter",
      "2024-03-27",
      "2025-03-07",
      "The charter of 2025-03-07 applies, not that of 2024-03-27.",
    ],
    ["season", "spring", "autumn", "The election is that of autumn, not spring."],
    ["outcomes[cy-m].seat", "1", "2", "Cy Mora (cy-m) holds seat 2, not 1."],
    [
      "outcomes[cy-m].file",
      "Cy.md",
      "CyMora.md",
      "Cy Mora (cy-m) has the candidacy CyMora.md, not Cy.md.",
    ],
    [
      "outcomes[cy-m].submitted",
      "2026-10-06T09:00Z",
      "2026-10-07T09:00Z",
      "Cy Mora (cy-m) sent the candidacy at 2026-10-07T09:00Z, not at 2026-10-06T09:00Z.",
    ],
    [
      "outcomes[cy-m].withdrawn.reason",
      "a new job",
      "new work.",
      "Cy Mora (cy-m) has this reason for the withdrawal: new work.",
    ],
    ["outcomes[cy-m].acceptedLate.by", "octavia", null, "Cy Mora (cy-m) was not accepted late."],
    [
      "outcomes[cy-m].acceptedLate.reason",
      "ill",
      "a power cut",
      "Cy Mora (cy-m) was accepted late for this reason: a power cut.",
    ],
    [
      "outcomes[cy-m].organizations",
      "Aurora",
      "none",
      "Cy Mora (cy-m) counts for no organization, not Aurora.",
    ],
    ["count.schwartzSet", "A", "B", "The Schwartz set is B. Before, it was A."],
    ["count.candidates", "A", "B", "The names counted are B. Before, they were A."],
    [
      "count.struck",
      "[a note",
      "[a] note]",
      "Struck from the ballots: [a] note]. Before, there were [a note.",
    ],
    ["polls[1].id", "E_1", "E_2", "A poll is another one now: E_0."],
    ["polls[2].id", null, "E_2", "A poll was added: E_1."],
    ["decisions[4].about", "tie", null, "A decision that officials recorded was removed."],
    ["somewhere.else", "1", "2", "The record's somewhere.else is 2. Before, it was 1."],
  ])("tell of %s, %s and then %s", (where, was, now, expected) => {
    expect(changeSentences([{ where, was, now }], plain)).toEqual([expected]);
  });

  it("tell a decision once, in words", () => {
    const decided: ElectionRecord = {
      ...plain,
      decisions: decisionSchema.array().parse([
        {
          about: "affiliation",
          person: "ada-l",
          affiliation: "none",
          by: "octavia",
          date: "2026-11-02",
          reason: "left in May",
        },
      ]),
    };
    const changed = ["about", "person", "affiliation", "by"].map((key) => ({
      where: `decisions[1].${key}`,
      was: null,
      now: "x",
    }));
    expect(changeSentences(changed, decided)).toEqual([
      "A decision that officials recorded was added: ada-l counts for none, decided on 2026-11-02, recorded by octavia.",
    ]);
    expect(
      changeSentences([{ where: "decisions[1].person", was: "bo-k", now: "ada-l" }], decided),
    ).toEqual([
      "A decision that officials recorded is another one now: ada-l counts for none, decided on 2026-11-02, recorded by octavia.",
    ]);
  });

  it("tell nothing twice", () => {
    const change = (where: string): { where: string; was: string; now: string } => ({
      where,
      was: "1",
      now: "2",
    });
    const told = [
      "ballots.counted",
      "ballots.digest",
      "roll.revision",
      "roll.sha256",
      "outcomes[cy-m].name",
      "candidates[cy-m].name",
    ];
    expect(changeSentences(told.map(change), plain)).toEqual([
      "2 ballots were counted, not 1.",
      "The result names revision 2 of the roll, not 1.",
      "Cy Mora (cy-m) is named 2, not 1.",
    ]);
    expect(changeSentences([{ where: "formatVersion", was: "1", now: "2" }], plain)).toEqual([]);
  });

  it("leave no trace on a page without them", () => {
    expect(resultsPage(plain)).not.toMatch(/Corrected on|Errata/);
  });

  it("are announced with what changes and the result as it stands", () => {
    const mail = resultMail(record, []);
    expect(mail).toMatch(
      /^Subject: \[election\] October 2026 Kata Architecture Committee: correction of the results\n/,
    );
    expect(mail).toContain("corrected (revision 3, recorded by @wei-l on 2026-11-05).");
    expect(mail).toContain("\n  a *name* was misspelt.\n");
    expect(mail).toContain("\n  * Bo Keller (bo-k) is named Bo Keller, not Bo <b>.\n");
    expect(mail).toContain("\nThe elected members are Ada Lindqvist and Cy Mora.\n");
    expect(mail).not.toContain("No one is elected");
    expect(resultMail({ ...record, outcomes: [], openSeats: 2 }, [])).toContain(
      "\nNo one is elected.\n",
    );
    expect(resultMail(plain, [])).toMatch(
      /^Subject: \[election\] October 2026 Kata Architecture Committee: results\n/,
    );
  });
});
