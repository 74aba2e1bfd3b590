/**
 * Bottom-two runoff, CIVS's `b2r` (https://civs1.civs.us/rp.html; in general
 * https://electowiki.org/wiki/Bottom-Two-Runoff_IRV): candidates are seeded by first places, then second
 * places, and so on. If no one left defeats the top seed, it is ranked next; else the two lowest seeds
 * meet and the loser (at a tie the lower seed) is set aside, until one is left. Equal counts are seeded by
 * column, so the outcome can depend on the columns' order.
 */
import { defeats, indices } from "../pairwise.ts";
import type { Totals } from "../totals.ts";
import { columnOrderRemark } from "./condorcet-irv.ts";
import { comparePoints, placePoints } from "./place-points.ts";
import type { Rule, RuleOutcome } from "./rule.ts";

function rankByBottomTwoRunoff({ pairwise, places }: Totals): RuleOutcome {
  const points = placePoints(places, pairwise.length);
  const compare = (a: number, b: number): number => comparePoints(points[b] ?? [], points[a] ?? []);
  let seeds = indices(pairwise.length).sort((a, b) => compare(a, b) || a - b);
  const byColumn = seeds.some((seed, index) => {
    const next = seeds[index + 1];
    return next !== undefined && compare(seed, next) === 0;
  });
  const tiers: number[][] = [];
  while (seeds.length > 0) {
    let active = seeds;
    const [top = 0] = seeds;
    if (!seeds.some((other) => defeats(pairwise, other, top))) active = [top];
    while (active.length > 1) {
      const [higher = 0, lower = 0] = active.slice(-2);
      const stays = defeats(pairwise, lower, higher) ? lower : higher;
      active = [...active.slice(0, -2), stays];
    }
    const [ranked = 0] = active;
    tiers.push([ranked]);
    seeds = seeds.filter((candidate) => candidate !== ranked);
  }
  return byColumn ? { tiers, remarks: [columnOrderRemark] } : { tiers };
}

export const bottomTwoRunoff: Rule = {
  name: "bottom-two-runoff",
  title: "Condorcet, completed by bottom-two runoffs",
  phrase: "is left after the lowest seeds have met in turn",
  needs: "places",
  follows: "all places",
  rank: rankByBottomTwoRunoff,
};
