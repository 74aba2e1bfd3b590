import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { electionAddress } from "../../announcements/links.ts";
import { electionTitle } from "../../calendar/election-id.ts";
import { type CalendarFacts, calendarFile } from "../../calendar/icalendar.ts";
import { resultsDay, type Schedule, writtenPeriods } from "../../calendar/timeline.ts";
import { utcDate } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { findElection, parseElection } from "../../workspace/election/election-file.ts";
import {
  electionInQuestion,
  scheduleOf,
  unclearDates,
} from "../../workspace/election/election-pages.ts";
import { type FileChange, planFile } from "../../workspace/file-plan.ts";
import { electionFolder, type Workspace } from "../../workspace/workspace.ts";
import { outcomeOf, type PublishedOutcome, pageStatus } from "./page-status.ts";
import type { calendarSchema } from "./planning-reports.ts";

/** An election's dates, where they are written, and how it ended. */
export interface ElectionDates {
  readonly election: string;
  readonly schedule: Schedule;
  /** The page they come from; undefined for `election.yaml`. */
  readonly source: string | undefined;
  /** How often the dates moved, and the UTC day on which they were set. */
  readonly revision: number;
  readonly set: Temporal.PlainDate;
  readonly outcome: PublishedOutcome | undefined;
}

/**
 * The dates of the election named; otherwise of the one in progress, with or without election.yaml; otherwise
 * of the last one with a result.
 *
 * @throws ElectionError (input) where no file says them clearly.
 */
export async function electionDates(
  workspace: Workspace,
  named: string | undefined,
  now: Temporal.Instant,
): Promise<ElectionDates> {
  const id = await electionInQuestion(workspace, named, now);
  const { pages } = await pageStatus(workspace, id, now);
  const election = await findElection(workspace, id);
  const outcome = await outcomeOf(workspace, pages);
  if (election !== undefined) return { ...plannedDates(election), source: undefined, outcome };
  const schedule = scheduleOf(pages.page);
  if (schedule === undefined) {
    throw new ElectionError("input", unclearDates(pages), {
      hint:
        outcome === undefined
          ? `Correct the page, or plan the election with kata-election plan ${id}.`
          : `How it ended: kata-election results show ${id}.`,
    });
  }
  const set = utcDate(schedule.nominations.opens);
  return { election: id, schedule, source: pages.pagePath, revision: 0, set, outcome };
}

type CalendarDates = Pick<ElectionDates, "election" | "schedule" | "revision" | "set">;

/** The dates that an `election.yaml` has. */
function plannedDates(election: Election): CalendarDates {
  const moves = election.rescheduled ?? [];
  const set = moves.at(-1)?.date ?? election.planned ?? utcDate(election.nominations.opens);
  return { election: election.election, schedule: election, revision: moves.length, set };
}

/** The calendar file in the election's folder, with the dates of this text of `election.yaml`. */
export async function planCalendarFile(
  workspace: Workspace,
  election: string,
  factsText: string,
): Promise<FileChange> {
  const dates = plannedDates(parseElection(factsText, election));
  return planFile(workspace, `${electionFolder(election)}/election.ics`, electionCalendar(dates));
}

/** The dates as an iCalendar file; each move of the dates makes a newer revision. */
export function electionCalendar(dates: CalendarDates): string {
  return calendarFile(calendarFacts(dates));
}

/** What a calendar tells of an election. */
export function calendarFacts({ election, schedule, revision, set }: CalendarDates): CalendarFacts {
  return {
    election,
    title: electionTitle(election),
    timeline: schedule,
    page: electionAddress(election),
    revision,
    revised: set,
  };
}

/** The dates as `calendar --json` prints them. */
export function calendarReport({
  election,
  schedule,
  source,
}: ElectionDates): z.input<typeof calendarSchema> {
  return {
    formatVersion: 1,
    election,
    ...writtenPeriods(schedule),
    results: resultsDay(schedule).toString(),
    ...(source === undefined ? {} : { source }),
  };
}
