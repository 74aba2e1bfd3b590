/**
 * Schulze, CIVS's "beatpath": M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and
 * Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011). Strength is
 * winning votes, then fewer losing votes, as CIVS has it (https://civs1.civs.us/rp.html). The strongest
 * paths are those of the whole poll: nothing is computed again once candidates are ranked.
 */
import { allDefeats, compareDefeats } from "../defeat-strength.ts";
import { indices, type PairwiseMatrix } from "../pairwise.ts";

/**
 * `paths[a][b]`: strength of the strongest chain of defeats from a to b, a chain being as strong as its
 * weakest link: 0 for none, else 1, 2, 3 … in the order of the strengths that occur.
 */
function beatpathStrengths(matrix: PairwiseMatrix): number[][] {
  const all = indices(matrix.length);
  const paths = all.map(() => all.map(() => 0));
  let strength = 0;
  let before: ReturnType<typeof allDefeats>[number] | undefined;
  for (const defeat of allDefeats(matrix).reverse()) {
    if (before === undefined || compareDefeats(defeat, before) !== 0) strength++;
    before = defeat;
    const row = paths[defeat.winner];
    if (row !== undefined) row[defeat.loser] = strength;
  }
  for (const middle of all) {
    const onward = paths[middle] ?? [];
    for (const row of paths) {
      const toMiddle = row[middle] ?? 0;
      for (const target of all) {
        row[target] = Math.max(row[target] ?? 0, Math.min(toMiddle, onward[target] ?? 0));
      }
    }
  }
  return paths;
}

export function rankBySchulze(matrix: PairwiseMatrix): number[][] {
  const paths = beatpathStrengths(matrix);
  const isAbove = (a: number, b: number): boolean => (paths[a]?.[b] ?? 0) > (paths[b]?.[a] ?? 0);
  const tiers: number[][] = [];
  let left = indices(matrix.length);
  while (left.length > 0) {
    const tier = left.filter((candidate) => !left.some((other) => isAbove(other, candidate)));
    tiers.push(tier);
    left = left.filter((candidate) => !tier.includes(candidate));
  }
  return tiers;
}
