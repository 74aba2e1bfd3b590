import { Temporal } from "temporal-polyfill";
import type { DueItem } from "../../../calendar/due.ts";
import {
  compareSeasons,
  type SeasonOfYear,
  seasonAfter,
  seasonOfElection,
} from "../../../calendar/election-id.ts";
import { charterInForce } from "../../../charter/kata-charters.ts";
import type { DueSeat, ElectionTime } from "../../../committee/seats-due.ts";
import { utcDate } from "../../../dates.ts";
import { readCharters } from "../../../workspace/election/charter-file.ts";
import { findElection } from "../../../workspace/election/election-file.ts";
import { listElections, type Workspace } from "../../../workspace/workspace.ts";
import { dueSeats } from "../plan/seats-up.ts";
import { electionStatus } from "./election-status.ts";
import { type PrivateRemains, privateRemains } from "./private-due.ts";

/** The season that comes next, and the seats that will be up in it. */
export interface NextElection {
  readonly season: SeasonOfYear;
  /** The name under which to plan it. */
  readonly id: string;
  /** Undefined where no ledger tells. */
  readonly due: readonly DueSeat[] | undefined;
  /** Seats by the charter's pattern. */
  readonly pattern: number;
  readonly privateRemains: readonly PrivateRemains[];
  /** What is still to be done for the election published last; undefined where nothing is. */
  readonly unfinished:
    | { readonly election: string; readonly items: readonly DueItem[] }
    | undefined;
}

const usualMonth = { spring: 4, autumn: 10 };

/** The usual month of a season, or this month where that one is past. */
function monthOf(
  { season, year }: SeasonOfYear,
  today: Temporal.PlainDate,
): Temporal.PlainYearMonth {
  const usual = Temporal.PlainYearMonth.from({ year, month: usualMonth[season] });
  const present = today.toPlainYearMonth();
  return Temporal.PlainYearMonth.compare(usual, present) < 0 ? present : usual;
}

/** When an election of a month would open: on its first day, or now where that is past. */
export function timeOfMonth(id: string, now: Temporal.Instant): ElectionTime {
  const first = Temporal.PlainDate.from(`${id}-01`).toZonedDateTime("UTC").toInstant();
  const opens = Temporal.Instant.compare(first, now) < 0 ? now : first;
  return { election: id, nominations: { opens, closes: opens } };
}

/** The next season without an election in this workspace, as of a time, and its usual month. */
export async function comingElection(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<{ readonly season: SeasonOfYear; readonly time: ElectionTime }> {
  const today = utcDate(now);
  const held = (await listElections(workspace)).map((id) => seasonOfElection(id));
  let season = seasonOfElection(today.toString().slice(0, 7));
  while (held.some((each) => compareSeasons(each, season) === 0)) season = seasonAfter(season, 6);
  const id = monthOf(season, today).toString();
  return { season, time: { ...timeOfMonth(id, now), season: season.season } };
}

/** After so many days nobody waits any more for what was left out. */
const daysToFinish = 31;

/**
 * What is due of the newest planned election, where its voting ended not long ago. With the result out,
 * messages about earlier steps are of no use any more.
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
  return {
    season,
    id: time.election,
    due: await dueSeats(workspace, time, charter),
    pattern: charter.rules.seats.value[season.season],
    privateRemains: await privateRemains(workspace, now),
    unfinished: await unfinishedElection(workspace, now),
  };
}
