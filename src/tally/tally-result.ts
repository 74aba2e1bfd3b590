import type { BallotProblem, UnrankedPolicy } from "../ballots/profile.ts";
import type { CompletionRule } from "../charter/completion-rule.ts";

/** What was counted: the digest is of the sorted canonical ballots, since CIVS shuffles rows. */
export interface BallotCount {
  readonly counted: number;
  readonly invalid: number;
  /** Ballots that rank no one. */
  readonly abstentions: number;
  /** Empty where the ballots went by as a stream or came as shards, so that they were never sorted. */
  readonly digest: string;
  /** What a ballot that leaves a candidate unranked was taken to mean. */
  readonly unranked: UnrankedPolicy;
  /** Why ballots are invalid; the first hundred reasons. */
  readonly skipped: readonly BallotProblem[];
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
  /** Remarks to read before relying on the ranking. */
  readonly remarks?: readonly string[];
}
