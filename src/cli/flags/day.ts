import type { Temporal } from "temporal-polyfill";
import { plainDateSchema, utcDate } from "../../dates.ts";
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
