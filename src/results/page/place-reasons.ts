import { indices } from "../../tally/pairwise.ts";
import { explainPlaces } from "../../tally/reasons.ts";
import type { ElectionRecord } from "../record.ts";
import { capitalized, named, type Words } from "../words.ts";

type Count = NonNullable<ElectionRecord["count"]>;

/** Whether the pairwise counts have a row and a column for every candidate: only then can they be shown. */
function isWhole({ candidates, pairwise }: Count): boolean {
  return (
    pairwise.length === candidates.length &&
    pairwise.every((row) => row.length === candidates.length)
  );
}

/** The counts of a record that shows them whole. */
export function wholeCount({ count }: ElectionRecord): Count | undefined {
  return count !== undefined && isWhole(count) ? count : undefined;
}

/**
 * Why the rule gave everybody their place, by name. The names never meet the sentences: these are made
 * with numbers in their place, and taken apart again.
 */
export function placeReasons(record: ElectionRecord): ReadonlyMap<string, Words> {
  const { ranking, rule, ballots } = record;
  const count = wholeCount(record);
  if (count === undefined || ranking === undefined || ballots === undefined) return new Map();
  const { candidates, pairwise } = count;
  const tokens = indices(candidates.length).map((at) => `{${at}}`);
  const token = (name: string): string => tokens[candidates.indexOf(name)] ?? "";
  if (!ranking.flat().every((name) => candidates.includes(name))) return new Map();
  const reasons = explainPlaces({
    ...count,
    rule,
    candidates: tokens,
    pairwise,
    ballots: { ...ballots, skipped: [] },
    ranking: ranking.map((tier) => tier.map(token)),
  });
  const words = (reason: string): Words =>
    reason.split(/\{(\d+)\}/).flatMap((part, at): Words => {
      if (at % 2 === 1) return [named(candidates[Number(part)] ?? "")];
      return part === "" ? [] : [part];
    });
  return new Map(
    reasons.map(({ candidate, reason }) => [
      candidates[tokens.indexOf(candidate)] ?? "",
      [...capitalized(words(reason)), "."],
    ]),
  );
}

/** How often ballots prefer each candidate, in percent of the pairs that they decide; by name. */
export function preferredShares(record: ElectionRecord): ReadonlyMap<string, number> {
  const count = wholeCount(record);
  if (count === undefined) return new Map();
  const { candidates, pairwise } = count;
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  return new Map(
    candidates.flatMap((name, at) => {
      const won = sum(pairwise[at] ?? []);
      const lost = sum(pairwise.map((row) => row[at] ?? 0));
      return won + lost === 0 ? [] : [[name, Math.round((100 * won) / (won + lost))] as const];
    }),
  );
}
