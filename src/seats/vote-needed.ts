import type { Candidate } from "../candidates/candidate.ts";
import { compareLogins } from "../people/account.ts";
import { plural } from "../wording.ts";
import { type FilledSeats, fillSeats, type SeatingRules } from "./allocation/fill-seats.ts";

/** Whether ballots can change who is seated. */
export interface VoteQuestion {
  /** Undefined where it depends on an affiliation that a person must decide. */
  readonly needed: boolean | undefined;
  /** In one sentence without a full stop. */
  readonly reason: string;
  /** How the seats are filled if all candidates are equal. */
  readonly filled: FilledSeats;
}

function wordVoteReason(needed: boolean | undefined, candidates: number, seats: number): string {
  const field = `${plural(candidates, "candidate runs", "candidates run")} for ${plural(seats, "seat")}`;
  if (needed === undefined) {
    return `${field}; whether a vote is needed depends on an uncertain affiliation`;
  }
  if (needed) return `${field}; a vote is needed, since the ranking decides who is seated`;
  return `${field}; no vote is needed, since any ranking would seat the same people`;
}

/**
 * Whether a vote is needed: exactly when some order of the candidates would seat other people, that is, when
 * filling the seats with all of them in one tier leaves a tie.
 */
export function voteNeeded(candidates: readonly Candidate[], rules: SeatingRules): VoteQuestion {
  const tier = candidates.toSorted((a, b) => compareLogins(a.login, b.login));
  const filled = fillSeats([tier], rules, { ranked: false });
  const { ties, doubts } = filled.seating;
  const sure = doubts.length === 0 || filled.alwaysTied;
  const needed = sure ? ties.some(({ about }) => about === "seat") : undefined;
  return { needed, reason: wordVoteReason(needed, tier.length, rules.seats.length), filled };
}
