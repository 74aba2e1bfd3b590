import type { Ballot } from "../../ballots/ballot.ts";
import type { Totals } from "../totals.ts";

/** What a completion rule says of the totals. */
export interface RuleOutcome {
  /** Numbers of the candidates, best tier first; several in a tier are tied. */
  readonly tiers: readonly (readonly number[])[];
  /** What a person should know before relying on it. */
  readonly remarks?: readonly string[];
}

/** The ballots in an order drawn by lot, for the one rule that may need it. */
export interface VoterOrder {
  readonly seed: string;
  readonly ballots: readonly Pick<Ballot, "ranks">[];
}

/** A completion rule. It looks at the ballots one by one only where a drawn order is given. */
export type RankByRule = (totals: Totals, drawn?: VoterOrder) => RuleOutcome;
