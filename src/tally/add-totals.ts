import type { Totals } from "./totals.ts";

/** The totals of two parts of one poll, added up; places only where both have them. */
export function addTotals(a: Totals, b: Totals): Totals {
  const sumOf = (x: readonly number[] = [], y: readonly number[] = []): number[] =>
    Array.from({ length: Math.max(x.length, y.length) }, (_, i) => (x[i] ?? 0) + (y[i] ?? 0));
  return {
    candidates: a.candidates,
    unranked: a.unranked,
    counted: a.counted + b.counted,
    abstentions: a.abstentions + b.abstentions,
    pairwise: a.pairwise.map((row, index) => sumOf(row, b.pairwise[index])),
    places: a.places.map((levels, candidate) => {
      const others = b.places[candidate] ?? [];
      const deepest = Math.max(levels.length, others.length);
      return Array.from({ length: deepest }, (_, level) => sumOf(levels[level], others[level]));
    }),
  };
}
