import type { Ballot } from "../ballots/ballot.ts";
import type { Profile } from "../ballots/profile.ts";
import type { CompletionRule } from "../charter/completion-rule.ts";
import { ElectionError } from "../errors.ts";
import { addTotals } from "./add-totals.ts";
import { indices } from "./pairwise.ts";
import { rules } from "./rules/rules.ts";
import { totalsOf } from "./totals.ts";

export interface FoundChanges {
  readonly changed?: number;
  readonly added?: number;
}

/** How many candidates on either side of the last place are tried. */
const near = 3;

export type Tiers = readonly (readonly number[])[];

/** Who has the first places: a text that is equal for equal answers, ties told apart. */
function firstPlaces(tiers: Tiers, places: number): string {
  const sure: number[] = [];
  for (const tier of tiers) {
    if (sure.length >= places) break;
    if (sure.length + tier.length > places) {
      return `${[...sure].sort()} and a tie of ${[...tier].sort()}`;
    }
    sure.push(...tier);
  }
  return String(sure.sort());
}

/** A ballot that helps one candidate into the first places and another out of them. */
function helpfulBallot(n: number, up: number, down: number, order: readonly number[]): Ballot {
  const rest = order.filter((candidate) => candidate !== up && candidate !== down);
  const ranked = [up, ...[...rest].reverse(), down];
  return { ranks: indices(n).map((candidate) => ranked.indexOf(candidate) + 1), times: 1 };
}

/** The smallest number found at which the answer changes: doubling, then halving the last step. */
function firstChange(changes: (count: number) => boolean, most: number): number | undefined {
  if (most < 1) return undefined;
  let tooFew = 0;
  let enough = 1;
  while (!changes(enough)) {
    if (enough >= most) return undefined;
    tooFew = enough;
    enough = Math.min(enough * 2, most);
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (changes(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** One ballot each, so that they can be replaced one by one. */
function single(ballots: readonly Ballot[]): Ballot[] {
  return ballots.flatMap(({ ranks, times }) =>
    Array.from({ length: times }, () => ({ ranks, times: 1 })),
  );
}

function search(
  profile: Profile,
  rule: CompletionRule,
  tiers: Tiers,
  places: number,
): FoundChanges {
  const n = profile.candidates.length;
  const order = tiers.flat();
  const ballots = single(profile.ballots);
  const before = firstPlaces(tiers, places);
  const base = totalsOf(profile);
  /** Whether this many helpful ballots change the answer. */
  const isOther = (helpful: Ballot, times: number, without: readonly Ballot[]): boolean => {
    const taken = without.map(({ ranks }) => ({ ranks, times: -1 }));
    const difference = totalsOf({ ...profile, ballots: [{ ...helpful, times }, ...taken] });
    return firstPlaces(rules[rule].rank(addTotals(base, difference)).tiers, places) !== before;
  };
  const found: { changed?: number; added?: number } = {};
  const keep = (kind: "changed" | "added", count: number | undefined): void => {
    if (count !== undefined && count < (found[kind] ?? Number.POSITIVE_INFINITY))
      found[kind] = count;
  };
  for (const down of order.slice(Math.max(0, places - near), places)) {
    for (const up of order.slice(places, places + near)) {
      const helpful = helpfulBallot(n, up, down, order);
      const lead = ({ ranks }: Ballot): number => (ranks[down] ?? n) - (ranks[up] ?? n);
      const against = [...ballots].sort((a, b) => lead(a) - lead(b));
      const adding = (count: number): boolean => isOther(helpful, count, []);
      const changing = (count: number): boolean => isOther(helpful, count, against.slice(0, count));
      keep("added", firstChange(adding, ballots.length + 1));
      keep("changed", firstChange(changing, ballots.length));
    }
  }
  return found;
}

/**
 * Numbers of ballots at which the first places were seen to change, replacing the ballots that help least or
 * adding some. Skips polls in which the rule needs a lot.
 */
export function searchChanges(...where: Parameters<typeof search>): FoundChanges {
  try {
    return search(...where);
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
    return {};
  }
}
