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
