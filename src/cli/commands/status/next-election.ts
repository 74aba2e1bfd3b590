import { Temporal } from "temporal-polyfill";
import {
  compareSeasons,
  type SeasonOfYear,
  seasonAfter,
  seasonOfElection,
} from "../../../calendar/election-id.ts";
import { charterInForce } from "../../../charter/kata-charters.ts";
import type { DueSeat } from "../../../committee/seats-due.ts";
import { utcDate } from "../../../dates.ts";
import { readCharters } from "../../../workspace/charter-file.ts";
import { listElections, type Workspace } from "../../../workspace/workspace.ts";
import { dueSeats } from "../plan/seats-up.ts";
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

/** The next season without an election in this workspace, as of a time. */
export async function nextElection(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<NextElection> {
  const today = utcDate(now);
  const held = (await listElections(workspace)).map((id) => seasonOfElection(id));
  let season = seasonOfElection(today.toString().slice(0, 7));
  while (held.some((each) => compareSeasons(each, season) === 0)) season = seasonAfter(season, 6);
  const month = monthOf(season, today);
  const charter = charterInForce(today, await readCharters(workspace));
  const start = month.toPlainDate({ day: 1 });
  const opens = Temporal.PlainDate.compare(start, today) < 0 ? today : start;
  const at = opens.toZonedDateTime("UTC").toInstant();
  const time = {
    election: month.toString(),
    season: season.season,
    nominations: { opens: at, closes: at },
  };
  const due = await dueSeats(workspace, time, charter);
  return {
    season,
    id: month.toString(),
    due,
    pattern: charter.rules.seats.value[season.season],
    privateRemains: await privateRemains(workspace, now),
  };
}
