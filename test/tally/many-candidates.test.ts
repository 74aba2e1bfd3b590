import { expect, it } from "vitest";
import { makeProfile } from "../../src/ballots/profile.ts";
import type { CompletionRule } from "../../src/charter/completion-rule.ts";
import { allDefeats, compareDefeats } from "../../src/tally/defeat-strength.ts";
import { explainPlaces } from "../../src/tally/reasons.ts";
import { addLink, has, noRelation, reachable, wouldCloseCycle } from "../../src/tally/relation.ts";
import { tally } from "../../src/tally/tally.ts";
import { mostForPlaces, totalsOf } from "../../src/tally/totals.ts";

/** Ballots over n candidates, each a rotation of the last by a seventh of them. */
function rotations(n: number, ballots: number) {
  const names = Array.from({ length: n }, (_, number) => `N${number}`);
  const ranks = Array.from({ length: ballots }, (_, ballot) =>
    names.map((_name, column) => ((column * 7 + ballot * Math.ceil(n / 7)) % n) + 1),
  );
  return makeProfile(names, ranks);
}

const digest = () => "digest";

it.each(["minimax", "schulze", "ranked-pairs"] satisfies CompletionRule[])(
  "%s ranks three hundred candidates in cycles",
  (rule) => {
    const { ranking } = tally(rotations(300, 9), rule, digest);
    expect(ranking.flat().sort()).toEqual(rotations(300, 1).candidates.toSorted());
  },
  30_000,
);

it("refuses rules that need places where these are not counted, and only those", () => {
  const many = rotations(mostForPlaces + 1, 3);
  expect(totalsOf(many).places).toEqual([]);
  for (const rule of ["condorcet-irv", "bottom-two-runoff"] as const) {
    expect(() => tally(many, rule, digest)).toThrow("places are counted only among 200 candidates");
    expect(tally(rotations(8, 3), rule, digest).ranking).toHaveLength(8);
  }
  expect(totalsOf(rotations(mostForPlaces, 1)).places).toHaveLength(mostForPlaces);
});

it("closes relations over more than a word of candidates", () => {
  const chain = reachable(70, (a, b) => b === a + 1);
  expect([has(chain, 0, 69), has(chain, 31, 32), has(chain, 32, 31), has(chain, 5, 5)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const grown = noRelation(70);
  for (let a = 68; a >= 0; a--) addLink(grown, a, a + 1);
  expect(grown).toEqual(chain);
  expect([wouldCloseCycle(chain, 69, 0), wouldCloseCycle(chain, 0, 69)]).toEqual([true, false]);
  const round = reachable(70, (a, b) => b === (a + 1) % 70);
  expect([has(round, 40, 3), has(round, 7, 7), has(chain, 40, 3)]).toEqual([true, true, false]);
  addLink(chain, 69, 0);
  expect(chain).toEqual(round);
  // Everyone reaches themselves already: one link more makes no new cycle.
  expect(wouldCloseCycle(round, 12, 3)).toBe(false);
});

it("says with which link each pair is first reached", () => {
  const found: string[] = [];
  const relation = noRelation(40);
  const links = [
    [1, 2],
    [0, 35],
    [35, 1],
    [2, 0],
    [0, 2],
  ] as const;
  for (const [a, b] of links) {
    found.push(`${a}>${b}:`);
    addLink(relation, a, b, (from, to) => found.push(`${from}${to}`));
  }
  // By hand: 35 > 1 brings 0 and 35 to 1 and 2; 2 > 0 closes the circle 0, 35, 1, 2, so that everyone on it
  // reaches everyone, themselves as well; 0 > 2 was known.
  const news = found
    .join(" ")
    .split(/\d+>\d+:/)
    .map((part) => part.trim().split(" ").sort().join(" "));
  expect(news).toEqual([
    "",
    "12",
    "035",
    "01 02 351 352",
    "00 10 11 135 20 21 22 235 350 3535",
    "",
  ]);
});

it("names twenty of those who tie, and how many more", () => {
  const everyone = rotations(30, 0).candidates;
  const counted = tally(makeProfile(everyone, [everyone.map(() => 1)]), "minimax", digest);
  const [first] = explainPlaces(counted);
  const named = first?.parts.filter((part) => typeof part !== "string");
  // The twenty, and the one of the hardest pairing.
  expect(named).toHaveLength(21);
  expect(first?.parts).toContain(" and 9 more");
});

it("orders defeats strongest first", () => {
  const { pairwise } = totalsOf(rotations(12, 5));
  const defeats = allDefeats(pairwise);
  for (const [index, defeat] of defeats.entries()) {
    const before = defeats[index - 1] ?? defeat;
    expect(compareDefeats(before, defeat)).toBeGreaterThanOrEqual(0);
  }
});
