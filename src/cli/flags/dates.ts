import type { Temporal } from "temporal-polyfill";
import { readDay } from "../../calendar/date-words.ts";
import { formatInstant, instantSchema, isAhead, plainDateSchema, utcDate } from "../../dates.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { CliContext } from "../context.ts";

/**
 * The day that a flag names; without it, today's in UTC.
 *
 * @throws ElectionError (input) where it is no date.
 */
export async function dayFlag(
  { now }: Pick<CliContext, "now">,
  flag: string,
  text: string | undefined,
): Promise<Temporal.PlainDate> {
  if (text === undefined) return utcDate(await now());
  const parsed = plainDateSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new ElectionError("input", `${flag} ${visible(text)} is not a date`, {
    hint: "Write it as 2026-10-05.",
  });
}

/** Refuses a day on which something is said to have happened, and which is still to come. */
function requirePastDay(flag: string, day: Temporal.PlainDate, now: Temporal.Instant): void {
  if (!isAhead(day, now)) return;
  throw new ElectionError("input", `${flag} ${day} is in the future`, {
    hint: `It is ${formatInstant(now)}. Record it once it has happened.`,
  });
}

/** As {@link dayFlag}, for the day on which something happened. */
export async function pastDayFlag(
  context: Pick<CliContext, "now">,
  flag: string,
  text: string | undefined,
): Promise<Temporal.PlainDate> {
  const day = await dayFlag(context, flag, text);
  requirePastDay(flag, day, await context.now());
  return day;
}

/**
 * The time that a flag was given.
 *
 * @throws ElectionError (input) where it is no time in UTC.
 */
export function instantFlag(flag: string, text: string): Temporal.Instant {
  const parsed = instantSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new ElectionError("input", `${flag} ${visible(text)} is not a time in UTC`, {
    hint: "Write it as 2026-10-05T15:00Z.",
  });
}

/**
 * A day that has come and what shows it: `2026-09-10=committee meeting notes`.
 *
 * @throws ElectionError (input) where either is missing or malformed, or the day is still to come.
 */
export function dateAndReference(
  text: string,
  flag: string,
  now: Temporal.Instant,
): { readonly date: Temporal.PlainDate; readonly reference: string } {
  const [day = "", ...rest] = text.split("=");
  const reference = rest
    .join("=")
    .trim()
    .replace(/^"(.*)"$/, "$1");
  if (reference === "") {
    throw new ElectionError("input", `${flag} ${visible(text)} does not say where it can be read`, {
      hint: `Write the date and a reference: ${flag} 2026-09-10="committee meeting notes".`,
    });
  }
  const date = readDay(day.trim(), flag);
  requirePastDay(flag, date, now);
  return { date, reference };
}
