import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../charter/charter.ts";
import type { Election } from "./election.ts";

/**
 * When an election's addresses and ballots are to be removed: so many calendar months (in UTC) after voting
 * closes as the charter's `privateRetentionMonths` says.
 */
export function retentionEnd(
  { voting }: Pick<Election, "voting">,
  { rules }: Charter,
): Temporal.Instant {
  const months = rules.privateRetentionMonths.value;
  return voting.closes.toZonedDateTimeISO("UTC").add({ months }).toInstant();
}
