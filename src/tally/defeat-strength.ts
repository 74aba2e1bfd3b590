import { type PairwiseMatrix, support } from "./pairwise.ts";

/** One candidate's defeat of another. */
export interface Defeat {
  readonly winner: number;
  readonly loser: number;
  /** Ballots for the winner, and for the loser. */
  readonly for: number;
  readonly against: number;
}

/**
 * Positive where `a` is the stronger of two defeats: more ballots behind the winner or, at equally many,
 * fewer behind the loser. Zero where they are equally strong.
 */
export function compareDefeats(a: Defeat, b: Defeat): number {
  return a.for - b.for || b.against - a.against;
}

/** All defeats, strongest first, equally strong ones by column of the winner, then of the loser. */
export function allDefeats(matrix: PairwiseMatrix): Defeat[] {
  const found: Defeat[] = [];
  for (let winner = 0; winner < matrix.length; winner++) {
    for (let loser = 0; loser < matrix.length; loser++) {
      const [forWinner, against] = [support(matrix, winner, loser), support(matrix, loser, winner)];
      if (forWinner > against) found.push({ winner, loser, for: forWinner, against });
    }
  }
  return found.sort((a, b) => compareDefeats(b, a) || a.winner - b.winner || a.loser - b.loser);
}
