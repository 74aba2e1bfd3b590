import { Temporal } from "temporal-polyfill";
import type { DueItem } from "../../calendar/due.ts";
import {
  compareSeasons,
  type SeasonOfYear,
  seasonAfter,
  seasonOfElection,
  usualMonth,
} from "../../calendar/election-id.ts";
import { charterInForce } from "../../charter/kata-charters.ts";
import type { DueSeat, ElectionTime } from "../../committee/seats-due.ts";
import { utcDate } from "../../dates.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import { findElection } from "../../workspace/election/election-file.ts";
import { lastDecided } from "../../workspace/election/election-pages.ts";
import { listElections, type Workspace } from "../../workspace/workspace.ts";
import { electionStatus } from "./election-status.ts";
import {
  outcomeOf,
  type PresentCommittee,
  type PublishedOutcome,
  presentCommittee,
} from "./page-status.ts";
import { type PrivateRemains, privateRemains } from "./private-due.ts";
import { dueSeats } from "./seats-up.ts";

/** The next season, and the seats that will be up in it. */
export interface NextElection {
  readonly season: SeasonOfYear;
  /** The name under which to plan it. */
  readonly id: string;
  /** Undefined where no ledger tells. */
  readonly due: readonly DueSeat[] | undefined;
  /** Seats by the charter's pattern. */
  readonly pattern: number;
  readonly privateRemains: readonly PrivateRemains[];
  /** Steps left over from the last published election; undefined where there are none. */
  readonly unfinished:
    | { readonly election: string; readonly items: readonly DueItem[] }
    | undefined;
  /** How the last election ended; undefined where no page says. */
  readonly last: PublishedOutcome | undefined;
  readonly committee: PresentCommittee | undefined;
  /** The first command for it: `committee init` before `plan`. */
  readonly command: string;
}

/** Days of a whole election: three periods of a week. */
const electionDays = 21;

/** Whether the three periods still fit into a month if nominations open tomorrow. */
function fits(month: Temporal.PlainYearMonth, today: Temporal.PlainDate): boolean {
  const last = month.toPlainDate({ day: month.daysInMonth });
  return Temporal.PlainDate.compare(today.add({ days: 1 + electionDays }), last) <= 0;
}

/**
 * The month in which to hold a season's election: the usual one, or the first one after it into which the
 * three periods still fit; undefined where the season has none left.
 */
function monthOf(
  season: SeasonOfYear,
  today: Temporal.PlainDate,
): Temporal.PlainYearMonth | undefined {
  let month = Temporal.PlainYearMonth.from({ year: season.year, month: usualMonth[season.season] });
  while (!fits(month, today)) {
    month = month.add({ months: 1 });
    if (compareSeasons(seasonOfElection(month.toString()), season) !== 0) return undefined;
  }
  return month;
}

/** When an election of a month would open: on its first day, or now where that is past. */
export function timeOfMonth(id: string, now: Temporal.Instant): ElectionTime {
  const first = Temporal.PlainDate.from(`${id}-01`).toZonedDateTime("UTC").toInstant();
  const opens = Temporal.Instant.compare(first, now) < 0 ? now : first;
  return { election: id, nominations: { opens, closes: opens } };
}

/** The seasons that have an election in this workspace, less those that were cancelled. */
async function heldSeasons(workspace: Workspace): Promise<SeasonOfYear[]> {
  const held: SeasonOfYear[] = [];
  for (const id of await listElections(workspace)) {
    const election = await findElection(workspace, id);
    if (election?.cancelled === undefined) held.push(seasonOfElection(id, election?.season));
  }
  return held;
}

/** The next season without an election in this workspace, as of a time, and its month. */
export async function comingElection(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<{ readonly season: SeasonOfYear; readonly time: ElectionTime }> {
  const today = utcDate(now);
  const held = await heldSeasons(workspace);
  let season = seasonOfElection(today.toString().slice(0, 7));
  for (;;) {
    const month = monthOf(season, today);
    const isHeld = held.some((each) => compareSeasons(each, season) === 0);
    if (month !== undefined && !isHeld) {
      return { season, time: { ...timeOfMonth(month.toString(), now), season: season.season } };
    }
    season = seasonAfter(season, 6);
  }
}

/** After this many days, leftover steps are no longer listed. */
const daysToFinish = 31;

/**
 * Steps still due for the newest planned election, if its voting ended recently. Once the result is out,
 * messages about earlier steps are pointless.
 */
async function unfinishedElection(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<NextElection["unfinished"]> {
  for (const id of (await listElections(workspace)).toReversed()) {
    const election = await findElection(workspace, id);
    if (election === undefined) continue;
    if (election.voting.closes.until(now).total("hours") > daysToFinish * 24) return undefined;
    const { items } = await electionStatus(workspace, election, now);
    const due = items.filter(({ state, step }) => {
      const isStale = step.kind === "message" && step.message !== "results";
      return !isStale && (state === "due" || state === "overdue");
    });
    return due.length === 0 ? undefined : { election: id, items: due };
  }
  return undefined;
}

/** The next season without an election in this workspace, as of a time, and its seats. */
export async function nextElection(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<NextElection> {
  const { season, time } = await comingElection(workspace, now);
  const charter = charterInForce(utcDate(now), await readCharters(workspace));
  const due = await dueSeats(workspace, time, charter);
  const decided = await lastDecided(workspace);
  const last = decided === undefined ? undefined : await outcomeOf(workspace, decided);
  const cancelled = (await findElection(workspace, time.election))?.cancelled;
  const plan = `plan ${time.election}${cancelled === undefined ? "" : " --reschedule"}`;
  return {
    season,
    id: time.election,
    last,
    committee: await presentCommittee(workspace, utcDate(now), last),
    command: due === undefined ? "committee init" : plan,
    due,
    pattern: charter.rules.seats.value[season.season],
    privateRemains: await privateRemains(workspace, now),
    unfinished: await unfinishedElection(workspace, now),
  };
}
