import { isAbstention, type Rank } from "../ballots/ballot.ts";
import type { Profile, UnrankedPolicy } from "../ballots/profile.ts";
import { type PairwiseMatrix, pairwiseMatrix } from "./pairwise.ts";

/**
 * `places[c][t][k - 1]`: number of ballots that have candidate c in their tier t (0 is best) together
 * with k − 1 others. Missing entries are 0.
 */
export type PlaceCounts = readonly (readonly (readonly number[])[])[];

/** More candidates than this and their places are not counted: the numbers would fill the memory. */
export const mostForPlaces = 200;

/** Everything that the rules need to know of the ballots; the totals of two shards add up. */
export interface Totals {
  readonly candidates: readonly string[];
  readonly unranked: UnrankedPolicy;
  readonly counted: number;
  /** Ballots that rank no one. */
  readonly abstentions: number;
  readonly pairwise: PairwiseMatrix;
  /** Empty where the places were not counted. */
  readonly places: PlaceCounts;
}

/** The tiers of one ballot, best first, as columns; candidates who count as unranked are left out. */
function tiersOf(ranks: readonly Rank[], unranked: UnrankedPolicy): number[][] {
  const byRank = new Map<number, number[]>();
  for (const [column, given] of ranks.entries()) {
    const rank = given ?? (unranked === "last" ? Number.POSITIVE_INFINITY : undefined);
    if (rank === undefined) continue;
    const tier = byRank.get(rank);
    if (tier === undefined) byRank.set(rank, [column]);
    else tier.push(column);
  }
  return [...byRank.entries()].sort(([a], [b]) => a - b || 0).map(([, tier]) => tier);
}

function countPlaces({ candidates, ballots, unranked }: Profile): number[][][] {
  const places = candidates.map((): number[][] => []);
  for (const { ranks, times } of ballots) {
    for (const [level, tier] of tiersOf(ranks, unranked).entries()) {
      for (const column of tier) {
        const levels = places[column];
        if (levels === undefined) continue;
        while (levels.length <= level) levels.push([]);
        const bySize = levels[level] ?? [];
        while (bySize.length < tier.length) bySize.push(0);
        bySize[tier.length - 1] = (bySize[tier.length - 1] ?? 0) + times;
      }
    }
  }
  return places;
}

/** Adds up a profile's ballots. */
export function totalsOf(profile: Profile): Totals {
  const { candidates, ballots, unranked } = profile;
  const sum = (counted: Profile["ballots"]): number =>
    counted.reduce((total, { times }) => total + times, 0);
  return {
    candidates,
    unranked,
    counted: sum(ballots),
    abstentions: sum(ballots.filter(isAbstention)),
    pairwise: pairwiseMatrix(profile),
    places: candidates.length > mostForPlaces ? [] : countPlaces(profile),
  };
}
