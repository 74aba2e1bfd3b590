/**
 * Condorcet-IRV, CIVS's "runoff" (https://civs1.civs.us/rp.html): the candidate who defeats all others
 * left is ranked next; while there is none, the one with the fewest first places is set aside, at equality
 * by second places, and so on. Places are counted once for all candidates and never again, unlike in the
 * usual Condorcet–Hare methods. A full tie sets aside the first column, so it can depend on their order.
 */
import { defeats, indices, type PairwiseMatrix } from "../pairwise.ts";
import type { Totals } from "../totals.ts";
import { comparePoints, placePoints } from "./place-points.ts";
import type { Rule, RuleOutcome } from "./rule.ts";

export const columnOrderRemark =
  "candidates with equal counts at every place were told apart by the order of the columns, as CIVS does";

function winnerAmong(matrix: PairwiseMatrix, active: readonly number[]): number | undefined {
  return active.find((a) => active.every((b) => a === b || defeats(matrix, a, b)));
}

function rankByCondorcetIrv({ pairwise, places }: Totals): RuleOutcome {
  const points = placePoints(places, pairwise.length);
  const compare = (a: number, b: number): number => comparePoints(points[a] ?? [], points[b] ?? []);
  const tiers: number[][] = [];
  let byColumn = false;
  let left = indices(pairwise.length);
  while (left.length > 0) {
    let active = left;
    let next = winnerAmong(pairwise, active);
    while (next === undefined) {
      const [first = 0, ...others] = active;
      const fewest = others.reduce((low, each) => (compare(each, low) < 0 ? each : low), first);
      byColumn ||= active.some((each) => each !== fewest && compare(each, fewest) === 0);
      active = active.filter((candidate) => candidate !== fewest);
      next = winnerAmong(pairwise, active);
    }
    const ranked = next;
    tiers.push([ranked]);
    left = left.filter((candidate) => candidate !== ranked);
  }
  return byColumn ? { tiers, remarks: [columnOrderRemark] } : { tiers };
}

export const condorcetIrv: Rule = {
  name: "condorcet-irv",
  title: "Condorcet, completed by runoffs (Condorcet-IRV)",
  phrase: "defeats the others left once those with the fewest first places are set aside",
  needs: "places",
  follows: "all places",
  rank: rankByCondorcetIrv,
};
