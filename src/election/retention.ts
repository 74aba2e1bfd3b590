import type { Temporal } from "temporal-polyfill";
import type { Charter } from "../charter/charter.ts";
import type { Election } from "./election.ts";

/**
 * When an election's addresses and ballots must be deleted: `privateRetentionMonths` of the charter, in
 * calendar months (UTC) after voting closes.
 */
export function retentionEnd(
  { voting }: Pick<Election, "voting">,
  { rules }: Charter,
): Temporal.Instant {
  const months = rules.privateRetentionMonths.value;
  return voting.closes.toZonedDateTimeISO("UTC").add({ months }).toInstant();
}
