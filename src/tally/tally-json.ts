import type { Closeness } from "./closeness.ts";
import type { RuleAgreement } from "./compare-rules.ts";
import { majorityCycles } from "./cycles.ts";
import { weakCondorcetWinners } from "./majority-sets.ts";
import { explainPlaces, wordReason } from "./reasons.ts";
import type { Tally } from "./tally-result.ts";

/** What a count's JSON may hold beside the count. */
export interface TallyComparison {
  readonly agreement: readonly RuleAgreement[];
  /** Where the number of seats is known. */
  readonly closeness?: Closeness;
}

/** Cycles of defeats by name, beginning with whoever ranks highest. */
export function namedCycles({ candidates, ranking, pairwise }: Tally): string[][] {
  const number = new Map(candidates.map((name, index) => [name, index]));
  const order = ranking.flat().map((name) => number.get(name) ?? 0);
  return majorityCycles(pairwise, order).map((cycle) =>
    cycle.map((candidate) => candidates[candidate] ?? ""),
  );
}

/** The form in which `tally --json` and records give a count; programs may rely on it. */
export function tallyJson(tally: Tally, comparison: TallyComparison) {
  return {
    formatVersion: 1,
    ...tally,
    ballots: { ...tally.ballots, digest: tally.ballots.digest || null },
    weakCondorcetWinners: weakCondorcetWinners(tally.pairwise).map(
      (candidate) => tally.candidates[candidate] ?? "",
    ),
    cycles: namedCycles(tally),
    reasons: explainPlaces(tally).map(({ parts, ...place }) => ({
      ...place,
      reason: wordReason(parts),
    })),
    ...comparison,
  };
}
