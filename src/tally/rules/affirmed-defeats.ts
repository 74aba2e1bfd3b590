import type { Defeat } from "../defeat-strength.ts";
import { indices, type PairwiseMatrix } from "../pairwise.ts";

/** A relation between candidates that is always transitively closed. */
export type Relation = readonly (readonly boolean[])[];

export function emptyRelation(n: number): Relation {
  return indices(n).map(() => indices(n).map(() => false));
}

/** The relation with one more link and all that follows from it. */
export function withLink(relation: Relation, winner: number, loser: number): Relation {
  return relation.map((row, from) =>
    from === winner || row[winner] === true
      ? row.map((known, to) => known || to === loser || relation[loser]?.[to] === true)
      : row,
  );
}

/** Whether somebody reaches themselves in `after` who did not in `before`. */
function closesCycle(before: Relation, after: Relation): boolean {
  return after.some((row, candidate) => row[candidate] === true && !before[candidate]?.[candidate]);
}

/** Positive where `a` is the stronger defeat. */
export type CompareDefeats = (a: Defeat, b: Defeat) => number;

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
): Relation {
  let affirmed = emptyRelation(n);
  let stronger = affirmed;
  let before: Defeat | undefined;
  for (const defeat of defeats) {
    const { winner, loser } = defeat;
    const opensBunch = before === undefined || compare(before, defeat) !== 0;
    if (opensBunch) stronger = affirmed;
    before = defeat;
    const tentative = withLink(affirmed, winner, loser);
    const fitsStronger = !closesCycle(stronger, withLink(stronger, winner, loser));
    const fits =
      strict || opensBunch ? fitsStronger : !closesCycle(affirmed, tentative) || fitsStronger;
    if (fits) affirmed = tentative;
  }
  return affirmed;
}

/** The strongest defeat that a candidate suffers from any of those left, affirmed or not. */
function strongestDefeat(
  candidate: number,
  left: readonly number[],
  defeats: readonly Defeat[],
  compare: CompareDefeats,
): Defeat | undefined {
  return defeats
    .filter(({ winner, loser }) => loser === candidate && left.includes(winner))
    .reduce<Defeat | undefined>(
      (worst, defeat) => (worst === undefined || compare(defeat, worst) > 0 ? defeat : worst),
      undefined,
    );
}

/**
 * Ranks by affirmed defeats: of those whom nobody left is affirmed over one-sidedly, the ones whose
 * strongest defeat is weakest come next; then the same among the rest.
 */
export function rankByAffirmed(
  matrix: PairwiseMatrix,
  affirmed: Relation,
  defeats: readonly Defeat[],
  compare: CompareDefeats,
): number[][] {
  const tiers: number[][] = [];
  let left = indices(matrix.length);
  while (left.length > 0) {
    const isOver = (a: number, b: number): boolean =>
      affirmed[a]?.[b] === true && affirmed[b]?.[a] !== true;
    const top = left.filter((candidate) => !left.some((other) => isOver(other, candidate)));
    const standing = top.map((candidate) => ({
      candidate,
      worst: strongestDefeat(candidate, left, defeats, compare),
    }));
    const milder = (a: Defeat | undefined, b: Defeat | undefined): number => {
      if (a === undefined || b === undefined)
        return Number(b !== undefined) - Number(a !== undefined);
      return compare(b, a);
    };
    const best = standing.reduce((mildest, each) =>
      milder(each.worst, mildest.worst) > 0 ? each : mildest,
    );
    const tier = standing
      .filter(({ worst }) => milder(worst, best.worst) === 0)
      .map(({ candidate }) => candidate);
    tiers.push(tier);
    left = left.filter((candidate) => !tier.includes(candidate));
  }
  return tiers;
}
