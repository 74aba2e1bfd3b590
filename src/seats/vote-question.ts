import type { Charter } from "../charter/charter.ts";
import { continuingMembers } from "../committee/continuing.ts";
import type { Ledger } from "../committee/ledger.ts";
import { requireConsistentLedger } from "../committee/ledger-problems.ts";
import { seatsDue } from "../committee/seats-due.ts";
import { utcDate } from "../dates.ts";
import type { Election } from "../election/election.ts";
import { organizationIndex } from "../people/organizations.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { seatsToFill } from "./seats-to-fill.ts";
import { stands } from "./standing.ts";
import { type VoteQuestion, voteNeeded } from "./vote-needed.ts";

/**
 * Whether an election needs a vote, as its files stand: asked when nominations have closed, and again
 * whenever a candidate withdraws.
 *
 * @throws ElectionError (input) where ledger and election contradict each other.
 */
export function voteQuestion(
  election: Election,
  ledger: Ledger,
  people: PeopleFile,
  charter: Charter,
): VoteQuestion {
  requireConsistentLedger(ledger, charter, election.election);
  const declared = election.declared ?? utcDate(election.voting.closes);
  const due = seatsDue(ledger, election, charter);
  const standing = election.candidates.filter((candidate) => stands(candidate, election));
  return voteNeeded(standing, {
    election,
    ledger,
    charter,
    index: organizationIndex(people),
    seats: seatsToFill(election, due, charter).seats,
    continuing: continuingMembers(ledger, election, charter, declared),
    declared,
  });
}
