import { Temporal } from "temporal-polyfill";
import * as z from "zod";

function parsed<Value>(what: string, parse: (text: string) => Value) {
  return z.string({ error: `expected ${what}` }).transform((text, context): Value => {
    try {
      return parse(text);
    } catch {
      context.addIssue({ code: "custom", message: `expected ${what}` });
      return z.NEVER;
    }
  });
}

/** A calendar date, `2026-10-05`. */
export const plainDateSchema = parsed("a date such as 2026-10-05", (text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError(text);
  return Temporal.PlainDate.from(text);
});

/** An instant in UTC, `2026-10-05T15:00Z`; a time without its zone is refused, never guessed. */
export const instantSchema = parsed("a time in UTC such as 2026-10-05T15:00Z", (text) => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(text)) throw new RangeError(text);
  return Temporal.Instant.from(text);
});

/** The shortest of the forms that {@link instantSchema} reads: minutes, and seconds where they are not zero. */
export function formatInstant(instant: Temporal.Instant): string {
  const text = instant.round({ smallestUnit: "second", roundingMode: "floor" }).toString();
  return text.replace(/:00Z$/, "Z");
}

/** The UTC calendar date on which an instant falls. */
export function utcDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO("UTC").toPlainDate();
}

/** Whether a day or time is in the future; days are in UTC, and today is not. */
export function isAhead(
  date: Temporal.PlainDate | Temporal.Instant,
  now: Temporal.Instant,
): boolean {
  return date instanceof Temporal.Instant
    ? Temporal.Instant.compare(date, now) > 0
    : Temporal.PlainDate.compare(date, utcDate(now)) > 0;
}
