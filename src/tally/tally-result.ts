import type { CompletionRule } from "../charter/charter.ts";

/** What was counted: the digest is of the sorted canonical ballots, since CIVS shuffles rows. */
export interface BallotCount {
  readonly counted: number;
  readonly invalid: number;
  /** Ballots that rank nobody. */
  readonly abstentions: number;
  readonly digest: string;
}

/** A finished count, by name of candidate; names are unique. */
export interface Tally {
  readonly rule: CompletionRule;
  /** In the order of the ballots' columns, which `pairwise` follows. */
  readonly candidates: readonly string[];
  readonly ballots: BallotCount;
  /** `pairwise[a][b]`: number of ballots that rank a above b. */
  readonly pairwise: readonly (readonly number[])[];
  readonly condorcetWinner: string | null;
  readonly condorcetLoser: string | null;
  readonly smithSet: readonly string[];
  readonly schwartzSet: readonly string[];
  /** Tiers, best first; several names in a tier are tied. */
  readonly ranking: readonly (readonly string[])[];
}
