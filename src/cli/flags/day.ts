import type { Temporal } from "temporal-polyfill";
import { formatInstant, isAhead, plainDateSchema, utcDate } from "../../dates.ts";
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
export function requirePastDay(flag: string, day: Temporal.PlainDate, now: Temporal.Instant): void {
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
