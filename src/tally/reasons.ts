import type { CompletionRule } from "../charter/completion-rule.ts";
import { defeats, margin, type PairwiseMatrix, support } from "./pairwise.ts";
import type { Tally } from "./tally-result.ts";

/** Why a candidate has the place that the rule gave them, in words for people. */
export interface PlaceReason {
  readonly candidate: string;
  /** 1 is best; the same for all of a tier. */
  readonly place: number;
  readonly reason: string;
}

/** What decided where the majority relation alone did not, by rule. */
const decidedBy: Readonly<Record<CompletionRule, string>> = {
  minimax: "has the mildest pairings of those left, compared worst first",
  "minimax-opposition": "has the least opposition of those left in their worst pairings",
  "minimax-winning-votes": "has the smallest worst defeat of those left",
  schulze: "nobody left has a stronger chain of defeats over them than they have back",
  "ranked-pairs": "no affirmed defeat by anyone left stands against them alone",
  mam: "no affirmed defeat by anyone left stands against them alone",
  "condorcet-irv": "defeats the others left once those with the fewest first places are set aside",
  "bottom-two-runoff": "is left after the lowest seeds have met in turn",
  copeland: "has the most wins less losses of those left",
};

interface Place {
  readonly candidate: number;
  readonly tier: readonly number[];
  /** The candidate, their tier and everyone below. */
  readonly left: readonly number[];
}

function score(matrix: PairwiseMatrix, a: number, b: number): string {
  return `${support(matrix, a, b)}–${support(matrix, b, a)}`;
}

function reasonFor(tally: Tally, { candidate, tier, left }: Place): string {
  const { pairwise, rule } = tally;
  const name = (number: number): string => tally.candidates[number] ?? "";
  const others = left.filter((other) => other !== candidate);
  const byMargin = [...others].sort(
    (a, b) => margin(pairwise, candidate, a) - margin(pairwise, candidate, b),
  );
  const [closest] = byMargin;
  if (closest === undefined) {
    const all = tally.candidates.map((_, other) => other).filter((other) => other !== candidate);
    const isLoser = all.length > 0 && all.every((other) => defeats(pairwise, other, candidate));
    return isLoser ? "defeated by everyone" : "the only one left";
  }
  const standing = `${score(pairwise, candidate, closest)} against ${name(closest)}`;
  if (tier.length > 1) {
    const tiedWith = tier
      .filter((other) => other !== candidate)
      .map(name)
      .join(", ");
    return `tied with ${tiedWith}: the rule finds no difference; hardest pairing left is ${standing}`;
  }
  if (others.every((other) => defeats(pairwise, candidate, other))) {
    const over = `${score(pairwise, candidate, closest)} over ${name(closest)}`;
    const whom = others.length === 1 ? "the only other one left" : "everyone left";
    return others.length === 1 ? `defeats ${whom}, ${over}` : `defeats ${whom}; closest is ${over}`;
  }
  return `${decidedBy[rule]}; hardest pairing left is ${standing}`;
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
      reason: reasonFor(tally, { candidate, tier, left }),
    }));
  });
}
