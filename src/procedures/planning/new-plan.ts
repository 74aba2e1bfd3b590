import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { DatesToAvoid } from "../../calendar/date-ranges.ts";
import { seasonOfElection } from "../../calendar/election-id.ts";
import {
  describePlanWarning,
  type PlannedElection,
  planWarnings,
} from "../../calendar/plan-warnings.ts";
import { type Schedule, type Timeline, writtenPeriods } from "../../calendar/timeline.ts";
import type { Charter, Season } from "../../charter/charter.ts";
import { charterInForce } from "../../charter/kata-charters.ts";
import { type DueSeat, describeDueSeat } from "../../committee/seats-due.ts";
import { formatInstant, utcDate } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import type { NamedOfficial } from "../../workspace/election/election-edits.ts";
import { type ElectionPages, seatsUnlikePage } from "../../workspace/election/election-pages.ts";
import { effectiveChanges, type FileChange } from "../../workspace/file-plan.ts";
import { indexPath, readText, type Workspace } from "../../workspace/workspace.ts";
import { planNewElection, requirePlannable } from "./plan-files.ts";
import type { planReport } from "./planning-reports.ts";
import { asSeatsUp, dueSeats } from "./seats-up.ts";
import { type WhatStands, whatStands } from "./what-stands.ts";

/** A plan that is ready: what it says, and the files that it changes. */
export interface ReadyPlan {
  readonly planned: PlannedElection;
  readonly charter: Charter;
  readonly season: Season;
  readonly seats: number;
  /** The seats due by the ledger; undefined where there is none. */
  readonly due: readonly DueSeat[] | undefined;
  /** Undefined for an existing plan, which is not checked for lateness. */
  readonly today: Temporal.PlainDate | undefined;
  readonly avoid: readonly DatesToAvoid[];
  /** Other advice, in sentences. */
  readonly remarks: readonly string[];
  readonly changes: readonly FileChange[];
  /** The committee has yet to approve these dates. */
  readonly awaitsApproval: boolean;
  /** What officials wrote before the plan. */
  readonly stands?: WhatStands;
}

/** What is wrong with a number of seats; undefined where nothing is. */
export function seatsFault(text: string, total: number): string | undefined {
  const given = Number(text);
  if (!Number.isInteger(given) || given < 1) return "is not a number of seats";
  return given > total ? `is more than the ${total} seats of the committee` : undefined;
}

/**
 * Reads the number of seats that a person gives, of `total` in the committee.
 *
 * @throws ElectionError (input) where it is none.
 */
export function readSeats(text: string, total: number): number {
  const fault = seatsFault(text, total);
  if (fault === undefined) return Number(text);
  throw new ElectionError("input", `--seats ${visible(text)} ${fault}`, {
    hint: `Give a whole number from 1 to ${total}.`,
  });
}

/**
 * The existing files of an election without `election.yaml`, to be taken over.
 *
 * @param today in UTC.
 * @throws ElectionError (input) where it cannot be planned; see {@link requirePlannable}.
 */
export async function beginPlan(
  workspace: Workspace,
  election: string,
  today: Temporal.PlainDate,
): Promise<{ readonly pages: ElectionPages; readonly stands: WhatStands }> {
  const pages = await requirePlannable(workspace, election, today.toString().slice(0, 7));
  return { pages, stands: await whatStands(workspace, pages) };
}

/** A new timeline begins in the future; one that the page states may be under way. */
export function requireFuture(
  now: Temporal.Instant,
  { nominations }: Timeline,
  { page }: ElectionPages,
): void {
  const { opens } = nominations;
  if (page?.periods.nominations?.period.opens.equals(opens)) return;
  if (opens.epochMilliseconds > now.epochMilliseconds) return;
  throw new ElectionError("input", `nominations would have opened at ${formatInstant(opens)}`, {
    hint: `It is ${formatInstant(now)}: choose a later day (or rehearse with --now).`,
  });
}

/** The charter of the day on which the election was planned: no later than its nominations open. */
async function charterOfPlan(workspace: Workspace, today: Temporal.PlainDate, timeline: Timeline) {
  const opening = utcDate(timeline.nominations.opens);
  const isUnderWay = opening.until(today).days > 0;
  return charterInForce(isUnderWay ? opening : today, await readCharters(workspace));
}

/**
 * The seats that are up at an election: by its ledger, and the charter of the day on which it was planned.
 *
 * @param today in UTC.
 * @throws ElectionError (input) where the ledger is malformed, or has no seat up.
 */
export async function seatsOfPlan(
  workspace: Workspace,
  asked: {
    readonly election: string;
    readonly season: Season | undefined;
    readonly timeline: Timeline;
    readonly today: Temporal.PlainDate;
  },
): Promise<Pick<ReadyPlan, "charter" | "season" | "due">> {
  const { election, timeline, today } = asked;
  const charter = await charterOfPlan(workspace, today, timeline);
  const { season } = seasonOfElection(election, asked.season);
  const due = await dueSeats(workspace, { election, season, ...timeline }, charter);
  if (due?.length === 0) {
    throw new ElectionError("input", "the ledger has no seat up at this election", {
      hint: "Check the terms in elections/committee.yaml, and the month of the election.",
    });
  }
  return { charter, season, due };
}

/** Other advice: no ledger, no index, a different number of seats on the page. */
function planRemarks(
  due: readonly DueSeat[] | undefined,
  seats: number,
  pages: ElectionPages,
  hasIndex: boolean,
): string[] {
  const unlike = seatsUnlikePage(pages, seats);
  return [
    ...(due === undefined
      ? [
          "elections/committee.yaml is needed to fill seats: write it with kata-election committee init.",
        ]
      : []),
    ...(unlike === undefined ? [] : [unlike]),
    ...(hasIndex ? [] : ["there is no elections/README.md to add the election to."]),
  ];
}

/** What a new election is planned with. */
interface NewPlan extends Pick<ReadyPlan, "charter" | "season" | "seats" | "due" | "avoid"> {
  readonly election: string;
  /** The season that a person gave. */
  readonly givenSeason: Season | undefined;
  readonly schedule: Schedule;
  readonly officials: readonly NamedOfficial[];
  readonly approval: Election["timelineApproved"];
  readonly pages: ElectionPages;
  readonly stands: WhatStands;
  /** In UTC. */
  readonly today: Temporal.PlainDate;
}

/** Plans a new election, or takes over one that officials began by hand. */
export async function planNew(workspace: Workspace, wanted: NewPlan): Promise<ReadyPlan> {
  const { election, schedule, officials, approval, pages, stands, today } = wanted;
  const { charter, season, seats, due, avoid } = wanted;
  const { results, ...timeline } = schedule;
  const logins = officials.map(({ login }) => login);
  const page = {
    election,
    seats,
    seatsUp: asSeatsUp(due),
    timeline: schedule,
    officials: logins,
    officialsConfirmed: pages.page?.officials?.confirmed ?? today,
  };
  const facts = {
    election,
    charter: charter.id,
    season: wanted.givenSeason,
    seats,
    officials: [...officials],
    planned: today,
    timelineApproved: approval,
    results,
    rule: charter.rules.completionRule.value,
    timeline,
  };
  const changes = await planNewElection(workspace, facts, page);
  const outgoing = (due ?? []).flatMap(({ lastTerm }) => lastTerm?.holder ?? []);
  const hasIndex = (await readText(workspace, indexPath)) !== undefined;
  return {
    ...{ charter, season, seats, due, avoid, changes, stands },
    planned: { election, timeline: schedule, officials: logins, candidates: [], outgoing },
    remarks: [...stands.doubts, ...planRemarks(due, seats, pages, hasIndex)],
    awaitsApproval: charter.rules.timelineApproval.value === "committee" && approval === undefined,
    today: pages.page === undefined ? today : undefined,
  };
}

/** A plan as JSON. */
export function planJson(ready: ReadyPlan, dryRun: boolean): z.input<typeof planReport> {
  const { planned, charter, season, seats, due, today, avoid, remarks, changes } = ready;
  const { election, timeline, officials } = planned;
  return {
    formatVersion: 1,
    election,
    charter: charter.id,
    season,
    periods: writtenPeriods(timeline),
    seats,
    seatsDue: due?.map((seat) => ({ seat: seat.seat, why: describeDueSeat(seat) })) ?? null,
    officials: [...officials],
    read: [...(ready.stands?.read ?? [])],
    candidacies: [...(ready.stands?.candidacies ?? [])],
    warnings: planWarnings(planned, today, avoid).map((warning) => ({
      code: warning.code,
      text: describePlanWarning(warning),
    })),
    remarks: [...remarks],
    files: effectiveChanges(changes).map(({ path, before }) => ({
      path,
      change: before === undefined ? ("new" as const) : ("changed" as const),
    })),
    written: !dryRun,
  };
}
