import type { TieDecision } from "../../election/decision.ts";
import { compareLogins, loginKey } from "../../people/account.ts";
import type { CountedPerson } from "../organizations/affiliation.ts";
import { type Walk, walkRanking } from "./walk.ts";

/** The most combinations tried. */
const mostPossibilities = 4096;

/** One combination of options, by number, and its result. */
export interface Choice {
  readonly chosen: readonly number[];
  /** Equal for two choices that seat, tie and leave open the same. */
  readonly result: string;
}

/** The input of a walk besides the ways to count people. */
export interface WalkQuestion {
  /** Logins of the candidates in tiers, best first. */
  readonly ranking: readonly (readonly string[])[];
  readonly seats: number;
  readonly limit: number;
  readonly decisions: readonly TieDecision[];
}

/** One way to count everyone. */
export interface Possibility extends Choice {
  readonly walk: Walk;
}

/**
 * Every combination of options, the first of all first; undefined where there are more than `most`.
 *
 * @param options how many there are of each thing.
 */
export function combinations(options: readonly number[], most: number): number[][] | undefined {
  if (options.reduce((product, number) => product * number, 1) > most) return undefined;
  return options.reduce<number[][]>(
    (all, number) =>
      all.flatMap((chosen) => Array.from({ length: number }, (_, option) => [...chosen, option])),
    [[]],
  );
}

function describeResult({ outcomes, ties, openSeats }: Walk): string {
  const seated = [...outcomes]
    .filter(([, { state }]) => state === "seated")
    .map(([login]) => login);
  const tied = ties.map(({ among, places }) => `${among.join(" ")}:${places}`);
  return JSON.stringify([seated.sort(), tied.sort(), openSeats]);
}

function walkOne(
  people: readonly CountedPerson[],
  chosen: readonly number[],
  { ranking, seats, limit, decisions }: WalkQuestion,
): Possibility {
  const keys = new Map<string, string | undefined>();
  const held = new Map<string, string[]>();
  for (const [position, { login, isCandidate, options }] of people.entries()) {
    const { key } = options[chosen[position] ?? 0] ?? options[0];
    if (isCandidate) keys.set(loginKey(login), key);
    else if (key !== undefined) held.set(key, [...(held.get(key) ?? []), login]);
  }
  const tiers = ranking.map((tier) =>
    tier
      .toSorted(compareLogins)
      .map((login) => ({ login, organization: keys.get(loginKey(login)) })),
  );
  const walk = walkRanking(tiers, { seats, limit, held }, decisions);
  return { chosen, walk, result: describeResult(walk) };
}

/** The walk's result for every way to count people, the declared way first. */
export interface Possibilities {
  readonly all: readonly [Possibility, ...Possibility[]];
  /** There are too many ways to count people: only the first was tried. */
  readonly tooMany: boolean;
}

/** Walks the ranking for every way to count people. */
export function walkPossibilities(
  people: readonly CountedPerson[],
  question: WalkQuestion,
): Possibilities {
  const numbers = people.map(({ options }) => options.length);
  const combined = combinations(numbers, mostPossibilities);
  const first = walkOne(
    people,
    people.map(() => 0),
    question,
  );
  const others = (combined ?? []).slice(1).map((chosen) => walkOne(people, chosen, question));
  return { all: [first, ...others], tooMany: combined === undefined };
}

/**
 * Two combinations that differ only in one option and in the result, with all others of that kind; undefined if
 * the option makes no difference.
 */
export function differenceBy<Each extends Choice>(
  position: number,
  all: readonly Each[],
): readonly Each[] | undefined {
  const alike = new Map<string, Each[]>();
  for (const choice of all) {
    const rest = choice.chosen.toSpliced(position, 1).join();
    alike.set(rest, [...(alike.get(rest) ?? []), choice]);
  }
  return [...alike.values()].find((group) =>
    group.some(({ result }) => result !== group[0]?.result),
  );
}
