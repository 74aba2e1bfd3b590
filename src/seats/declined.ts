import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { Election } from "../election/election.ts";
import { sameLogin } from "../people/account.ts";
import { declarationDate } from "./declaration-date.ts";
import type { Seating } from "./seating.ts";

/** Whether a seat would be the candidate's, or might be, if they had not withdrawn. */
function wouldHaveSeat(
  candidate: Candidate,
  election: Election,
  seatingOf: (election: Election) => Seating | undefined,
): boolean {
  const { withdrawn: _, ...standing } = candidate;
  const candidates = election.candidates.map((one) => (one === candidate ? standing : one));
  // Undefined: with them a vote would have been needed that no one held, so nothing was declared.
  const outcomes = seatingOf({ ...election, candidates })?.outcomes ?? [];
  const own = outcomes.find((one) => sameLogin(one.candidate.login, candidate.login));
  return own !== undefined && !["passed over", "not reached"].includes(own.outcome.state);
}

/**
 * Candidates who withdrew on the day of the declaration or later and to whom a seat went: who takes it is
 * written nowhere, so a person must decide. Where a decision strikes them, no seating gives them a seat.
 *
 * @param seatingOf computes the seating with other facts; undefined where it needs a vote that was not held.
 */
export function declinedCandidates(
  election: Election,
  seatingOf: (election: Election) => Seating | undefined,
): Candidate[] {
  const declared = declarationDate(election);
  const late = election.candidates.filter(
    ({ withdrawn }) =>
      withdrawn !== undefined && Temporal.PlainDate.compare(withdrawn.date, declared) >= 0,
  );
  return late.filter((candidate) => wouldHaveSeat(candidate, election, seatingOf));
}
