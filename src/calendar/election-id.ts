import { z } from "zod";
import { type Season, seasonOfMonth } from "../charter/charter.ts";

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** An election's name: the year and month it was planned for, `2026-10`. */
export const electionIdSchema = z.string().regex(pattern, "expected an election such as 2026-10");

/** A season of a certain year. The autumn of a year reaches into January of the next. */
export interface SeasonOfYear {
  readonly season: Season;
  readonly year: number;
}

/**
 * The season that an election's month falls into: February to July is spring, else autumn; January
 * belongs to the autumn of the year before.
 */
export function seasonOfElection(id: string): SeasonOfYear {
  const match = pattern.exec(id);
  if (match === null) throw new RangeError(`not an election id: ${id}`);
  const year = Number(match[1]);
  const month = Number(match[2]);
  if (month === 1) return { season: "autumn", year: year - 1 };
  return { season: seasonOfMonth(month), year };
}

/** Negative, zero or positive as `a` comes before, with or after `b`; spring comes before autumn. */
export function compareSeasons(a: SeasonOfYear, b: SeasonOfYear): number {
  return a.year - b.year || Number(a.season === "autumn") - Number(b.season === "autumn");
}
