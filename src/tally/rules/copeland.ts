/**
 * Copeland: candidates rank by pairwise wins minus losses (A. H. Copeland, "A reasonable social welfare
 * function", University of Michigan, 1951; https://en.wikipedia.org/wiki/Copeland%27s_method). Not one of
 * CIVS's rules.
 */
import { defeats, indices, type PairwiseMatrix } from "../pairwise.ts";
import type { Rule } from "./rule.ts";
import { tiersByScore } from "./tiers.ts";

function rankByCopeland(matrix: PairwiseMatrix): number[][] {
  const all = indices(matrix.length);
  const wins = (candidate: number): number =>
    all.filter((other) => defeats(matrix, candidate, other)).length;
  const losses = (candidate: number): number =>
    all.filter((other) => defeats(matrix, other, candidate)).length;
  return tiersByScore(matrix.length, (candidate) => wins(candidate) - losses(candidate));
}

export const copeland: Rule = {
  name: "copeland",
  title: "Condorcet, completed by Copeland's rule",
  phrase: "has the most wins minus losses of those left",
  needs: "matrix",
  follows: "all places",
  rank: ({ pairwise }) => ({ tiers: rankByCopeland(pairwise) }),
};
