import type { Ballot } from "../ballots/ballot.ts";
import type { Profile } from "../ballots/profile.ts";

/** `matrix[a][b]`: number of ballots that rank candidate a above candidate b (the support of a over b). */
export type PairwiseMatrix = readonly (readonly number[])[];

/** The number of ballots ranking a above b. */
export function support(matrix: PairwiseMatrix, a: number, b: number): number {
  return matrix[a]?.[b] ?? 0;
}

/** The margin of a over b; negative if b is ahead. */
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

/** Adds a ballot's pairs: of a ballot that ranks few, few steps for each of them. */
function addBallot(
  matrix: readonly number[][],
  { ranks, times }: Ballot,
  { unranked }: Pick<Profile, "unranked">,
): void {
  const rankOf = (column: number): number => ranks[column] ?? Number.POSITIVE_INFINITY;
  const order = Uint16Array.from(
    indices(ranks.length)
      .filter((column) => unranked === "last" || ranks[column] !== undefined)
      // Two infinite ranks have no difference that is a number.
      .sort((a, b) => rankOf(a) - rankOf(b) || 0),
  );
  let worse = 0;
  for (const above of order) {
    while (worse < order.length && rankOf(order[worse] ?? 0) <= rankOf(above)) worse++;
    const row = matrix[above] ?? [];
    for (let at = worse; at < order.length; at++) {
      const below = order[at] ?? 0;
      row[below] = (row[below] ?? 0) + times;
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
  const older = new Map<number, number>();
  for (const ballot of profile.ballots) {
    addBallot(matrix, ballot, profile);
    const { length } = ballot.ranks;
    if (length < matrix.length) older.set(length, (older.get(length) ?? 0) + ballot.times);
  }
  // Of ballots older than write-ins only the number counts.
  for (const [length, times] of older) {
    for (const [above, row] of matrix.entries()) {
      for (let below = Math.max(length, above + 1); below < row.length; below++) {
        row[below] = (row[below] ?? 0) + times;
      }
    }
  }
  return matrix;
}
