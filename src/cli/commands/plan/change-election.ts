import { resultsDay, type Schedule, sameTimeline } from "../../../calendar/timeline.ts";
import { utcDate } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { sameLogin } from "../../../people/account.ts";
import {
  consequences,
  movedResults,
  requireMovable,
} from "../../../procedures/planning/move-dates.ts";
import {
  planCancelledElection,
  planChangedElection,
  planMissingFiles,
} from "../../../procedures/planning/plan-files.ts";
import { pageFactsOf } from "../../../procedures/planning/seats-up.ts";
import {
  completedText,
  type NamedOfficial,
  type OfficialChanges,
  rescheduledText,
} from "../../../workspace/election/election-edits.ts";
import {
  electionFilePath,
  parseElection,
  publicRecordPath,
  readElection,
} from "../../../workspace/election/election-file.ts";
import { effectiveChanges } from "../../../workspace/file-plan.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { decidingOfficial } from "../../official.ts";
import { finishPlan } from "./finish-plan.ts";
import { answerOfficials, readOfficials } from "./official-answers.ts";
import {
  answerApproval,
  answerAvoid,
  answerResults,
  answerTimeline,
  givesDates,
} from "./plan-answers.ts";
import type { PlanOptions } from "./plan-election.ts";

async function askReason(context: CliContext, { reason }: PlanOptions): Promise<string> {
  const given = reason ?? (await (await context.prompter("--reason")).text({ message: "Why?" }));
  if (given.trim() !== "") return given.trim();
  throw new ElectionError("input", "a change of the dates needs a reason", {
    hint: "Give --reason.",
  });
}

async function requireUnpublished(workspace: Workspace, election: string): Promise<void> {
  if ((await readText(workspace, publicRecordPath(election))) === undefined) return;
  throw new ElectionError("refused", `the result of ${election} is published`, {
    hint: "Its dates and officials can no longer change.",
  });
}

/** What a change wants of an election: its dates, its officials, the approval of the timeline. */
interface WantedChange {
  readonly timeline: Schedule;
  readonly moves: boolean;
  readonly officials: OfficialChanges;
  readonly approval: Election["timelineApproved"];
}

/** Officials who join, get a name or an age key, or leave. */
async function wantedOfficials(
  context: CliContext,
  { election, officials }: Election,
  options: PlanOptions,
): Promise<OfficialChanges> {
  const named = options.official === undefined ? [] : await answerOfficials(context, options);
  const has = (some: readonly NamedOfficial[], login: string): NamedOfficial | undefined =>
    some.find((each) => sameLogin(each.login, login));
  const leaving = readOfficials(options.removeOfficial ?? [], "--remove-official").map(
    ({ login }) => login,
  );
  for (const login of leaving) {
    if (has(officials, login) !== undefined) continue;
    throw new ElectionError("input", `@${login} is not an official of ${election}`, {
      hint: `Officials are ${officials.map((each) => `@${each.login}`).join(", ") || "not recorded"}.`,
    });
  }
  const joining = named.filter(({ login, name, age }) => {
    const known = has(officials, login);
    const isOther = name !== undefined && known?.name !== name;
    return known === undefined || isOther || (age !== undefined && known.age !== age);
  });
  return { joining, leaving };
}

async function wantedChange(
  context: CliContext,
  election: Election,
  options: PlanOptions,
): Promise<WantedChange> {
  const { nominations, campaign, voting } = election;
  const dates = options.reschedule && givesDates(options);
  const timeline = dates
    ? await answerTimeline(context, options, { nominations, campaign, voting })
    : { nominations, campaign, voting };
  const results = answerResults(options) ?? movedResults(election, timeline);
  const schedule = { ...timeline, results };
  const moves =
    !sameTimeline(timeline, election) || !resultsDay(schedule).equals(resultsDay(election));
  if (options.reschedule && !moves) {
    throw new ElectionError("input", `election ${election.election} already has these dates`, {
      hint: "Say what moves: --first-day, --days, --nominations, --campaign, --voting or --results.",
    });
  }
  requireMovable(election, timeline, await context.now());
  const officials = await wantedOfficials(context, election, options);
  const approval = await answerApproval(context, options.approved);
  return { timeline: schedule, moves, officials, approval };
}

/** The text of the changed facts; officials join and leave before the dates move. */
async function changedText(
  context: CliContext,
  text: string,
  election: Election,
  { timeline, moves, officials, approval }: WantedChange,
  options: PlanOptions,
): Promise<string> {
  const completed = completedText(text, election, officials, moves ? undefined : approval);
  if (!moves) return completed;
  const change = {
    date: utcDate(await context.now()),
    by: await decidingOfficial(context, options, election),
    reason: await askReason(context, options),
  };
  return rescheduledText(completed, election, timeline, change, approval);
}

function requireNotCancelled({ election, cancelled }: Election, options: PlanOptions): void {
  if (cancelled === undefined || options.reschedule) return;
  throw new ElectionError("refused", `election ${election} was cancelled on ${cancelled.date}`, {
    hint: `Bring it back with new dates: kata-election plan ${election} --reschedule --first-day <date> --reason <text>.`,
  });
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
  const { value: election } = await readElection(workspace, id);
  await requireUnpublished(workspace, id);
  requireNotCancelled(election, options);
  const avoid = await answerAvoid(context, options);
  const wanted = await wantedChange(context, election, options);
  const { timeline, moves, approval } = wanted;
  const before = (await readText(workspace, electionFilePath(id))) ?? "";
  const text = await changedText(context, before, election, wanted, options);
  const after = parseElection(text, id);
  const today = utcDate(await context.now());
  const { page, charter, season, due } = await pageFactsOf(workspace, after, today);
  const changes = await planChangedElection(workspace, text, page, {
    timeline: election,
    officials: election.officials.map(({ login }) => login),
  });
  const standing = after.candidates.filter(({ withdrawn }) => withdrawn === undefined);
  const planned = {
    election: id,
    timeline,
    officials: page.officials,
    candidates: standing.map(({ login }) => login),
    outgoing: (due ?? []).flatMap(({ lastTerm }) => lastTerm?.holder ?? []),
  };
  const approved = approval !== undefined;
  const { seats } = election;
  const differs = due !== undefined && due.length !== seats;
  const remarks = [
    ...(differs
      ? [
          `${electionFilePath(id)} fills ${seats} seats, but the ledger has ${due.length} up for election.`,
        ]
      : []),
    ...(moves ? consequences(election, timeline, approved) : []),
  ];
  const awaitsApproval =
    charter.rules.timelineApproval.value === "committee" &&
    !approved &&
    (moves || election.timelineApproved === undefined);
  const ready = { planned, charter, season, seats, due, today: undefined, avoid, remarks, changes };
  await finishPlan(context, workspace, { ...ready, awaitsApproval }, options);
}

/** Gives a planned election up, or puts it off without a day: facts, notice on the page, both kept. */
export async function cancelElection(
  context: CliContext,
  workspace: Workspace,
  id: string,
  options: PlanOptions,
): Promise<void> {
  const { value: election } = await readElection(workspace, id);
  await requireUnpublished(workspace, id);
  requireNotCancelled(election, options);
  const cancelled = {
    date: utcDate(await context.now()),
    by: await decidingOfficial(context, options, election),
    reason: await askReason(context, options),
  };
  const changes = await planCancelledElection(workspace, election, cancelled);
  await carryOut(context, workspace, changes, options);
  if (options.dryRun) return;
  const polls = election.polls.filter(({ voidedBecause }) => voidedBecause === undefined);
  if (polls.length > 0) {
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
  const { value: election } = await readElection(workspace, id);
  requireNotCancelled(election, options);
  const today = utcDate(await context.now());
  const { page } = await pageFactsOf(workspace, election, today);
  const officialsConfirmed = election.planned ?? today;
  const changes = await planMissingFiles(workspace, { ...page, officialsConfirmed });
  if (effectiveChanges(changes).length === 0) {
    throw new ElectionError("input", `election ${id} is already planned`, {
      hint: `Move its dates with kata-election plan ${id} --reschedule --reason <text>; add an official with --official <login>.`,
    });
  }
  context.terminal.note(`Election ${id} is planned; this completes its files.`);
  await carryOut(context, workspace, changes, options);
}
