import { type Part, theirs } from "../../html.ts";
import { explainPlaces } from "../../tally/reasons.ts";
import type { ElectionRecord } from "../record.ts";

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

/** The reason for everyone's rank, by name, with names marked up. */
export function placeReasons(record: ElectionRecord): ReadonlyMap<string, Part> {
  const { ranking, rule, ballots } = record;
  const count = wholeCount(record);
  if (count === undefined || ranking === undefined || ballots === undefined) return new Map();
  if (!ranking.flat().every((name) => count.candidates.includes(name))) return new Map();
  const reasons = explainPlaces({ ...count, rule, ballots: { ...ballots, skipped: [] }, ranking });
  return new Map(
    reasons.map(({ candidate, parts }): [string, Part] => [
      candidate,
      [
        ...parts.map((part, at) => {
          if (typeof part !== "string") return theirs(part.candidate);
          return at === 0 ? `${part.charAt(0).toUpperCase()}${part.slice(1)}` : part;
        }),
        ".",
      ],
    ]),
  );
}

/** The share of head-to-head comparisons each candidate wins, in percent, by name. */
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
