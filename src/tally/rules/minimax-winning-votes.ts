/**
 * Minimax by winning votes: candidates rank by the support behind their worst defeat, none being best
 * (https://en.wikipedia.org/wiki/Minimax_Condorcet_method, "winning votes"). Pairings won or tied do not
 * count. CIVS does not offer it; what CIVS calls `minimax_wv` is `minimax-opposition`.
 */
import { defeats, indices, type PairwiseMatrix, support } from "../pairwise.ts";
import type { Rule } from "./rule.ts";
import { tiersByScore } from "./tiers.ts";

function rankByWinningVotes(matrix: PairwiseMatrix): number[][] {
  const worstDefeat = (candidate: number): number =>
    indices(matrix.length)
      .filter((other) => defeats(matrix, other, candidate))
      .reduce((worst, other) => Math.max(worst, support(matrix, other, candidate)), 0);
  return tiersByScore(matrix.length, (candidate) => -worstDefeat(candidate));
}

export const minimaxWinningVotes: Rule = {
  name: "minimax-winning-votes",
  title: "Condorcet, completed by minimax (winning votes)",
  phrase: "has the smallest worst defeat of those left",
  needs: "matrix",
  follows: "first place",
  rank: ({ pairwise }) => ({ tiers: rankByWinningVotes(pairwise) }),
};
