import type { Ballot } from "../../ballots/ballot.ts";
import type { CompletionRule } from "../../charter/completion-rule.ts";
import type { Totals } from "../totals.ts";

/** A completion rule's result. */
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

/** A completion rule: it ranks the candidates if no one defeats every other. */
export interface Rule {
  readonly name: CompletionRule;
  /** Its name on result pages. */
  readonly title: string;
  /** Words for what the rule decided, about the candidate ranked next. */
  readonly phrase: string;
  /** `matrix`: only the support for each pair; `places`: also how often candidates have each place. */
  readonly needs: "matrix" | "places";
  /** It may need {@link VoterOrder}, and then refuses without one. */
  readonly mayNeedLot?: boolean;
  /** For how many places it ranks next whoever defeats everyone left. */
  readonly follows: "all places" | "first place" | "none";
  /** It looks at the ballots one by one only where a drawn order is given. */
  readonly rank: (totals: Totals, drawn?: VoterOrder) => RuleOutcome;
}
