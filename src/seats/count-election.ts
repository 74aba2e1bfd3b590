import type { Candidate } from "../candidates/candidate.ts";
import type { PeopleFile } from "../people/people-file.ts";
import type { Tally } from "../tally/tally-result.ts";
import { type FilledSeats, fillSeats, type SeatingRules } from "./allocation/fill-seats.ts";
import { type BallotName, matchBallotNames } from "./ballot-names.ts";
import type { Seating } from "./seating.ts";
import { stands } from "./standing.ts";

/** A count of the election's ballots. */
export interface ElectionCount {
  /** The decisive count, without struck names. */
  readonly tally: Tally;
  /** The same ballots with the names struck, where there are any. */
  readonly withStruck: Tally | undefined;
  /** Names on the ballots that do not count: withdrawn candidates, and names written in without a candidacy. */
  readonly struck: readonly BallotName[];
  /** Who is behind each other name. */
  readonly names: readonly BallotName[];
}

/** How the ballots fill the seats. */
export interface Counted {
  readonly count: ElectionCount | undefined;
  readonly filled: FilledSeats;
  /** The same with names struck after the count, if that seats others. */
  readonly otherwise: Seating | undefined;
}

/** The candidates of a ranking of names, in its tiers. */
export function rankedCandidates({ ranking }: Tally, names: readonly BallotName[]): Candidate[][] {
  const byName = new Map(names.map(({ name, candidate }) => [name, candidate]));
  return ranking
    .map((tier) => tier.map((name) => byName.get(name)).filter((found) => found !== undefined))
    .filter((tier) => tier.length > 0);
}

/**
 * Counts an election's ballots and fills the seats. Withdrawn candidates and names written in without a
 * candidacy are struck before the count; the seating with them struck afterwards is also computed.
 *
 * @throws ElectionError (input) where the names on the ballots are not those of the candidates.
 */
export function countAndFill(
  people: PeopleFile,
  countWithout: (without: readonly string[]) => Tally,
  rules: SeatingRules,
): Counted {
  const { election } = rules;
  const isStanding = (candidate: Candidate): boolean => stands(candidate, election);
  const whole = countWithout([]);
  const names = matchBallotNames(
    whole.candidates,
    election.candidates,
    isStanding,
    people,
    election.decisions,
  );
  const struck = names.filter(({ candidate }) => candidate === undefined || !isStanding(candidate));
  const standing = names.filter(
    ({ candidate }) => candidate !== undefined && isStanding(candidate),
  );
  const fill = (tally: Tally): FilledSeats =>
    fillSeats(rankedCandidates(tally, standing), rules, { ranked: true });
  const filled = fill(whole);
  if (struck.length === 0 || standing.length === 0) {
    const count = { tally: whole, withStruck: undefined, struck, names: standing };
    return { count, filled, otherwise: undefined };
  }
  const tally = countWithout(struck.map(({ name }) => name));
  const before = fill(tally);
  return {
    count: { tally, withStruck: whole, struck, names: standing },
    filled: before,
    otherwise: before.results === filled.results ? undefined : filled.seating,
  };
}
