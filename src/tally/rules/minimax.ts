/**
 * Minimax by margins with successive comparison of all pairings, as CIVS's default "Minimax-PM" has it
 * (https://civs1.civs.us/rp.html; Condorcet's own proposal of 1785, named so by Levin and Nalebuff, "An
 * Introduction to Vote-Counting Schemes", Journal of Economic Perspectives 9(1), 1995).
 *
 * Each candidate's pairings are listed worst first, those won as well; the candidate whose list is
 * milder at the first difference stands higher. The best are removed, and the rest are compared again.
 */
import type { PairwiseMatrix } from "../pairwise.ts";
import { indices, support } from "../pairwise.ts";
import type { Rule } from "./rule.ts";

/** A pairing from the side of one candidate: ballots against and for them. */
export interface Pairing {
  readonly against: number;
  readonly for: number;
}

/** Positive where `a` is the worse of two pairings, zero where neither is. */
export type ComparePairings = (a: Pairing, b: Pairing) => number;

/** A larger margin against is worse; at equal margins fewer ballots against, for 3–1 is clearer than 6–4. */
function compareByMargin(a: Pairing, b: Pairing): number {
  return a.against - a.for - (b.against - b.for) || b.against - a.against;
}

/** Negative where list `a`, worst first, is milder than list `b` of the same length. */
function compareLists(
  a: readonly Pairing[],
  b: readonly Pairing[],
  worse: ComparePairings,
): number {
  for (const [index, pairing] of a.entries()) {
    const other = b[index];
    const difference = other === undefined ? 0 : worse(pairing, other);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Minimax with any order of pairings; tiers of candidates' numbers, best first. */
export function rankByWorstPairings(matrix: PairwiseMatrix, worse: ComparePairings): number[][] {
  const tiers: number[][] = [];
  let left = indices(matrix.length).map((candidate) => ({
    candidate,
    pairings: indices(matrix.length)
      .filter((other) => other !== candidate)
      .map((other) => ({
        other,
        against: support(matrix, other, candidate),
        for: support(matrix, candidate, other),
      }))
      .sort((a, b) => worse(b, a)),
  }));
  for (let [first, ...others] = left; first !== undefined; [first, ...others] = left) {
    const best = others.reduce(
      (mildest, list) =>
        compareLists(list.pairings, mildest.pairings, worse) < 0 ? list : mildest,
      first,
    );
    const tier = new Set(
      left
        .filter(({ pairings }) => compareLists(pairings, best.pairings, worse) === 0)
        .map(({ candidate }) => candidate),
    );
    tiers.push([...tier]);
    left = left
      .filter(({ candidate }) => !tier.has(candidate))
      .map(({ candidate, pairings }) => ({
        candidate,
        pairings: pairings.filter(({ other }) => !tier.has(other)),
      }));
  }
  return tiers;
}

/** Kata's completion rule, and CIVS's default. */
export const minimax: Rule = {
  name: "minimax",
  title: "Condorcet, completed by minimax (margins)",
  phrase: "has the mildest pairings of those left, compared worst first",
  needs: "matrix",
  follows: "all places",
  rank: ({ pairwise }) => ({ tiers: rankByWorstPairings(pairwise, compareByMargin) }),
};
