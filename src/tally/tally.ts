import { canonicalLines } from "../ballots/canonical.ts";
import type { Profile } from "../ballots/profile.ts";
import type { CompletionRule } from "../charter/completion-rule.ts";
import { ElectionError } from "../errors.ts";
import { condorcetLoser, condorcetWinner, schwartzSet, smithSet } from "./majority-sets.ts";
import type { VoterOrder } from "./rules/rule.ts";
import { rules } from "./rules/rules.ts";
import type { BallotCount, Tally } from "./tally-result.ts";
import { type Totals, totalsOf } from "./totals.ts";

/** SHA-256, in hexadecimal, of a text given in pieces; injected, since this folder is pure. */
export type DigestOf = (pieces: Iterable<string>) => string;

/**
 * The ballots in an order drawn by lot: every ballot's canonical line gets a number for each voter who
 * cast it, and they are sorted by the SHA-256 of seed, line and number, each followed by a line end. So
 * anyone with the seed can repeat the draw, and the file's order of rows does not matter.
 */
export function drawVoterOrder(profile: Profile, seed: string, digestOf: DigestOf): VoterOrder {
  const cast = new Map<string, number>();
  const drawn = [...canonicalLines(profile)].map((line) => {
    const number = (cast.get(line) ?? 0) + 1;
    cast.set(line, number);
    const ranks = line
      .trimEnd()
      .split(",")
      .map((field) => (field === "-" ? undefined : Number(field)));
    return { ranks, key: digestOf([`${seed}\n${line}${number}\n`]) };
  });
  drawn.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { seed, ballots: drawn };
}

/** What a count knows about its ballots besides their totals. */
export type BallotFacts = Pick<BallotCount, "invalid" | "skipped" | "digest">;

/** Ranks the candidates by totals that were added up before. */
export function tallyTotals(
  totals: Totals,
  rule: CompletionRule,
  facts: BallotFacts,
  drawn?: VoterOrder,
): Tally {
  const { candidates, pairwise, counted, abstentions, unranked } = totals;
  if (candidates.length === 0) {
    throw new ElectionError("input", "there are no candidates on the ballots", {
      hint: "There is no one to rank.",
    });
  }
  const named = (candidate: number | undefined): string | null =>
    candidate === undefined ? null : (candidates[candidate] ?? null);
  const allNamed = (numbers: readonly number[]): string[] =>
    numbers.map((candidate) => candidates[candidate] ?? "");
  const { tiers, remarks } = rules[rule].rank(totals, drawn);
  const { invalid, digest, skipped } = facts;
  return {
    rule,
    candidates,
    ballots: { counted, invalid, abstentions, digest, unranked, skipped },
    pairwise,
    condorcetWinner: named(condorcetWinner(pairwise)),
    condorcetLoser: named(condorcetLoser(pairwise)),
    smithSet: allNamed(smithSet(pairwise)),
    schwartzSet: allNamed(schwartzSet(pairwise)),
    ranking: tiers.map(allNamed),
    ...(remarks === undefined ? {} : { remarks }),
  };
}

/**
 * Counts all ballots of a profile and ranks its candidates. A tie is returned as a tier of several, never
 * broken.
 *
 * @param seed draws the voters' order for `mam`, the one rule that may need it.
 * @throws ElectionError (input) where there is no candidate; (undecided) where `mam` needs a seed.
 */
export function tally(
  profile: Profile,
  rule: CompletionRule,
  digestOf: DigestOf,
  seed?: string,
): Tally {
  const { invalid, skipped } = profile;
  const facts = { invalid, skipped, digest: digestOf(canonicalLines(profile)) };
  const drawn = seed === undefined ? undefined : drawVoterOrder(profile, seed, digestOf);
  return tallyTotals(totalsOf(profile), rule, facts, drawn);
}
