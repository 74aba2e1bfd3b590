import type { Temporal } from "temporal-polyfill";
import { instantSchema } from "../../dates.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";

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
