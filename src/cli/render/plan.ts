import { daysOf } from "../../calendar/plan-warnings.ts";
import { phaseNames, phases, resultsDay, type Timeline } from "../../calendar/timeline.ts";
import { readerTime, spokenDay, tableTime } from "../../calendar/zones.ts";
import type { Charter, Season } from "../../charter/charter.ts";
import { type DueSeat, describeDueSeat } from "../../committee/seats-due.ts";
import { visible } from "../../visible-text.ts";

/** The periods of a plan and the day of the result, a line each, none wider than 60 characters. */
export function renderTimeline(timeline: Timeline, zone = "UTC"): string {
  const lines = phases.map((phase) => {
    const { opens, closes } = timeline[phase];
    const days = daysOf(opens.until(closes).total("hours"));
    return `${phaseNames[phase].padEnd(12)}${tableTime(opens, "UTC")} - ${tableTime(closes, "UTC")} ${days}d`;
  });
  const results = `${"Results".padEnd(12)}${spokenDay(resultsDay(timeline))}`;
  const first = readerTime(timeline.nominations.opens, zone);
  const own = zone === "UTC" ? "" : ` (the first opens ${first})`;
  return [`Periods, in UTC${own}:`, ...lines, results].join("\n");
}

/** How many seats are up and why; a difference from the charter's pattern is explained. */
export function renderSeats(
  seats: number,
  due: readonly DueSeat[] | undefined,
  season: Season,
  { id, rules }: Charter,
): string {
  const pattern = rules.seats.value[season];
  if (due === undefined) {
    return `Seats: ${seats}. There is no elections/committee.yaml to say who holds them; the usual number in ${season} is ${pattern} (charter ${id}).`;
  }
  const usual =
    seats === pattern
      ? `the usual number in ${season}`
      : `not ${pattern}, the usual number in ${season}, because of the ledger`;
  return [
    `Seats: ${seats}, ${usual}:`,
    ...due.map((seat) => `  ${visible(describeDueSeat(seat))}`),
  ].join("\n");
}
