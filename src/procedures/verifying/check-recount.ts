import { ElectionError } from "../../errors.ts";
import { organizationIndex } from "../../people/organizations.ts";
import { buildRecord, electionFacts, publicRecord } from "../../results/build-record.ts";
import type { ElectionRecord } from "../../results/record.ts";
import {
  checked,
  compareRecords,
  type Deviation,
  notChecked,
  type RecordCheck,
} from "../../results/verify/verify-record.ts";
import { ballotsPath } from "../../workspace/election/declaration-input.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import {
  type Clock,
  type ElectionResult,
  readElectionResult,
} from "../counting/election-result.ts";
import type { BallotsAtHand } from "./check-ballots.ts";

/** The result from the files here, or why there is none. */
type Again = { readonly result: ElectionResult } | { readonly why: string };

const givesNothing = "the files no longer give a result";

async function computeAgain(
  workspace: Workspace,
  record: ElectionRecord,
  ballots: BallotsAtHand | undefined,
  clock: Clock,
): Promise<Again> {
  if (record.voteHeld && ballots === undefined) {
    return { why: `${ballotsPath(record.election)} is private; only the officials have it` };
  }
  try {
    const result = await readElectionResult(workspace, record.election, {
      clock,
      skipInvalid: (record.ballots?.invalid ?? 0) > 0,
      ...(ballots?.isNamed ? { ballots } : {}),
    });
    return { result };
  } catch (failure) {
    if (failure instanceof ElectionError) return { why: `${givesNothing}: ${failure.message}` };
    throw failure;
  }
}

/** Whether the election's files give everything in the record again. */
function checkWhole(record: ElectionRecord, again: Again): RecordCheck {
  const from = record.voteHeld ? "ballots, ledger, election.yaml" : "ledger and election.yaml";
  const subject = { about: "the whole result", from };
  if ("why" in again) return notChecked(subject, again.why);
  const { declaration, input, page } = again.result;
  const open = declaration.openQuestions.filter(({ about }) => !isConfirmation(about));
  if (open.length > 0) {
    return notChecked(subject, `${givesNothing}: a person must decide: ${open[0]?.text}`);
  }
  // The roll has its own check; a later revision is not an error in the result.
  const facts = electionFacts(declaration, input.ledger, organizationIndex(input.people), {
    roll: record.roll,
    inputs: [],
    page,
  });
  const computed = buildRecord(facts);
  if (record.level === "complete") return checked(subject, compareRecords(record, computed));
  const shown = publicRecord(computed, record.level, record.completeRecord ?? "");
  return checked(subject, compareRecords(record, shown));
}

function isConfirmation(about: string): boolean {
  return about === "confirmation" || about === "open seats";
}

/** Whether the ballots are those of the poll in force, and its page says what they count to. */
function checkPoll(record: ElectionRecord, again: Again): RecordCheck[] {
  if (!record.voteHeld) return [];
  const subject = { about: "the poll, its page and the ballots", from: "each other" };
  if ("why" in again) return [notChecked(subject, again.why)];
  const { basis } = again.result;
  const expected = "ballots and page of the poll in force";
  const wrong: Deviation[] = [
    ...basis.questions.map(({ about, text }) => ({ where: about, expected, found: text })),
    ...basis.differences.map((found) => ({
      where: "the poll's page",
      expected: "what the ballots count to",
      found,
    })),
  ];
  if (wrong.length === 0 && basis.page === "not recorded") {
    return [notChecked(subject, "the result on CIVS's page was never recorded")];
  }
  return [checked(subject, wrong)];
}

/** Computes the election again from the files here, and compares the record with it. */
export async function checkRecount(
  workspace: Workspace,
  record: ElectionRecord,
  ballots: BallotsAtHand | undefined,
  clock: Clock,
): Promise<RecordCheck[]> {
  const again = await computeAgain(workspace, record, ballots, clock);
  return [checkWhole(record, again), ...checkPoll(record, again)];
}
