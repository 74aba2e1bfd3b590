import type { SeasonOfYear } from "../calendar/election-id.ts";
import type { Candidate } from "../candidates/candidate.ts";
import { listNames } from "../wording.ts";

/** A candidate's outcome, and the facts for its reason. */
export type Outcome =
  | {
      readonly state: "seated";
      /** Undefined while an open question affects who takes which seat. */
      readonly seat: number | undefined;
      readonly until: SeasonOfYear | undefined;
      /** Set if a recorded decision, not the ranking alone, gave the seat. */
      readonly byDecision?: { readonly by: string; readonly reason: string };
    }
  | {
      readonly state: "passed over";
      readonly organization: string;
      /** Names of those who fill the organization's limit. */
      readonly filledBy: readonly string[];
    }
  | {
      readonly state: "not reached";
      /** Set where a recorded decision put others of a tie first. */
      readonly byDecision?: { readonly by: string; readonly reason: string };
    }
  | {
      readonly state: "tied";
      readonly places: number;
      /** Names of the others. */
      readonly with: readonly string[];
      /** `term`: they are all elected, the tie is about who takes the longer term. */
      readonly about: "seat" | "term";
    }
  /** Depends on an affiliation that a person must decide. */
  | { readonly state: "undecided"; readonly because: readonly string[] };

export interface CandidateOutcome {
  readonly candidate: Candidate;
  /** Rank, 1 is best; equal within a tier. */
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
  readonly about: "seat" | "term";
}

/** An uncertain affiliation that changes who is seated. */
export interface AffiliationDoubt {
  readonly login: string;
  readonly name: string;
  readonly why: "unknown" | "several" | "moved";
  /** Who would be seated (names) in this case; an example if several things are open. */
  readonly options: readonly {
    readonly affiliation: string;
    readonly seated: readonly string[];
  }[];
}

/** Who is seated and why: one outcome for every candidate, in the order of the ranking. */
export interface Seating {
  /** Seats to be filled. */
  readonly seatsDue: number;
  readonly outcomes: readonly CandidateOutcome[];
  /** Ties that no recorded decision settles; while there is one, the result is undecided. */
  readonly ties: readonly Tie[];
  /** Affiliations that a person must decide; while there is one, the result is undecided. */
  readonly doubts: readonly AffiliationDoubt[];
  /** Seats without an eligible candidate. */
  readonly openSeats: number;
  /** Remarks: settings that decided something, differences, doubts. */
  readonly remarks: readonly string[];
}

/** Why an affiliation is not certain, in words. */
export const uncertainties: Readonly<Record<AffiliationDoubt["why"], string>> = {
  unknown: "is not known",
  several: "is several organizations",
  moved: "changed after nominations closed",
};

/** The names of those seated, best first. */
export function seatedNames({ outcomes }: Pick<Seating, "outcomes">): string[] {
  const seated = outcomes.filter(({ outcome }) => outcome.state === "seated");
  return seated.map(({ candidate }) => candidate.name);
}

/** The names of those who would be seated, in words. */
export function nameSeated(names: readonly string[]): string {
  return names.length === 0 ? "no one for certain" : listNames(names);
}

/** A candidate who takes a seat for a term. */
export interface SeatTaken {
  readonly candidate: Candidate;
  readonly seat: number;
  readonly until: SeasonOfYear;
}

/** Everyone seated with their seat, by seat; only those whose seat is certain. */
export function seatsTaken({ outcomes }: Seating): SeatTaken[] {
  const taken: SeatTaken[] = [];
  for (const { candidate, outcome } of outcomes) {
    if (outcome.state !== "seated") continue;
    const { seat, until } = outcome;
    if (seat !== undefined && until !== undefined) taken.push({ candidate, seat, until });
  }
  return taken.sort((a, b) => a.seat - b.seat);
}
