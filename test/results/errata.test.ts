import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../src/results/build-record.ts";
import { resultMail } from "../../src/results/correction-announcement.ts";
import { correctedNote, errataSection } from "../../src/results/errata-section.ts";
import { describeChange, errataSchema, revisionOf } from "../../src/results/erratum.ts";
import type { ElectionRecord } from "../../src/results/record.ts";
import { contested } from "./made-up-election.ts";

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
    expect(correctedNote(record)).toEqual(["Corrected on 2026-11-05: see [Errata](#errata).", ""]);
    expect(errataSection(record).join("\n")).toBe(`## Errata

This is revision 3 of the result. What stood before is kept in [\`record.1.json\`](record.1.json), [\`record.2.json\`](record.2.json).

- Revision 2, decided by \`octavia\` on 2026-11-03: ballots of the last day were missing.
  - ballots counted: was 39, now 40
- Revision 3, decided by \`wei-l\` on 2026-11-05: a \\*name\\* was misspelt.
  - candidates\\[bo-k\\].name: was Bo \\<b\\>, now Bo Keller
`);
  });

  it.each([
    ["outcomes[bo-k]", "bo-k"],
    ["outcomes[bo-k].rank", "the place of bo-k"],
    ["outcomes[bo-k].name", "the name of bo-k"],
    ["outcomes[bo-k].organization", "the organization of bo-k"],
    ["outcomes[bo-k].reason", "the reason for bo-k"],
    ["count.pairwise[Ada above Bo [x]]", "ballots that rank Ada above Bo [x]"],
    ["roll.voters", "voters on the roll"],
    ["polls[1].id", "polls[1].id"],
  ])("word %s", (where, expected) => {
    expect(describeChange({ where, was: null, now: "2" })).toBe(`${expected}: was nothing, now 2`);
    expect(describeChange({ where, was: "1", now: null })).toBe(`${expected}: was 1, now nothing`);
  });

  it("leave no trace on a page without them", () => {
    expect([correctedNote(plain), errataSection(plain)]).toEqual([[], []]);
  });

  it("are announced with what changes and the result as it stands", () => {
    const mail = resultMail(record, []);
    expect(mail).toMatch(
      /^Subject: \[election\] October 2026 Kata Architecture Committee: correction of the results\n/,
    );
    expect(mail).toContain("corrected (revision 3, decided by @wei-l on 2026-11-05).");
    expect(mail).toContain("\n  a *name* was misspelt.\n");
    expect(mail).toContain("\n  * candidates[bo-k].name: was Bo <b>, now Bo Keller\n");
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
