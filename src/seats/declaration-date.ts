import type { Temporal } from "temporal-polyfill";
import { utcDate } from "../dates.ts";
import type { Election } from "../election/election.ts";

/** The UTC date of an election's declaration: as its file says, else the day on which voting closes. */
export function declarationDate({
  declared,
  voting,
}: Pick<Election, "declared" | "voting">): Temporal.PlainDate {
  return declared ?? utcDate(voting.closes);
}
