import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../../../charter/charter.ts";
import type { Election } from "../../../election/election.ts";
import { voteQuestion } from "../../../seats/vote-question.ts";
import { ledgerPath, readLedger } from "../../../workspace/committee-file.ts";
import { readPeople } from "../../../workspace/people-files.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";

/** Whether there is a vote, and why that is so or not known. */
export interface VoteState {
  readonly vote: "needed" | "skipped" | "unknown";
  readonly reason: string;
}

/**
 * Whether an election needs a vote: unknown while nominations are open, without a ledger, or where it
 * depends on an affiliation that is not certain. Where a poll was opened there is one.
 */
export async function voteState(
  workspace: Workspace,
  election: Election,
  charter: Charter,
  now: Temporal.Instant,
): Promise<VoteState> {
  if (election.polls.some(({ voidedBecause }) => voidedBecause === undefined)) {
    return { vote: "needed", reason: "a poll was opened" };
  }
  if (now.epochMilliseconds < election.nominations.closes.epochMilliseconds) {
    return { vote: "unknown", reason: "nominations have not closed yet" };
  }
  if ((await readText(workspace, ledgerPath)) === undefined) {
    return { vote: "unknown", reason: `there is no ${ledgerPath} to say who holds which seat` };
  }
  const { value: ledger } = await readLedger(workspace);
  const people = await readPeople(workspace);
  const { needed, reason } = voteQuestion(election, ledger, people, charter);
  if (needed === undefined) return { vote: "unknown", reason };
  return { vote: needed ? "needed" : "skipped", reason };
}
