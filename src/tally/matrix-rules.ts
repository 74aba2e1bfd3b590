import type { CompletionRule } from "../charter/completion-rule.ts";
import { ElectionError } from "../errors.ts";
import { rules } from "./rules/rules.ts";
import type { Totals } from "./totals.ts";

/** Whether a rule needs nothing but the matrix (`mam` may need a lot, and then refuses). */
export function needsMatrixOnly(rule: CompletionRule): boolean {
  return rules[rule].needs === "matrix";
}

/** @throws ElectionError (input) where the rule needs more than a matrix. */
export function requireMatrixRule(rule: CompletionRule): void {
  if (needsMatrixOnly(rule)) return;
  throw new ElectionError(
    "input",
    `${rule} cannot be counted from a matrix: it needs the ballots`,
    {
      hint: "Count the whole file without --partial or --merge, or choose another --rule.",
    },
  );
}

/** What one shard of a poll adds to the count. */
export interface PartialCount {
  readonly totals: Totals;
  readonly invalid: number;
  /** SHA-256 of the shard's bytes. */
  readonly digest: string;
}

/** The JSON that `tally --partial` prints. */
export function partialJson({ totals, invalid, digest }: PartialCount) {
  const { candidates, unranked, counted, abstentions, pairwise } = totals;
  return {
    formatVersion: 1,
    partial: { candidates, unranked, counted, abstentions, invalid, digest, pairwise },
  };
}
