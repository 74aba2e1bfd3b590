import type { Ballot } from "../ballots/ballot.ts";
import type { Profile } from "../ballots/profile.ts";

/** `matrix[a][b]`: number of ballots that rank candidate a above candidate b (the support of a over b). */
export type PairwiseMatrix = readonly (readonly number[])[];

/** The number of ballots ranking a above b. */
export function support(matrix: PairwiseMatrix, a: number, b: number): number {
  return matrix[a]?.[b] ?? 0;
}

/** By how many ballots a is ahead of b; negative where b is ahead. */
export function margin(matrix: PairwiseMatrix, a: number, b: number): number {
  return support(matrix, a, b) - support(matrix, b, a);
}

/** Whether more ballots rank a above b than b above a. */
export function defeats(matrix: PairwiseMatrix, a: number, b: number): boolean {
  return margin(matrix, a, b) > 0;
}

/** The numbers 0 … n − 1, by which candidates are known within a count. */
export function indices(n: number): number[] {
  return Array.from({ length: n }, (_, index) => index);
}

function addBallot(
  matrix: number[][],
  { ranks, times }: Ballot,
  { candidates, unranked }: Pick<Profile, "candidates" | "unranked">,
): void {
  const last = Number.POSITIVE_INFINITY;
  const place = ranks.map((rank) => rank ?? (unranked === "last" ? last : undefined));
  for (const [above, row] of matrix.entries()) {
    const better = place[above];
    for (let below = 0; below < candidates.length; below++) {
      const worse = place[below];
      const late = below >= ranks.length && above < below;
      const ranked = better !== undefined && worse !== undefined && better < worse;
      if (late || ranked) row[below] = (row[below] ?? 0) + times;
    }
  }
}

/**
 * The support for every ordered pair. A ballot counts for a pair only if it ranks both, unless the
 * profile says that unranked candidates are last. A ballot cast before the last candidates were written
 * in puts each of those below every earlier column, even below columns that it leaves unranked: so CIVS
 * counts them.
 */
export function pairwiseMatrix(profile: Profile): number[][] {
  const matrix = profile.candidates.map(() => profile.candidates.map(() => 0));
  for (const ballot of profile.ballots) addBallot(matrix, ballot, profile);
  return matrix;
}
