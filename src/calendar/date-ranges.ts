import { Temporal } from "temporal-polyfill";
import type { Period } from "./period.ts";

/** Days on which much of the community is elsewhere; both ends belong to them. */
export interface DatesToAvoid {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly reason: string;
}

function midnight(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime("UTC").toInstant();
}

/** Whether a period has any moment on one of these days, in UTC. */
export function touches({ opens, closes }: Period, { from, to }: DatesToAvoid): boolean {
  const { compare } = Temporal.Instant;
  return compare(opens, midnight(to.add({ days: 1 }))) < 0 && compare(midnight(from), closes) < 0;
}
