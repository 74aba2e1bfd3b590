/**
 * Schulze, CIVS's "beatpath": M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and
 * Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011). Strength is
 * winning votes, then fewer losing votes, as CIVS has it (https://civs1.civs.us/rp.html). The strongest
 * paths are those of the whole poll: nothing is computed again once candidates are ranked.
 */
import { allDefeats, compareDefeats, type Defeat } from "../defeat-strength.ts";
import { indices, type PairwiseMatrix } from "../pairwise.ts";
import { addLink, noRelation } from "../relation.ts";
import type { Rule } from "./rule.ts";
import { tiersByRelation } from "./tiers.ts";

/**
 * `paths[a][b]`: strength of the strongest chain of defeats from a to b, a chain being as strong as its
 * weakest link: 0 for none, else the larger the stronger. Defeats are added strongest first: the one with
 * which b is first reached is the weakest link of the strongest chain.
 */
function beatpathStrengths(matrix: PairwiseMatrix): Int32Array[] {
  const n = matrix.length;
  const paths = indices(n).map(() => new Int32Array(n));
  const reach = noRelation(n);
  const defeats = allDefeats(matrix);
  let strength = defeats.length + 1;
  let before: Defeat | undefined;
  const note = (from: number, to: number): void => {
    const row = paths[from];
    if (row !== undefined) row[to] = strength;
  };
  for (const defeat of defeats) {
    if (before === undefined || compareDefeats(defeat, before) !== 0) strength--;
    before = defeat;
    addLink(reach, defeat.winner, defeat.loser, note);
  }
  return paths;
}

function rankBySchulze(matrix: PairwiseMatrix): number[][] {
  const paths = beatpathStrengths(matrix);
  const isAbove = (a: number, b: number): boolean => (paths[a]?.[b] ?? 0) > (paths[b]?.[a] ?? 0);
  return tiersByRelation(matrix.length, isAbove);
}

export const schulze: Rule = {
  name: "schulze",
  title: "Condorcet, completed by the Schulze rule (beatpath)",
  phrase: "no one left has a stronger chain of defeats over them than theirs in return",
  needs: "matrix",
  follows: "all places",
  rank: ({ pairwise }) => ({ tiers: rankBySchulze(pairwise) }),
};
