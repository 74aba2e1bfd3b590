import type { Temporal } from "temporal-polyfill";
import { monthNames } from "../calendar/election-id.ts";
import type { Period } from "../calendar/period.ts";
import { type Phase, phases, resultsDay, type Schedule } from "../calendar/timeline.ts";
import { utcDate } from "../dates.ts";

function monthAndDay({ month, day }: Temporal.PlainDate): string {
  return `${monthNames[month - 1]} ${String(day).padStart(2, "0")}`;
}

/** A day as the election pages write it, "October 05, 2026". */
export function pageDay(date: Temporal.PlainDate): string {
  return `${monthAndDay(date)}, ${date.year}`;
}

function clock(instant: Temporal.Instant): string {
  const { hour, minute } = instant.toZonedDateTimeISO("UTC");
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/**
 * A period as the election pages write it, in UTC and with its last minute in place of its end:
 * "October 05, 15:00 UTC - October 12, 2026 14:59 UTC".
 */
function pagePeriod({ opens, closes }: Period): string {
  const last = closes.subtract({ minutes: 1 });
  const [from, to] = [utcDate(opens), utcDate(last)];
  const start = from.year === to.year ? monthAndDay(from) : pageDay(from);
  return `${start}, ${clock(opens)} UTC - ${pageDay(to)} ${clock(last)} UTC`;
}

/** What an election page's line of dates is about. */
export type DatedFact = Phase | "officials" | "results";

/** The officials of an election, and the UTC day on which they were recorded. */
export interface NamedOfficials {
  readonly confirmed: Temporal.PlainDate;
  readonly logins: readonly string[];
}

const periodWords: Readonly<Record<Phase, string>> = {
  nominations: "Candidate nominations open",
  campaign: "Q&A/Debate period",
  voting: "Voting open",
};

/** The lines of an election page that hold a date, without their bullets; no line for no officials. */
export function pageDates(
  schedule: Schedule,
  { confirmed, logins }: NamedOfficials,
): readonly { readonly fact: DatedFact; readonly line: string }[] {
  const named = logins.map((login) => `@${login}`).join(", ");
  const officials = `${pageDay(confirmed)}: Election officials are confirmed: ${named}`;
  return [
    ...(logins.length === 0 ? [] : [{ fact: "officials", line: officials } as const]),
    ...phases.map((phase) => ({
      fact: phase,
      line: `${pagePeriod(schedule[phase])}: ${periodWords[phase]}`,
    })),
    { fact: "results", line: `${pageDay(resultsDay(schedule))}, results announced` },
  ];
}
