import type { Temporal } from "temporal-polyfill";
import { readDay } from "../../calendar/date-words.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { requirePastDay } from "./day.ts";

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
