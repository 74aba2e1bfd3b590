import type { PlanWarning } from "../../calendar/plan-warnings.ts";
import { type Phase, phases, resultsDay, type Timeline } from "../../calendar/timeline.ts";
import { readerTime, spokenDay, tableTime } from "../../calendar/zones.ts";
import type { Charter, Season } from "../../charter/charter.ts";
import { type DueSeat, describeDueSeat } from "../../committee/seats-due.ts";
import { visible } from "../../visible-text.ts";

/** What the periods are called on screen. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  nominations: "Nominations",
  campaign: "Q&A period",
  voting: "Voting",
};

/** "Nominations open", "Voting closes". */
export function edgeName(phase: Phase, edge: "opens" | "closes"): string {
  const verb = phase === "nominations" ? edge.slice(0, -1) : edge;
  return `${phaseNames[phase]} ${verb}`;
}

/** Days with one decimal, never more than there are. */
function daysOf(hours: number): number {
  return Math.floor((hours / 24) * 10) / 10;
}

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

/** One warning in a sentence: what is so, and what to think of. */
export function describePlanWarning(warning: PlanWarning): string {
  switch (warning.code) {
    case "short-period":
      return `${phaseNames[warning.phase]} ${warning.phase === "nominations" ? "last" : "lasts"} ${daysOf(warning.hours)} days; the process asks for at least a week.`;
    case "starts-on-weekend":
      return `${phaseNames[warning.phase]} ${warning.phase === "nominations" ? "begin" : "begins"} on a ${warning.weekday}, when few people are online.`;
    case "dates-to-avoid": {
      const { from, to, reason } = warning.avoid;
      const days = from.equals(to) ? from.toString() : `${from} to ${to}`;
      return `${phaseNames[warning.phase]} ${warning.phase === "nominations" ? "fall" : "falls"} on ${visible(reason)} (${days}).`;
    }
    case "officials-late":
      return `Confirm the officials a week before the start, by ${warning.by}.`;
    case "short-notice":
      return `Publish the election page a month before the start, by ${warning.by}.`;
    case "month-differs":
      return `No period falls in the month in the election's name, ${warning.election}.`;
    case "official-stands":
      return `@${visible(warning.login)} is an official and a candidate: officials should not run themselves.`;
    case "official-holds-seat":
      return `@${visible(warning.login)} is an official and holds a seat that is up: officials should not run themselves.`;
  }
}
