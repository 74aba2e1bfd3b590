import { defeats, indices, type PairwiseMatrix } from "./pairwise.ts";
import { has, reachable } from "./relation.ts";

/** The candidate who defeats every other; undefined if a tie or a cycle is at the top. */
export function condorcetWinner(matrix: PairwiseMatrix): number | undefined {
  const all = indices(matrix.length);
  if (all.length < 2) return undefined;
  return all.find((a) => all.every((b) => a === b || defeats(matrix, a, b)));
}

/** The candidate whom every other defeats. */
export function condorcetLoser(matrix: PairwiseMatrix): number | undefined {
  const all = indices(matrix.length);
  if (all.length < 2) return undefined;
  return all.find((a) => all.every((b) => a === b || defeats(matrix, b, a)));
}

/** Those who are defeated by no one, but may tie: the weak Condorcet winners. */
export function weakCondorcetWinners(matrix: PairwiseMatrix): number[] {
  const all = indices(matrix.length);
  return all.filter((a) => all.every((b) => !defeats(matrix, b, a)));
}

/**
 * The smallest non-empty set whose every member defeats everyone outside it (Smith 1973): those who reach
 * everyone by chains of "not defeated by".
 */
export function smithSet(matrix: PairwiseMatrix): number[] {
  const reach = reachable(matrix.length, (a, b) => !defeats(matrix, b, a));
  const all = indices(matrix.length);
  return all.filter((a) => all.every((b) => a === b || has(reach, a, b)));
}

/**
 * The union of the smallest non-empty sets that no one outside defeats (Schwartz 1972): those who reach,
 * by chains of defeats, everyone who reaches them.
 */
export function schwartzSet(matrix: PairwiseMatrix): number[] {
  const reach = reachable(matrix.length, (a, b) => defeats(matrix, a, b));
  const all = indices(matrix.length);
  return all.filter((a) => all.every((b) => !has(reach, b, a) || has(reach, a, b)));
}
