import type { Defeat } from "../defeat-strength.ts";
import { indices } from "../pairwise.ts";
import { addLink, copyOf, has, type Relation, relationOf, wouldCloseCycle } from "../relation.ts";

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
  const affirmed = relationOf(n, () => false);
  // As it was before the bunch; a copy is made only when the bunch changes it.
  let stronger = affirmed;
  let before: Defeat | undefined;
  for (const defeat of defeats) {
    const { winner, loser } = defeat;
    const opensBunch = before === undefined || compare(before, defeat) !== 0;
    if (opensBunch) stronger = affirmed;
    before = defeat;
    const fits =
      !wouldCloseCycle(stronger, winner, loser) ||
      !(strict || opensBunch || wouldCloseCycle(affirmed, winner, loser));
    if (!fits || has(affirmed, winner, loser)) continue;
    if (stronger === affirmed) stronger = copyOf(affirmed);
    addLink(affirmed, winner, loser);
  }
  return affirmed;
}

/**
 * Ranks by affirmed defeats: of those whom no one left is affirmed over one-sidedly, the ones whose
 * strongest defeat by anyone left, affirmed or not, is weakest come next; then the same among the rest.
 *
 * @param defeats strongest first.
 */
export function rankByAffirmed(
  affirmed: Relation,
  defeats: readonly Defeat[],
  compare: CompareDefeats,
): number[][] {
  const { n } = affirmed;
  const all = indices(n);
  const isOver = (a: number, b: number): boolean => has(affirmed, a, b) && !has(affirmed, b, a);
  const over = all.map((each) => all.filter((other) => isOver(other, each)).length);
  const suffered = all.map((): Defeat[] => []);
  for (const defeat of defeats) suffered[defeat.loser]?.push(defeat);
  const isLeft = all.map(() => true);
  const strongest = (candidate: number): Defeat | undefined =>
    suffered[candidate]?.find(({ winner }) => isLeft[winner]);
  const milder = (a: Defeat | undefined, b: Defeat | undefined): number => {
    if (a === undefined || b === undefined)
      return Number(b !== undefined) - Number(a !== undefined);
    return compare(b, a);
  };
  const tiers: number[][] = [];
  for (let left = all; left.length > 0; left = left.filter((each) => isLeft[each])) {
    const top = left
      .filter((candidate) => over[candidate] === 0)
      .map((candidate) => ({ candidate, worst: strongest(candidate) }));
    const best = top.reduce((mildest, each) =>
      milder(each.worst, mildest.worst) > 0 ? each : mildest,
    );
    const tier = top
      .filter(({ worst }) => milder(worst, best.worst) === 0)
      .map(({ candidate }) => candidate);
    for (const ranked of tier) isLeft[ranked] = false;
    for (const ranked of tier) {
      for (const other of left) if (isOver(ranked, other)) over[other] = (over[other] ?? 0) - 1;
    }
    tiers.push(tier);
  }
  return tiers;
}
