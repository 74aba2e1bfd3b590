import { utcDate } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { chosenElection } from "../../../procedures/chosen-election.ts";
import {
  movedDates,
  officialChanges,
  planCancelling,
  planChange,
  planCompletion,
  planSettling,
  readChangeable,
  typedStep,
} from "../../../procedures/planning/change-plan.ts";
import { readOfficials } from "../../../procedures/planning/officials.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { decidingOfficial } from "../../official.ts";
import { answerReason } from "../../prompts/answers.ts";
import { finishPlan } from "./finish-plan.ts";
import { answerOfficials } from "./official-answers.ts";
import type { PlanOptions } from "./plan.ts";
import {
  answerApproval,
  answerAvoid,
  answerResults,
  answerTimeline,
  givesDates,
} from "./plan-answers.ts";

/** Who decides, today, and why; asked for where the options leave it out. */
async function decided(context: CliContext, options: PlanOptions, election: Election) {
  const by = await decidingOfficial(context, options, election);
  const reason = await answerReason(context, options.reason, "Why?");
  return { date: utcDate(await context.now()), by, reason };
}

/**
 * Moves the dates of a planned election (`--reschedule`), adds or removes officials, records the approval.
 */
export async function changeElection(
  context: CliContext,
  workspace: Workspace,
  id: string,
  options: PlanOptions,
): Promise<void> {
  const election = await readChangeable(workspace, id, { revives: options.reschedule });
  const avoid = await answerAvoid(context, options);
  const { nominations, campaign, voting } = election;
  const before = { nominations, campaign, voting };
  const timeline =
    options.reschedule && givesDates(options)
      ? await answerTimeline(context, options, before)
      : before;
  const now = await context.now();
  const asked = { mustMove: options.reschedule, now };
  const { schedule, moves } = movedDates(election, timeline, answerResults(options), asked);
  const named = options.official === undefined ? [] : await answerOfficials(context, options);
  const leaving = readOfficials(options.removeOfficial ?? [], "--remove-official");
  const ready = await planChange(workspace, election, {
    schedule,
    officials: officialChanges(
      election,
      named,
      leaving.map(({ login }) => login),
    ),
    approval: await answerApproval(context, options.approved),
    move: moves ? await decided(context, options, election) : undefined,
    today: utcDate(now),
  });
  await finishPlan(context, workspace, { ...ready, avoid }, options);
}

/** Cancels a planned election, or postpones it without a date; facts and page stay, with a notice. */
export async function cancelElection(
  context: CliContext,
  workspace: Workspace,
  id: string,
  options: PlanOptions,
): Promise<void> {
  const election = await readChangeable(workspace, id, { revives: options.reschedule });
  const cancelled = await decided(context, options, election);
  const { changes, hasPoll } = await planCancelling(workspace, election, cancelled);
  await carryOut(context, workspace, changes, options);
  if (options.dryRun) return;
  if (hasPoll) {
    context.terminal.warn("warning: its poll is still open: end it on its control page on CIVS.");
  }
  context.terminal.note(
    `Next: tell the mailing list and the chat:\n  kata-election announce dates-moved --election ${id}\nTo set new dates: kata-election plan ${id} --reschedule --first-day <date>`,
  );
}

/** Completes what an interrupted plan left out: the page, the index entry, the rule for private files. */
export async function completePlan(
  context: CliContext,
  workspace: Workspace,
  id: string,
  options: PlanOptions,
): Promise<void> {
  const changes = await planCompletion(workspace, id, utcDate(await context.now()));
  context.terminal.note(`Election ${id} is planned; this completes its files.`);
  await carryOut(context, workspace, changes, options);
}

/** Records in `election.yaml` that a step was done elsewhere or is not needed, and why. */
export async function settleStep(
  context: CliContext,
  id: string,
  typed: string,
  options: PlanOptions,
): Promise<void> {
  const step = typedStep(typed);
  const { workspace, election } = await chosenElection(context, id);
  const made = await decided(context, options, election);
  const change = await planSettling(workspace, election, step, made);
  await carryOut(context, workspace, [change], options);
}
