import { defeats, indices, type PairwiseMatrix, support } from "./pairwise.ts";

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
  const all = indices(matrix.length);
  return all
    .flatMap((winner) =>
      all
        .filter((loser) => defeats(matrix, winner, loser))
        .map((loser) => ({
          winner,
          loser,
          for: support(matrix, winner, loser),
          against: support(matrix, loser, winner),
        })),
    )
    .sort((a, b) => compareDefeats(b, a) || a.winner - b.winner || a.loser - b.loser);
}
