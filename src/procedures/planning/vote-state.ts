import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../../charter/charter.ts";
import type { Election } from "../../election/election.ts";
import { pollInForce } from "../../election/poll.ts";
import {
  confirmationStep,
  needsConfirmation,
  standingConfirmation,
} from "../../seats/confirmation.ts";
import { voteOutlook } from "../../seats/declare.ts";
import { findLedger, ledgerPath } from "../../workspace/committee/committee-file.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Whether there is a vote, and why that is so or not known. */
export interface VoteState {
  readonly vote: "needed" | "skipped" | "unknown";
  readonly reason: string;
  /** What officials still have to do before a result without a vote, or with open seats, stands. */
  readonly confirmation?: string;
}

/**
 * Whether an election needs a vote: unknown while the list of candidates is not closed, without a ledger,
 * or where it depends on an affiliation that is not certain. Where a poll was opened there is one.
 *
 * @throws ElectionError (input) where candidates, decisions and ledger contradict each other.
 */
export async function voteState(
  workspace: Workspace,
  election: Election,
  charter: Charter,
  now: Temporal.Instant,
): Promise<VoteState> {
  if (pollInForce(election.polls) !== undefined) {
    return { vote: "needed", reason: "a poll was opened" };
  }
  if (now.epochMilliseconds < election.nominations.closes.epochMilliseconds) {
    return { vote: "unknown", reason: "nominations have not closed yet" };
  }
  if (election.candidatesClosed === undefined) {
    return { vote: "unknown", reason: "the list of candidates is not closed" };
  }
  const ledger = await findLedger(workspace);
  if (ledger === undefined) {
    return { vote: "unknown", reason: `there is no ${ledgerPath} to say who holds which seat` };
  }
  const people = await readPeople(workspace);
  const { vote } = voteOutlook({ election, ledger, people, charter });
  const { needed, reason } = vote;
  const isOpen = needsConfirmation(vote) && standingConfirmation(election) === undefined;
  const confirmation = isOpen ? { confirmation: confirmationStep(election) } : {};
  if (needed === undefined) return { vote: "unknown", reason };
  return { vote: needed ? "needed" : "skipped", reason, ...confirmation };
}
