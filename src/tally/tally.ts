import { isAbstention } from "../ballots/ballot.ts";
import { canonicalLines } from "../ballots/canonical.ts";
import type { Profile } from "../ballots/profile.ts";
import type { CompletionRule } from "../charter/completion-rule.ts";
import { ElectionError } from "../errors.ts";
import { condorcetLoser, condorcetWinner, schwartzSet, smithSet } from "./majority-sets.ts";
import { pairwiseMatrix } from "./pairwise.ts";
import { rankByMinimax } from "./rules/minimax.ts";
import type { Tally } from "./tally-result.ts";

/** SHA-256, in hexadecimal, of a text given in pieces; comes from outside, this folder being pure. */
export type DigestOf = (pieces: Iterable<string>) => string;

/**
 * Counts all ballots of a profile and ranks its candidates. A tie is returned as a tier of several, never
 * broken.
 *
 * @throws ElectionError (input) where there is no candidate.
 */
export function tally(profile: Profile, rule: CompletionRule, digestOf: DigestOf): Tally {
  const { candidates, ballots, unranked, invalid, skipped } = profile;
  if (candidates.length === 0) {
    throw new ElectionError("input", "no candidate is left on the ballots", {
      hint: "There is nobody to rank.",
    });
  }
  const pairwise = pairwiseMatrix(profile);
  if (rule !== "minimax") {
    throw new ElectionError("input", `the rule ${rule} cannot be counted`, {
      hint: "Count by minimax.",
    });
  }
  const named = (candidate: number | undefined): string | null =>
    candidate === undefined ? null : (candidates[candidate] ?? null);
  const allNamed = (numbers: readonly number[]): string[] =>
    numbers.map((candidate) => candidates[candidate] ?? "");
  return {
    rule,
    candidates,
    ballots: {
      counted: ballots.reduce((sum, { times }) => sum + times, 0),
      invalid,
      abstentions: ballots.filter(isAbstention).reduce((sum, { times }) => sum + times, 0),
      digest: digestOf(canonicalLines(profile)),
      unranked,
      skipped,
    },
    pairwise,
    condorcetWinner: named(condorcetWinner(pairwise)),
    condorcetLoser: named(condorcetLoser(pairwise)),
    smithSet: allNamed(smithSet(pairwise)),
    schwartzSet: allNamed(schwartzSet(pairwise)),
    ranking: rankByMinimax(pairwise).map(allNamed),
  };
}
