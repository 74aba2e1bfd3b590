import { electionAddress } from "../../../announcements/links.ts";
import { electionTitle } from "../../../calendar/election-id.ts";
import { calendarFile } from "../../../calendar/icalendar.ts";
import { utcDate } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";

/** An election's dates as an iCalendar file; every move of the dates makes a newer revision of it. */
export function electionCalendar(election: Election): string {
  const moves = election.rescheduled ?? [];
  const set = moves.at(-1)?.date ?? election.planned ?? utcDate(election.nominations.opens);
  return calendarFile({
    election: election.election,
    title: electionTitle(election.election),
    timeline: election,
    page: electionAddress(election.election),
    revision: moves.length,
    revised: set,
  });
}
