/**
 * Minimax by pairwise opposition, which CIVS calls `minimax_wv`: as Minimax-PM, but a pairing with more
 * ballots against is worse, whether it was lost or won; at equally many, one with fewer ballots for. It can
 * pass over a Condorcet winner where ballots leave ties or have no opinion.
 * (Pairwise opposition: https://en.wikipedia.org/wiki/Minimax_Condorcet_method.)
 */
import type { PairwiseMatrix } from "../pairwise.ts";
import { type Pairing, rankByWorstPairings } from "./minimax.ts";

function compareByOpposition(a: Pairing, b: Pairing): number {
  return a.against - b.against || b.for - a.for;
}

export function rankByOpposition(matrix: PairwiseMatrix): number[][] {
  return rankByWorstPairings(matrix, compareByOpposition);
}
