import type { Ballot } from "../../ballots/ballot.ts";
import type { CompletionRule } from "../../charter/completion-rule.ts";
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

/** What ranks the candidates where no one defeats every other, and how to speak of it. */
export interface Rule {
  readonly name: CompletionRule;
  /** As result pages call it. */
  readonly title: string;
  /** What decided where the majority relation alone did not, said of whoever is ranked next. */
  readonly phrase: string;
  /** `matrix`: only the support for each pair; `places`: also how often candidates have each place. */
  readonly needs: "matrix" | "places";
  /** It may need {@link VoterOrder}, and refuses without one where it does. */
  readonly mayNeedLot?: boolean;
  /** For how many places it ranks next whoever defeats everyone left. */
  readonly follows: "all places" | "first place" | "none";
  /** It looks at the ballots one by one only where a drawn order is given. */
  readonly rank: (totals: Totals, drawn?: VoterOrder) => RuleOutcome;
}
