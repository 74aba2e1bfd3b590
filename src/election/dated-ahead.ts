import type { Temporal } from "temporal-polyfill";
import { formatInstant, isAhead } from "../dates.ts";
import { ElectionError } from "../errors.ts";
import { type Election, electionFileName } from "./election.ts";

type Dated = readonly [field: string, date: Temporal.PlainDate | Temporal.Instant | undefined];

/** Every day and time at which `election.yaml` says that something was done. */
function recordedDates(election: Election): Dated[] {
  const { candidates, decisions, candidatesClosed, timelineApproved, cancelled } = election;
  const { planned, rescheduled = [], announced = [], settled = [], rolls = [] } = election;
  const entries = <Entry>(
    list: string,
    of: readonly Entry[],
    dates: (entry: Entry) => Record<string, Dated[1]>,
  ): Dated[] =>
    of.flatMap((entry, at) =>
      Object.entries(dates(entry)).map(
        ([field, date]): Dated => [`${list}[${at + 1}].${field}`, date],
      ),
    );
  return [
    ["planned", planned],
    ["timelineApproved.date", timelineApproved?.date],
    ["cancelled.date", cancelled?.date],
    ["candidatesClosed.at", candidatesClosed?.at],
    ...entries("candidates", candidates, ({ submitted, withdrawn }) => ({
      submitted,
      "withdrawn.date": withdrawn?.date,
    })),
    ...entries("decisions", decisions, ({ date }) => ({ date })),
    ...entries("rescheduled", rescheduled, ({ date }) => ({ date })),
    ...entries("announced", announced, ({ date, mistaken }) => ({
      date,
      "mistaken.date": mistaken?.date,
    })),
    ...entries("settled", settled, ({ date }) => ({ date })),
    ...entries("rolls", rolls, ({ frozen }) => ({ frozen })),
  ];
}

/** Whether nominations have opened. */
export function hasBegun(
  { nominations }: Pick<Election, "nominations">,
  now: Temporal.Instant,
): boolean {
  return !isAhead(nominations.opens, now);
}

/**
 * Refuses records of what has not happened yet: a slip in a date, or an entry made in advance, on which no
 * result can rest. Times that are planned (periods, results, polls) may lie ahead; so may all of an election
 * that has not begun, which is a rehearsal and cannot be published.
 *
 * @throws ElectionError (input) naming each field.
 */
export function requirePast(election: Election, now: Temporal.Instant): void {
  if (!hasBegun(election, now)) return;
  const ahead = recordedDates(election).flatMap(([field, date]) =>
    date === undefined || !isAhead(date, now)
      ? []
      : [
          `${electionFileName(election)}: ${field}: ${"epochMilliseconds" in date ? formatInstant(date) : date} is in the future`,
        ],
  );
  if (ahead.length === 0) return;
  throw new ElectionError("input", ahead.join("\n"), {
    hint: `It is ${formatInstant(now)}. Correct the date, or record it again once it has happened. For a rehearsal, give the time with --now.`,
  });
}
