/**
 * Schulze, CIVS's "beatpath": M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and
 * Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011). Strength is
 * winning votes, then fewer losing votes, as CIVS has it (https://civs1.civs.us/rp.html). The strongest
 * paths are those of the whole poll: nothing is computed again once candidates are ranked.
 */
import { allDefeats, compareDefeats } from "../defeat-strength.ts";
import { indices, type PairwiseMatrix } from "../pairwise.ts";
import type { Rule } from "./rule.ts";

/**
 * `paths[a][b]`: strength of the strongest chain of defeats from a to b, a chain being as strong as its
 * weakest link: 0 for none, else 1, 2, 3 … in the order of the strengths that occur.
 */
function beatpathStrengths(matrix: PairwiseMatrix): Int32Array[] {
  const all = indices(matrix.length);
  const paths = all.map(() => new Int32Array(all.length));
  let strength = 0;
  let before: ReturnType<typeof allDefeats>[number] | undefined;
  for (const defeat of allDefeats(matrix).reverse()) {
    if (before === undefined || compareDefeats(defeat, before) !== 0) strength++;
    before = defeat;
    const row = paths[defeat.winner];
    if (row !== undefined) row[defeat.loser] = strength;
  }
  for (const middle of all) {
    const onward = paths[middle] ?? new Int32Array(0);
    for (const row of paths) {
      const toMiddle = row[middle] ?? 0;
      if (toMiddle === 0) continue;
      for (let target = 0; target < row.length; target++) {
        const further = onward[target] ?? 0;
        const weakest = Math.min(further, toMiddle);
        if (weakest > (row[target] ?? 0)) row[target] = weakest;
      }
    }
  }
  return paths;
}

function rankBySchulze(matrix: PairwiseMatrix): number[][] {
  const paths = beatpathStrengths(matrix);
  const isAbove = (a: number, b: number): boolean => (paths[a]?.[b] ?? 0) > (paths[b]?.[a] ?? 0);
  const all = indices(matrix.length);
  const above = all.map((each) => all.filter((other) => isAbove(other, each)).length);
  const tiers: number[][] = [];
  for (let left = all; left.length > 0; ) {
    const tier = left.filter((candidate) => above[candidate] === 0);
    left = left.filter((candidate) => above[candidate] !== 0);
    for (const ranked of tier) {
      for (const other of left) if (isAbove(ranked, other)) above[other] = (above[other] ?? 0) - 1;
    }
    tiers.push(tier);
  }
  return tiers;
}

export const schulze: Rule = {
  name: "schulze",
  title: "Condorcet, completed by the Schulze rule (beatpath)",
  phrase: "nobody left has a stronger chain of defeats over them than they have back",
  needs: "matrix",
  follows: "all places",
  rank: ({ pairwise }) => ({ tiers: rankBySchulze(pairwise) }),
};
