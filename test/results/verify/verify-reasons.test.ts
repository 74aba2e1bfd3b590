import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildRecord } from "../../../src/results/build-record.ts";
import { recordChanges } from "../../../src/results/corrections/record-changes.ts";
import type { ElectionRecord } from "../../../src/results/record.ts";
import { checkReasons } from "../../../src/results/verify/verify-reasons.ts";
import { parseRecord } from "../../../src/workspace/results/record-file.ts";
import { contested } from "../made-up-election.ts";

// Published by version 0.1.0, in its own words: Farah of Northwind, third, is passed over for Jun and Dana; Ivo is
// sixth of six for four seats.
const file = new URL("../../support/written-by-0.1.0/record.json", import.meta.url);
const published = parseRecord(readFileSync(file, "utf8"), "record.json").record;

function withReason(record: ElectionRecord, login: string, reason: string): ElectionRecord {
  const outcomes = record.outcomes.map((each) =>
    each.login === login ? { ...each, reason } : each,
  );
  return { ...record, outcomes };
}

function untruths(login: string, reason: string, record = published): string[] {
  return checkReasons(withReason(record, login, reason)).flatMap(({ wrong }) =>
    wrong.map(({ where, found }) => `${where}: ${found}`),
  );
}

describe("the reasons of a record, in other words", () => {
  it.each([
    [
      "farah-n",
      "Northwind may hold 2 of the committee's seats, and Jun Abernathy and Dana Whitfield fill that",
    ],
    ["farah-n", "no organization gets more than two seats"],
    ["farah-n", "two colleagues of Farah Novak are on the committee already"],
    ["farah-n", "the limit of 2 seats: Dana Whitfield and Jun Abernathy of NORTHWIND come first"],
    ["ivo-c", "all 4 seats were filled before rank 6 was reached"],
    ["ivo-c", "all four seats went to people ranked above"],
    ["ivo-c", "came last of 6"],
    ["goran-d", "elected to seat 6 until Spring 2028, in place 4"],
    ["goran-d", "elected"],
  ])("%s: %s", (login, reason) => {
    expect(untruths(login, reason)).toEqual([]);
    const [check] = checkReasons(withReason(published, login, reason));
    expect(check?.outcome).toBe("follows");
    expect(check?.why).toContain(login);
  });

  it("are no change of the result", () => {
    const reworded = withReason(published, "ivo-c", "came sixth");
    expect(recordChanges(published, reworded)).toEqual([]);
  });

  it("are none where they are this version's, and nothing is checked where none is told", () => {
    const own = buildRecord(contested());
    const outcomes = own.outcomes.map(({ reason: _, ...each }) => each);
    expect(checkReasons({ ...own, outcomes })).toEqual([]);
  });
});

describe("a reason that says something false", () => {
  const limit = "Northwind already has its limit of 2 seats: Jun Abernathy and Dana Whitfield";
  it.each([
    // Other people.
    ["farah-n", limit.replace("Jun Abernathy", "Hana Petrov"), "names hana petrov"],
    ["farah-n", limit.replace("Jun Abernathy", "hana-p"), "names hana p"],
    ["farah-n", limit.replace("Jun Abernathy and ", ""), "leaves out Jun Abernathy"],
    ["farah-n", limit.replace("Jun Abernathy", "Mallory Zed"), "names Mallory Zed"],
    ["farah-n", limit.replace(/: .*/, ": Mallory"), "names Mallory"],
    [
      "ivo-c",
      "all 4 seats went to higher-ranked candidates, as Goran Delacroix asked",
      "names goran delacroix",
    ],
    // Another organization.
    ["farah-n", limit.replace("Northwind", "Harbor Cloud"), "names harbor cloud"],
    ["farah-n", limit.replace("Northwind", "Acme"), "names Acme"],
    // Another cause.
    ["farah-n", "all seats went to higher-ranked candidates", "gives higher-ranked candidates"],
    ["farah-n", "withdrew before the vote", "gives a withdrawal"],
    ["ivo-c", "Bluefin Labs already has its limit", "gives the limit of one organization"],
    ["ivo-c", "excluded by the officials", "gives not being eligible"],
    ["ivo-c", "lost the tie by lot", "gives a tie"],
    ["goran-d", "takes seat 6 until spring 2028, without a vote", "gives no vote"],
    // Other numbers.
    ["farah-n", limit.replace("2", "3"), 'says "3 seats"'],
    ["farah-n", limit.replace("2", "three"), 'says "three seats"'],
    ["ivo-c", "all 4 seats were filled before rank 5 was reached", 'says "rank 5"'],
    ["goran-d", "takes seat 5 until spring 2028, ranked 4", 'says "seat 5"'],
    ["goran-d", "takes seat 6 until autumn 2028, ranked 4", 'says "autumn 2028"'],
  ])("%s: %s", (login, reason, found) => {
    expect(untruths(login, reason).join("; ")).toContain(`the reason of ${login}: it ${found}`);
  });

  it("is noticed at a level that tells no reasons", () => {
    const outcomes = published.outcomes.map(({ rank: _, reason: __, ...each }) => each);
    const winners: ElectionRecord = { ...published, level: "winners", outcomes };
    expect(untruths("ivo-c", "came last", winners)).toEqual([
      "the reason of ivo-c: it is present, although the record's level has no reasons",
    ]);
  });
});

describe("the reason of a tie that a person settled", () => {
  const byDecision = { by: "octavia", reason: "drawn by lot on 2027-04-28" };
  const outcomes = published.outcomes.map((each): ElectionRecord["outcomes"][number] => {
    if (each.login === "ivo-c") return { ...each, rank: 5, reason: "came last" };
    if (each.login !== "hana-p" || each.outcome.state !== "seated") return each;
    return { ...each, outcome: { ...each.outcome, byDecision } };
  });
  const tied: ElectionRecord = { ...published, officials: ["octavia", "wei-l"], outcomes };
  const settled = "tied for the last seats, and others come first, as decided by octavia";

  it.each([
    ["ivo-c", `${settled} (drawn by lot on 2027-04-28)`],
    ["ivo-c", "came after others in the tie that octavia settled (drawn by lot on 2027-04-28)"],
    [
      "hana-p",
      "takes seat 7 until spring 2028, in the tie settled by octavia (drawn by lot on 2027-04-28)",
    ],
  ])("may be worded otherwise: %s, %s", (login, reason) => {
    expect(untruths(login, reason, tied)).toEqual([]);
  });

  it.each([
    ["ivo-c", `${settled.replace("octavia", "wei-l")} (drawn by lot on 2027-04-28)`, "names wei l"],
    ["ivo-c", `${settled} (they asked for it)`, "quotes (they asked for it)"],
    ["ivo-c", "withdrew", "gives a withdrawal"],
  ])("says who decided it, and why: %s, %s", (login, reason, found) => {
    expect(untruths(login, reason, tied).join("; ")).toContain(found);
  });
});
