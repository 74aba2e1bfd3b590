import { formatInstant } from "../../../dates.ts";
import { type Closing, closingList } from "../../../election/closing.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { needsConfirmation } from "../../../seats/confirmation.ts";
import type { VoteOutlook } from "../../../seats/declare.ts";
import { closedText, decidedText } from "../../../workspace/election/election-edits.ts";
import { electionFilePath } from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { dateAndReference } from "../../flags/date-and-reference.ts";
import { answerOfficial } from "./official-answer.ts";

/** What of `candidates close` is recorded. */
export interface ClosingOptions {
  readonly by?: string;
  readonly confirmed?: string;
  readonly dryRun: boolean;
}

/** The list to record as closed now: by the official named, or asked for; undefined where nobody says. */
async function newClosing(
  context: CliContext,
  election: Election,
  given: string | undefined,
  asks: boolean,
): Promise<Closing | undefined> {
  if (given === undefined && !asks) return undefined;
  const by = await answerOfficial(context, election, {
    flag: "--by",
    given,
    message: "Which official closes the list?",
  });
  return { at: await context.now(), by, candidates: closingList(election.candidates) };
}

/** The confirmation of the continuing members as a decision, where one is called for. */
async function confirmation(
  context: CliContext,
  election: Election,
  outlook: VoteOutlook,
  { by: given, confirmed = "" }: ClosingOptions,
): Promise<Record<string, string>> {
  const { date, reference } = dateAndReference(confirmed, "--confirmed");
  if (!needsConfirmation(outlook.vote)) {
    throw new ElectionError("refused", "there is nothing to confirm: a vote is needed", {
      hint: "Leave --confirmed out, and hold the poll.",
    });
  }
  const by = await answerOfficial(context, election, {
    flag: "--by",
    given,
    message: "Which official records the confirmation?",
  });
  const reason = outlook.vote.reason;
  return { about: "confirmation", by, date: date.toString(), reason, reference };
}

/** Whether this very confirmation stands in the decisions already. */
function isConfirmed({ decisions }: Election, confirmed: string): boolean {
  const { date, reference } = dateAndReference(confirmed, "--confirmed");
  return decisions.some(
    (each) =>
      each.about === "confirmation" && each.date.equals(date) && each.reference === reference,
  );
}

/**
 * Records in `election.yaml` that the list is closed, unless that stands there already, and the
 * confirmation where the official gives one. At a terminal the official is asked for (`asks`); elsewhere
 * nothing is recorded without `--by`.
 */
export async function recordClosing(
  context: CliContext,
  workspace: Workspace,
  election: Election,
  outlook: VoteOutlook,
  options: ClosingOptions & { readonly asks: boolean },
): Promise<Closing | undefined> {
  const { terminal } = context;
  const { election: id, candidatesClosed } = election;
  const wanted = options.asks || options.confirmed !== undefined;
  const closing = candidatesClosed ?? (await newClosing(context, election, options.by, wanted));
  if (closing === undefined) {
    terminal.note("The list is not recorded as closed: do it with --by <your login>.");
    return undefined;
  }
  const path = electionFilePath(id);
  const before = (await readText(workspace, path)) ?? "";
  const closed = candidatesClosed === undefined ? closedText(before, election, closing) : before;
  const after =
    options.confirmed === undefined || isConfirmed(election, options.confirmed)
      ? closed
      : decidedText(closed, election, await confirmation(context, election, outlook, options));
  if (after === before) {
    terminal.note(`@${closing.by} closed the list on ${formatInstant(closing.at)}.`);
    return closing;
  }
  await carryOut(context, workspace, [await planFile(workspace, path, after)], options);
  return closing;
}
