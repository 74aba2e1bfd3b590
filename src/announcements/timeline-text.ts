import type { Temporal } from "temporal-polyfill";
import { monthNames } from "../calendar/election-id.ts";
import { phases, resultsDay, type Schedule } from "../calendar/timeline.ts";
import { localTimes } from "../calendar/zones.ts";
import { utcDate } from "../dates.ts";
import { listOf } from "../wording.ts";

const periodNames = { nominations: "nominations", campaign: "Q&A period", voting: "voting" };

/** "October 5", with the year where it is not the one expected. */
function monthAndDay({ year, month, day }: Temporal.PlainDate, expected: number): string {
  return `${monthNames[month - 1]} ${day}${year === expected ? "" : `, ${year}`}`;
}

/** The times of the zones under a timeline: one line where every period begins and ends at the same ones. */
function zoneLines(schedule: Schedule, zones: readonly string[], year: number): string[] {
  if (zones.length === 0) return [];
  const edges = phases.flatMap((phase) => [schedule[phase].opens, schedule[phase].closes]);
  const days = new Map<string, Set<string>>();
  for (const edge of edges) {
    const times = localTimes(edge, zones);
    const day = monthAndDay(utcDate(edge), year);
    days.set(times, (days.get(times) ?? new Set<string>()).add(day));
  }
  const [only] = days.keys();
  if (days.size === 1) return ["", `All times are ${only}.`];
  return ["", ...[...days].map(([times, on]) => `On ${listOf([...on])}: ${times}.`)];
}

/**
 * The dates of an election in UTC, a line for each period and one for the result, then the same times in other
 * zones once. The year is given only if it differs from the election's.
 */
export function timelineText(
  schedule: Schedule,
  election: string,
  zones: readonly string[],
  bold: (text: string) => string,
): string {
  const year = Number(election.slice(0, 4));
  const time = (instant: Temporal.Instant): string =>
    `${monthAndDay(utcDate(instant), year)}, ${localTimes(instant, [])}`;
  const periods = phases.map((phase) => {
    const { opens, closes } = schedule[phase];
    return `- ${time(opens)} - ${time(closes)}: ${bold(periodNames[phase])}`;
  });
  const results = `- ${monthAndDay(resultsDay(schedule), year)}: ${bold("results announced")}`;
  return [...periods, results, ...zoneLines(schedule, zones, year)].join("\n");
}
