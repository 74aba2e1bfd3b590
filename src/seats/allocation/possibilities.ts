import type { TieDecision } from "../../election/decision.ts";
import { compareLogins, loginKey } from "../../people/account.ts";
import type { CountedPerson } from "../organizations/affiliation.ts";
import { type Walk, walkRanking } from "./walk.ts";

/** More ways to count people than this are not tried out. */
const mostPossibilities = 4096;

/** What a walk needs besides the ways to count people. */
export interface WalkQuestion {
  /** Logins of the candidates in tiers, best first. */
  readonly ranking: readonly (readonly string[])[];
  readonly seats: number;
  readonly limit: number;
  readonly decisions: readonly TieDecision[];
}

/** One way to count everyone: for each person the number of the option, and what comes of it. */
export interface Possibility {
  readonly chosen: readonly number[];
  readonly walk: Walk;
  /** Equal for two possibilities that seat, tie and leave open the same. */
  readonly result: string;
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

/** Every combination of options, the first options first; undefined where there are too many. */
function combinations(people: readonly CountedPerson[]): number[][] | undefined {
  const count = people.reduce((product, { options }) => product * options.length, 1);
  if (count > mostPossibilities) return undefined;
  return people.reduce<number[][]>(
    (all, { options }) => all.flatMap((chosen) => options.map((_, option) => [...chosen, option])),
    [[]],
  );
}

/** What the walk says for every way to count people, the declared way first. */
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
  const combined = combinations(people);
  const first = walkOne(
    people,
    people.map(() => 0),
    question,
  );
  const others = (combined ?? []).slice(1).map((chosen) => walkOne(people, chosen, question));
  return { all: [first, ...others], tooMany: combined === undefined };
}

/**
 * Two possibilities that differ in nothing but how one person counts, and in the result, with all others
 * of that kind beside them: undefined where the person makes no difference.
 */
export function differenceBy(
  position: number,
  { all }: Pick<Possibilities, "all">,
): readonly Possibility[] | undefined {
  const alike = new Map<string, Possibility[]>();
  for (const possibility of all) {
    const rest = possibility.chosen.map((option, at) => (at === position ? "" : option)).join();
    alike.set(rest, [...(alike.get(rest) ?? []), possibility]);
  }
  return [...alike.values()].find((group) =>
    group.some(({ result }) => result !== group[0]?.result),
  );
}
