/**
 * A candidate's rank on a ballot: a whole number from 1, smaller is better; undefined if unranked. Only the
 * order within a ballot matters.
 */
export type Rank = number | undefined;

/** One voter's weak order over the candidates. */
export interface Ballot {
  /**
   * By column of the candidate. Shorter than the list of candidates where the ballot was cast before
   * the last ones were written in: CIVS ranks those below every earlier column.
   */
  readonly ranks: readonly Rank[];
  /** How many such ballots were cast, at least 1. */
  readonly times: number;
}

/** Whether the ballot ranks no one. */
export function isAbstention({ ranks }: Ballot): boolean {
  return ranks.every((rank) => rank === undefined);
}

/** The same order with ranks 1, 2, 3 … without gaps; unranked candidates stay unranked. */
export function denseRanks(ranks: readonly Rank[]): Rank[] {
  const used = [...new Set(ranks.filter((rank) => rank !== undefined))].sort((a, b) => a - b);
  const dense = new Map(used.map((rank, index) => [rank, index + 1]));
  return ranks.map((rank) => (rank === undefined ? undefined : dense.get(rank)));
}
