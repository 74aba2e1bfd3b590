import type { Temporal } from "temporal-polyfill";
import { settleable } from "../../calendar/due.ts";
import { resultsDay, type Schedule, sameTimeline, type Timeline } from "../../calendar/timeline.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import {
  completedText,
  type NamedOfficial,
  type OfficialChanges,
  planElectionEdit,
  rescheduledText,
  textWithEntry,
} from "../../workspace/election/election-edits.ts";
import {
  electionFilePath,
  parseElection,
  readElection,
} from "../../workspace/election/election-file.ts";
import { effectiveChanges, type FileChange } from "../../workspace/file-plan.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import { isPublished } from "../chosen-election.ts";
import { consequences, movedResults, requireMovable } from "./move-dates.ts";
import type { ReadyPlan } from "./new-plan.ts";
import { planCancelledElection, planChangedElection, planMissingFiles } from "./plan-files.ts";
import { pageFactsOf } from "./seats-up.ts";

/** Whether an election has an `election.yaml`. */
export async function isPlanned(workspace: Workspace, election: string): Promise<boolean> {
  return (await readText(workspace, electionFilePath(election))) !== undefined;
}

/**
 * An election whose facts may change.
 *
 * @param revives whether the change brings a cancelled one back.
 * @throws ElectionError (refused) where its result is published, or it was cancelled.
 */
export async function readChangeable(
  workspace: Workspace,
  id: string,
  { revives }: { readonly revives: boolean },
): Promise<Election> {
  const { value: election } = await readElection(workspace, id);
  if (await isPublished(workspace, id)) {
    throw new ElectionError("refused", `the result of ${id} is published`, {
      hint: "Its dates and officials can no longer change.",
    });
  }
  if (!revives) requireNotCancelled(election);
  return election;
}

function requireNotCancelled({ election, cancelled }: Election): void {
  if (cancelled === undefined) return;
  throw new ElectionError("refused", `election ${election} was cancelled on ${cancelled.date}`, {
    hint: `Bring it back with new dates: kata-election plan ${election} --reschedule --first-day <date> --reason <text>.`,
  });
}

/**
 * Changes to an election's officials: those who join or get another name or key, and those who leave.
 *
 * @throws ElectionError (input) where someone who leaves is not an official.
 */
export function officialChanges(
  { election, officials }: Election,
  named: readonly NamedOfficial[],
  leaving: readonly string[],
): OfficialChanges {
  for (const login of leaving) {
    if (officials.some((each) => sameLogin(each.login, login))) continue;
    throw new ElectionError("input", `@${login} is not an official of ${election}`, {
      hint: `Officials are ${officials.map((each) => `@${each.login}`).join(", ") || "not recorded"}.`,
    });
  }
  const joining = named.filter(({ login, name, age }) => {
    const known = officials.find((each) => sameLogin(each.login, login));
    const isOther = name !== undefined && known?.name !== name;
    return known === undefined || isOther || (age !== undefined && known.age !== age);
  });
  return { joining, leaving };
}

/** What moves of an election's dates; `results` is the chosen day of the result. */
export interface MovedDates {
  readonly schedule: Schedule;
  readonly moves: boolean;
}

/**
 * An election's dates after the change, and whether they differ.
 *
 * @param results the day of the result, where it is chosen again.
 * @param mustMove whether it is an error where nothing moves.
 * @throws ElectionError (input) where a date in the past would move.
 */
export function movedDates(
  election: Election,
  timeline: Timeline,
  results: Schedule["results"],
  { mustMove, now }: { readonly mustMove: boolean; readonly now: Temporal.Instant },
): MovedDates {
  const schedule = { ...timeline, results: results ?? movedResults(election, timeline) };
  const moves =
    !sameTimeline(timeline, election) || !resultsDay(schedule).equals(resultsDay(election));
  if (mustMove && !moves) {
    throw new ElectionError("input", `election ${election.election} already has these dates`, {
      hint: "Say what moves: --first-day, --days, --nominations, --campaign, --voting or --results.",
    });
  }
  requireMovable(election, timeline, now);
  return { schedule, moves };
}

/** Who decided something about an election, on which day (UTC), and why. */
interface DecidedBy {
  readonly date: Temporal.PlainDate;
  readonly by: string;
  readonly reason: string;
}

/** What a change wants of an election. */
export interface WantedChange {
  readonly schedule: Schedule;
  /** Who moves the dates; undefined where they stay. */
  readonly move: DecidedBy | undefined;
  readonly officials: OfficialChanges;
  readonly approval: Election["timelineApproved"];
  /** In UTC. */
  readonly today: Temporal.PlainDate;
}

/** Plans a change of an election's dates, officials or approval; officials change before the dates move. */
export async function planChange(
  workspace: Workspace,
  election: Election,
  { schedule, move, officials, approval, today }: WantedChange,
): Promise<Omit<ReadyPlan, "avoid">> {
  const { election: id, seats } = election;
  const path = electionFilePath(id);
  const before = (await readText(workspace, path)) ?? "";
  const ofDates = move === undefined ? approval : undefined;
  const completed = completedText(before, election, officials, ofDates);
  const text =
    move === undefined ? completed : rescheduledText(completed, election, schedule, move, approval);
  const after = parseElection(text, id);
  const { page, charter, season, due } = await pageFactsOf(workspace, after, today);
  const changes = await planChangedElection(workspace, text, page, {
    timeline: election,
    officials: election.officials.map(({ login }) => login),
  });
  const standing = after.candidates.filter(({ withdrawn }) => withdrawn === undefined);
  const isApproved = approval !== undefined;
  const unlike =
    due === undefined || due.length === seats
      ? []
      : [`${path} fills ${seats} seats, but the ledger has ${due.length} up for election.`];
  return {
    ...{ charter, season, seats, due, changes },
    planned: {
      election: id,
      timeline: schedule,
      officials: page.officials,
      candidates: standing.map(({ login }) => login),
      outgoing: (due ?? []).flatMap(({ lastTerm }) => lastTerm?.holder ?? []),
    },
    today: undefined,
    remarks: [
      ...unlike,
      ...(move === undefined ? [] : consequences(election, schedule, isApproved)),
    ],
    awaitsApproval:
      charter.rules.timelineApproval.value === "committee" &&
      !isApproved &&
      (move !== undefined || election.timelineApproved === undefined),
  };
}

/** Plans to cancel an election, or postpone it without a date; says whether its poll is still open. */
export async function planCancelling(
  workspace: Workspace,
  election: Election,
  cancelled: DecidedBy,
): Promise<{ readonly changes: readonly FileChange[]; readonly hasPoll: boolean }> {
  const changes = await planCancelledElection(workspace, election, cancelled);
  return {
    changes,
    hasPoll: election.polls.some(({ voidedBecause }) => voidedBecause === undefined),
  };
}

/**
 * Plans what an interrupted run left out: the page, the index entry, the ignore rule for private files.
 *
 * @param today in UTC.
 * @throws ElectionError (input) where nothing is missing, (refused) where the election was cancelled.
 */
export async function planCompletion(
  workspace: Workspace,
  id: string,
  today: Temporal.PlainDate,
): Promise<readonly FileChange[]> {
  const { value: election } = await readElection(workspace, id);
  requireNotCancelled(election);
  const { page } = await pageFactsOf(workspace, election, today);
  const officialsConfirmed = election.planned ?? today;
  const changes = await planMissingFiles(workspace, { ...page, officialsConfirmed });
  if (effectiveChanges(changes).length > 0) return changes;
  throw new ElectionError("input", `election ${id} is already planned`, {
    hint: `Move its dates with kata-election plan ${id} --reschedule --reason <text>; add an official with --official <login>.`,
  });
}

/** A step as a person names it. */
export type SettleableStep = (typeof settleable)[number];

/**
 * Reads the name of a step that can be settled.
 *
 * @throws ElectionError (input) for another one.
 */
export function typedStep(typed: string): SettleableStep {
  const step = settleable.find((each) => each === typed);
  if (step !== undefined) return step;
  throw new ElectionError("input", `${visible(typed)} is not a step that can be settled`, {
    hint: `These are: ${settleable.join(", ")}. The other steps are recorded by their own commands: see kata-election status.`,
  });
}

/** Plans to record that a step was done elsewhere or is not needed, and why. Idempotent. */
export async function planSettling(
  workspace: Workspace,
  election: Election,
  step: SettleableStep,
  { date, by, reason }: DecidedBy,
): Promise<FileChange> {
  const isThere = election.settled?.some((each) => each.step === step && each.reason === reason);
  const settled = { step, date: date.toString(), by, reason };
  return planElectionEdit(workspace, election, (text) =>
    isThere ? text : textWithEntry(text, election, "settled", settled),
  );
}
