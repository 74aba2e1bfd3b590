import type { Defeat } from "../defeat-strength.ts";
import { indices } from "../pairwise.ts";
import { addLink, has, noRelation, type Relation, wouldCloseCycle } from "../relation.ts";
import { tiersByRelation } from "./tiers.ts";

/** Positive where `a` is the stronger defeat. */
export type CompareDefeats = (a: Defeat, b: Defeat) => number;

/** Which defeats were affirmed, and what follows from them. */
export interface Affirmed {
  readonly relation: Relation;
  /** A defeat was kept that does not fit the strictly stronger ones. */
  readonly bent: boolean;
}

/** The defeats in bunches of equally strong ones, strongest first. */
function* bunches(defeats: readonly Defeat[], compare: CompareDefeats): Generator<Defeat[]> {
  let bunch: Defeat[] = [];
  for (const defeat of defeats) {
    if (bunch[0] !== undefined && compare(bunch[0], defeat) !== 0) {
      yield bunch;
      bunch = [];
    }
    bunch.push(defeat);
  }
  if (bunch.length > 0) yield bunch;
}

/**
 * Affirms defeats strongest first and drops those that close a cycle with the ones affirmed, as CIVS does:
 * of equally strong defeats each is kept that fits the strictly stronger ones, even if they close a cycle
 * together. `strict` judges by the strictly stronger ones only, as CIVS documents the rule; CIVS's program
 * asks those affirmed so far first, which differs in rare polls and then depends on the columns' order.
 */
export function affirmDefeats(
  n: number,
  defeats: readonly Defeat[],
  compare: CompareDefeats,
  { strict }: { readonly strict: boolean },
): Affirmed {
  const relation = noRelation(n);
  let bent = false;
  for (const bunch of bunches(defeats, compare)) {
    const fitting = bunch.map(({ winner, loser }) => !wouldCloseCycle(relation, winner, loser));
    for (const [index, { winner, loser }] of bunch.entries()) {
      const fits = fitting[index] === true;
      if (!fits && (strict || wouldCloseCycle(relation, winner, loser))) continue;
      bent ||= !fits;
      addLink(relation, winner, loser);
    }
  }
  return { relation, bent };
}

/**
 * Ranks by affirmed defeats: of those whom no one left is affirmed over one-sidedly, the ones whose
 * strongest defeat by anyone left, affirmed or not, is weakest come next; then the same among the rest.
 *
 * @param defeats strongest first.
 */
export function rankByAffirmed(
  { relation }: Affirmed,
  defeats: readonly Defeat[],
  compare: CompareDefeats,
): number[][] {
  const { n } = relation;
  const suffered = indices(n).map((): Defeat[] => []);
  for (const defeat of [...defeats].reverse()) suffered[defeat.loser]?.push(defeat);
  /** Their strongest defeat by anyone left: those by others are dropped from the end of the list. */
  const strongest = (candidate: number, isLeft: readonly boolean[]): Defeat | undefined => {
    const list = suffered[candidate] ?? [];
    for (let last = list.at(-1); last !== undefined && !isLeft[last.winner]; last = list.at(-1)) {
      list.pop();
    }
    return list.at(-1);
  };
  const milder = (a: Defeat | undefined, b: Defeat | undefined): number => {
    if (a === undefined || b === undefined)
      return Number(b !== undefined) - Number(a !== undefined);
    return compare(b, a);
  };
  const isOver = (a: number, b: number): boolean => has(relation, a, b) && !has(relation, b, a);
  return tiersByRelation(n, isOver, (candidates, isLeft) => {
    const top = candidates.map((candidate) => ({ candidate, worst: strongest(candidate, isLeft) }));
    const best = top.reduce((mildest, each) =>
      milder(each.worst, mildest.worst) > 0 ? each : mildest,
    );
    return top
      .filter(({ worst }) => milder(worst, best.worst) === 0)
      .map(({ candidate }) => candidate);
  });
}
