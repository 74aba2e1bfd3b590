/**
 * Minimax by pairwise opposition, which CIVS calls `minimax_wv`: as Minimax-PM, but a pairing with more
 * ballots against is worse, whether it was lost or won; at equally many, one with fewer ballots for. It can
 * pass over a Condorcet winner where ballots leave ties or have no opinion.
 * (Pairwise opposition: https://en.wikipedia.org/wiki/Minimax_Condorcet_method.)
 */
import { type Pairing, rankByWorstPairings } from "./minimax.ts";
import type { Rule } from "./rule.ts";

function compareByOpposition(a: Pairing, b: Pairing): number {
  return a.against - b.against || b.for - a.for;
}

export const minimaxOpposition: Rule = {
  name: "minimax-opposition",
  title: "Condorcet, completed by minimax (opposition)",
  phrase: "has the least opposition of those left in their worst pairings",
  needs: "matrix",
  follows: "none",
  rank: ({ pairwise }) => ({ tiers: rankByWorstPairings(pairwise, compareByOpposition) }),
};
