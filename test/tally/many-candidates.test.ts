import { expect, it } from "vitest";
import { makeProfile } from "../../src/ballots/profile.ts";
import type { CompletionRule } from "../../src/charter/completion-rule.ts";
import { allDefeats, compareDefeats } from "../../src/tally/defeat-strength.ts";
import {
  addLink,
  close,
  copyOf,
  has,
  relationOf,
  wouldCloseCycle,
} from "../../src/tally/relation.ts";
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
  const chain = close(relationOf(70, (a, b) => b === a + 1));
  expect([has(chain, 0, 69), has(chain, 31, 32), has(chain, 32, 31), has(chain, 5, 5)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const grown = relationOf(70, () => false);
  for (let a = 68; a >= 0; a--) addLink(grown, a, a + 1);
  expect(grown).toEqual(chain);
  expect([wouldCloseCycle(chain, 69, 0), wouldCloseCycle(chain, 0, 69)]).toEqual([true, false]);
  const round = copyOf(chain);
  addLink(round, 69, 0);
  expect([has(round, 40, 3), has(round, 7, 7), has(chain, 40, 3)]).toEqual([true, true, false]);
  // Everyone reaches themselves already: one link more makes no new cycle.
  expect(wouldCloseCycle(round, 12, 3)).toBe(false);
});

it("orders defeats strongest first", () => {
  const { pairwise } = totalsOf(rotations(12, 5));
  const defeats = allDefeats(pairwise);
  for (const [index, defeat] of defeats.entries()) {
    const before = defeats[index - 1] ?? defeat;
    expect(compareDefeats(before, defeat)).toBeGreaterThanOrEqual(0);
  }
});
