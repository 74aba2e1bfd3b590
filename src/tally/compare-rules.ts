import { type CompletionRule, completionRules } from "../charter/completion-rule.ts";
import { ElectionError } from "../errors.ts";
import type { VoterOrder } from "./rules/rule.ts";
import { rules } from "./rules/rules.ts";
import type { Totals } from "./totals.ts";

/** The result under another rule. */
export interface RuleAgreement {
  readonly rule: CompletionRule;
  /** Tiers of names, best first; null where the rule refuses. */
  readonly ranking: readonly (readonly string[])[] | null;
  /** The same ranking, ties included. */
  readonly agrees: boolean;
  /** Why it refuses, or a remark. */
  readonly remarks: readonly string[];
}

/** Whether two rankings have the same tiers, whatever the order within a tier. */
export function sameTiers(
  a: readonly (readonly string[])[],
  b: readonly (readonly string[])[],
): boolean {
  const key = (tiers: readonly (readonly string[])[]): string =>
    JSON.stringify(tiers.map((tier) => [...tier].sort()));
  return key(a) === key(b);
}

/**
 * The result under every rule (or each of `names`), in order of {@link completionRules}, compared with the
 * chosen one.
 */
export function compareRules(
  totals: Totals,
  chosen: readonly (readonly string[])[],
  drawn?: VoterOrder,
  names: readonly CompletionRule[] = completionRules,
): RuleAgreement[] {
  return names.map((rule): RuleAgreement => {
    try {
      const { tiers, remarks = [] } = rules[rule].rank(totals, drawn);
      const ranking = tiers.map((tier) => tier.map((number) => totals.candidates[number] ?? ""));
      return { rule, ranking, agrees: sameTiers(ranking, chosen), remarks };
    } catch (failure) {
      if (!(failure instanceof ElectionError)) throw failure;
      return { rule, ranking: null, agrees: false, remarks: [failure.message] };
    }
  });
}

/**
 * Whether the first `seats` places of two rankings go to the same candidates, limits aside; undefined
 * where a tie keeps one of them from saying who they are.
 */
export function sameSeats(
  a: readonly (readonly string[])[],
  b: readonly (readonly string[])[],
  seats: number,
): boolean | undefined {
  const first = (tiers: readonly (readonly string[])[]): string[] | undefined => {
    const taken: string[] = [];
    for (const tier of tiers) {
      if (taken.length >= seats) break;
      if (taken.length + tier.length > seats) return undefined;
      taken.push(...tier);
    }
    return taken.sort();
  };
  const [one, other] = [first(a), first(b)];
  if (one === undefined || other === undefined) return undefined;
  return JSON.stringify(one) === JSON.stringify(other);
}
