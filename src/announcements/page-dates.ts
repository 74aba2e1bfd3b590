import type { Temporal } from "temporal-polyfill";
import { monthNames } from "../calendar/election-id.ts";
import type { Period } from "../calendar/period.ts";
import { resultsDay, type Timeline } from "../calendar/timeline.ts";
import { utcDate } from "../dates.ts";

function monthAndDay({ month, day }: Temporal.PlainDate): string {
  return `${monthNames[month - 1]} ${String(day).padStart(2, "0")}`;
}

/** A day as the election pages write it, "October 05, 2026". */
function pageDay(date: Temporal.PlainDate): string {
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

/** The lines of an election page that hold a date, each with the words that it is known by. */
export function pageDates(
  timeline: Timeline,
  officials?: { readonly confirmed: Temporal.PlainDate; readonly logins: readonly string[] },
): readonly { readonly ending: RegExp; readonly line: string }[] {
  const named = officials?.logins.map((login) => `@${login}`).join(" and ");
  return [
    ...(officials === undefined || officials.logins.length === 0
      ? []
      : [
          {
            ending: /: Election officials confirmed\b.*$/,
            line: `* ${pageDay(officials.confirmed)}: Election officials confirmed ${named}`,
          },
        ]),
    {
      ending: /: Candidate nominations open\s*$/,
      line: `* ${pagePeriod(timeline.nominations)}: Candidate nominations open`,
    },
    {
      ending: /: Q&A\/Debate period\s*$/,
      line: `* ${pagePeriod(timeline.campaign)}: Q&A/Debate period`,
    },
    { ending: /: Voting open\s*$/, line: `* ${pagePeriod(timeline.voting)}: Voting open` },
    {
      ending: /\bresults announced\s*$/,
      line: `* ${pageDay(resultsDay(timeline))}, results announced`,
    },
  ];
}
