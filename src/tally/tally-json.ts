import type { RuleAgreement } from "./compare-rules.ts";
import type { Tally } from "./tally-result.ts";

/** The form in which `tally --json` and records give a count; programs may rely on it. */
export function tallyJson(tally: Tally, agreement: readonly RuleAgreement[]) {
  return { formatVersion: 1, ...tally, agreement };
}
