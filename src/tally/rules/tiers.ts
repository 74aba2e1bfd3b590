import { indices } from "../pairwise.ts";

/** Candidates 0 … n − 1 in tiers of equal score, the highest score first. */
export function tiersByScore(n: number, score: (candidate: number) => number): number[][] {
  const byScore = new Map<number, number[]>();
  for (const candidate of indices(n)) {
    const value = score(candidate);
    byScore.set(value, [...(byScore.get(value) ?? []), candidate]);
  }
  return [...byScore.entries()].sort(([a], [b]) => b - a).map(([, tier]) => tier);
}

/**
 * Candidates 0 … n − 1 in tiers: those next whom no one left is above, then the same among the rest.
 *
 * @param isAbove has no cycle.
 * @param choose which of those are next, at least one; all of them where it is not given.
 */
export function tiersByRelation(
  n: number,
  isAbove: (a: number, b: number) => boolean,
  choose: (top: readonly number[], isLeft: readonly boolean[]) => readonly number[] = (top) => top,
): number[][] {
  const all = indices(n);
  const above = all.map((each) => all.filter((other) => isAbove(other, each)).length);
  const isLeft = all.map(() => true);
  const tiers: number[][] = [];
  for (let left = all; left.length > 0; left = left.filter((each) => isLeft[each])) {
    const top = left.filter((candidate) => above[candidate] === 0);
    const tier = choose(top, isLeft);
    for (const ranked of tier) isLeft[ranked] = false;
    for (const ranked of tier) {
      for (const other of left) if (isAbove(ranked, other)) above[other] = (above[other] ?? 0) - 1;
    }
    tiers.push([...tier]);
  }
  return tiers;
}
