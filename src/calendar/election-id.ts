import * as z from "zod";
import { type Season, seasonOfMonth } from "../charter/charter.ts";
import { electionNamePattern } from "./election-name.ts";

/** An election's name: the year and month it was planned for, `2026-10`. */
export const electionIdSchema = z
  .string()
  .regex(electionNamePattern, "expected an election such as 2026-10");

/** A season of a certain year. The autumn of a year reaches into January of the next. */
export interface SeasonOfYear {
  readonly season: Season;
  readonly year: number;
}

/**
 * The season that an election's month falls into: February to July is spring, else autumn; January
 * belongs to the autumn of the year before. A season given by the election's file goes before.
 */
export function seasonOfElection(id: string, given?: Season): SeasonOfYear {
  const match = electionNamePattern.exec(id);
  if (match === null) throw new RangeError(`not an election id: ${id}`);
  const year = Number(match[1]);
  const month = Number(match[2]);
  const season = given ?? seasonOfMonth(month);
  return { season, year: month === 1 && season === "autumn" ? year - 1 : year };
}

/** Negative, zero or positive as `a` comes before, with or after `b`; spring comes before autumn. */
export function compareSeasons(a: SeasonOfYear, b: SeasonOfYear): number {
  return a.year - b.year || Number(a.season === "autumn") - Number(b.season === "autumn");
}

/** The month in which a season's election is held, unless officials choose another. */
export const usualMonth = { spring: 4, autumn: 10 } as const;

export const monthNames =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** An election's name as people say it, "October 2026". */
export function electionTitle(id: string): string {
  const [year, month] = id.split("-");
  return `${monthNames[Number(month) - 1]} ${year}`;
}

/** The season as files write it: `autumn 2026`. */
export function formatSeason({ season, year }: SeasonOfYear): string {
  return `${season} ${year}`;
}

/** The season that is so many months, in steps of six, after another. */
export function seasonAfter({ season, year }: SeasonOfYear, months: number): SeasonOfYear {
  const halves = year * 2 + Number(season === "autumn") + Math.round(months / 6);
  return { season: halves % 2 === 0 ? "spring" : "autumn", year: Math.floor(halves / 2) };
}
