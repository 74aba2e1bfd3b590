import type { SeasonOfYear } from "../calendar/election-id.ts";
import type { Candidate } from "../candidates/candidate.ts";

/** What became of a candidate, and the facts from which the reason is worded. */
export type Outcome =
  | {
      readonly state: "seated";
      readonly seat: number;
      readonly until: SeasonOfYear;
      /** Set where a recorded decision, not the ranking alone, gave the place. */
      readonly byDecision?: { readonly by: string; readonly reason: string };
    }
  | {
      readonly state: "passed over";
      readonly organization: string;
      /** Names of those who fill the organization's limit. */
      readonly filledBy: readonly string[];
    }
  | { readonly state: "not reached" }
  | { readonly state: "tied"; readonly places: number; readonly with: readonly string[] };

export interface CandidateOutcome {
  readonly candidate: Candidate;
  /** Place in the ranking, 1 is best; equal for candidates of one tier. */
  readonly rank: number;
  /** Canonical organization, undefined for candidates who belong to none. */
  readonly organization: string | undefined;
  readonly outcome: Outcome;
  /** The outcome in one sentence, for people. */
  readonly reason: string;
}

export interface Tie {
  /** Logins, sorted. */
  readonly among: readonly string[];
  readonly places: number;
}

/** Who is seated and why: one outcome for every candidate, in the order of the ranking. */
export interface Seating {
  readonly seatsDue: number;
  readonly outcomes: readonly CandidateOutcome[];
  /** Ties that no recorded decision settles; while there is one, the result is undecided. */
  readonly ties: readonly Tie[];
  /** Seats that nobody admissible is left for. */
  readonly openSeats: number;
  /** What a person should know: settings that decided something, differences, doubts. */
  readonly remarks: readonly string[];
}
