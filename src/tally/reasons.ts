import { defeats, margin, type PairwiseMatrix, support } from "./pairwise.ts";
import { rules } from "./rules/rules.ts";
import type { Tally } from "./tally-result.ts";

/** A piece of a reason: words, or the name of a candidate. */
export type ReasonPart = string | { readonly candidate: string };

/** Why a candidate has the place that the rule gave them. */
export interface PlaceReason {
  readonly candidate: string;
  /** 1 is best; the same for all of a tier. */
  readonly place: number;
  readonly parts: readonly ReasonPart[];
}

/** A reason as a sentence without a period. */
export function wordReason(parts: readonly ReasonPart[]): string {
  return parts.map((part) => (typeof part === "string" ? part : part.candidate)).join("");
}

/** The most tied candidates named in a reason. */
const mostTied = 20;

interface Place {
  readonly candidate: number;
  readonly tier: readonly number[];
  /** The candidate, their tier and everyone below. */
  readonly left: readonly number[];
}

function score(matrix: PairwiseMatrix, a: number, b: number): string {
  return `${support(matrix, a, b)}–${support(matrix, b, a)}`;
}

function reasonFor(tally: Tally, { candidate, tier, left }: Place): ReasonPart[] {
  const { pairwise, rule } = tally;
  const name = (number: number): ReasonPart => ({ candidate: tally.candidates[number] ?? "" });
  const others = left.filter((other) => other !== candidate);
  const [one, ...more] = others;
  if (one === undefined) {
    const all = tally.candidates.map((_, other) => other).filter((other) => other !== candidate);
    const isLoser = all.length > 0 && all.every((other) => defeats(pairwise, other, candidate));
    return [isLoser ? "defeated by everyone" : "the only one left"];
  }
  const lead = (other: number): number => margin(pairwise, candidate, other);
  const closest = more.reduce((least, other) => (lead(other) < lead(least) ? other : least), one);
  const result = score(pairwise, candidate, closest);
  const hardest = [`; hardest pairing left is ${result} against `, name(closest)];
  if (tier.length > 1) {
    const tied = tier.filter((other) => other !== candidate);
    const names = tied
      .slice(0, mostTied)
      .flatMap((other, index) => (index === 0 ? [name(other)] : [", ", name(other)]));
    const more = tied.length > mostTied ? [` and ${tied.length - mostTied} more`] : [];
    return ["tied with ", ...names, ...more, ": the rule finds no difference", ...hardest];
  }
  if (others.every((other) => defeats(pairwise, candidate, other))) {
    const whom =
      others.length === 1 ? "the only other one left, " : "everyone ranked below; closest result ";
    return [`defeats ${whom}${result} over `, name(closest)];
  }
  return [rules[rule].phrase, ...hardest];
}

/** The reason for every place, in the order of the ranking. */
export function explainPlaces(tally: Tally): PlaceReason[] {
  const number = new Map(tally.candidates.map((name, index) => [name, index]));
  const tiers = tally.ranking.map((tier) => tier.map((name) => number.get(name) ?? 0));
  let place = 1;
  return tiers.flatMap((tier, index) => {
    const left = tiers.slice(index).flat();
    const here = place;
    place += tier.length;
    return tier.map((candidate) => ({
      candidate: tally.candidates[candidate] ?? "",
      place: here,
      parts: reasonFor(tally, { candidate, tier, left }),
    }));
  });
}
