/**
 * Maximize affirmed majorities (S. Eppley, http://alumnus.caltech.edu/~seppley/), as CIVS counts it:
 * ranked pairs in which a random order of the voters decides between equally strong defeats. Without a
 * drawn order it refuses where it would need one.
 */
import { ElectionError } from "../../errors.ts";
import { allDefeats, compareDefeats, type Defeat } from "../defeat-strength.ts";
import { defeats, indices, type PairwiseMatrix } from "../pairwise.ts";
import { addLink, has, noRelation, type Relation, reachable } from "../relation.ts";
import type { Totals } from "../totals.ts";
import { affirmDefeats, rankByAffirmed } from "./affirmed-defeats.ts";
import type { Rule, RuleOutcome, VoterOrder } from "./rule.ts";

/** The candidates' order by the drawn ballots: each adds the preferences that those before left open. */
function drawnOrder(n: number, { ballots }: VoterOrder): Relation {
  const order = noRelation(n);
  let open = (n * (n - 1)) / 2;
  for (const { ranks } of ballots) {
    if (open === 0) break;
    if (ranks.length < n) continue;
    const ranked = indices(n).filter((column) => ranks[column] !== undefined);
    for (const better of ranked) {
      for (const worse of ranked) {
        if ((ranks[better] ?? 0) >= (ranks[worse] ?? 0)) continue;
        if (has(order, worse, better)) continue;
        addLink(order, better, worse, () => {
          open--;
        });
      }
    }
  }
  return order;
}

/** Strength, then a loser lower in the order, then a winner higher in it. */
function compareWith(order: Relation): (a: Defeat, b: Defeat) => number {
  const below = (a: number, b: number): number => {
    if (has(order, b, a)) return 1;
    return has(order, a, b) ? -1 : 0;
  };
  return (a, b) => compareDefeats(a, b) || below(a.loser, b.loser) || below(b.winner, a.winner);
}

/**
 * Whether equally strong defeats lie on cycles. Only then can their order matter: a defeat on no cycle is
 * always affirmed, and what contradicts a defeat on a cycle lies on the same cycle.
 */
function needsOrder(matrix: PairwiseMatrix, byStrength: readonly Defeat[]): boolean {
  const reach = reachable(matrix.length, (a, b) => defeats(matrix, a, b));
  const onCycles = byStrength.filter(({ winner, loser }) => has(reach, loser, winner));
  return onCycles.some((defeat, index) => {
    const next = onCycles[index + 1];
    return next !== undefined && compareDefeats(defeat, next) === 0;
  });
}

/** @throws ElectionError (undecided) where the order of equally strong defeats matters and none was drawn. */
function rankByMam({ pairwise }: Totals, drawn?: VoterOrder): RuleOutcome {
  const n = pairwise.length;
  const byStrength = allDefeats(pairwise);
  const needsLot = needsOrder(pairwise, byStrength);
  if (needsLot && drawn === undefined) {
    throw new ElectionError("undecided", "mam needs a lot here: some defeats are equally strong", {
      hint: "Give --seed TEXT, a text chosen before anyone knew the ballots, or another --rule.",
    });
  }
  const order = needsLot && drawn !== undefined ? drawnOrder(n, drawn) : noRelation(n);
  const compare = compareWith(order);
  const ordered = byStrength.sort((a, b) => compare(b, a));
  const affirmed = affirmDefeats(n, ordered, compare, { strict: false });
  const tiers = rankByAffirmed(affirmed, ordered, compare);
  if (!needsLot) return { tiers };
  return { tiers, remarks: [`equally strong defeats were ordered by lot, seed "${drawn?.seed}"`] };
}

export const mam: Rule = {
  name: "mam",
  title: "Condorcet, completed by maximize affirmed majorities (MAM)",
  phrase: "no affirmed defeat by anyone left stands against them alone",
  needs: "matrix",
  mayNeedLot: true,
  follows: "all places",
  rank: rankByMam,
};
