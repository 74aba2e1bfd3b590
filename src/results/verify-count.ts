import type { CompletionRule } from "../charter/completion-rule.ts";
import { condorcetLoser, condorcetWinner, schwartzSet, smithSet } from "../tally/majority-sets.ts";
import { rankByRule } from "../tally/rules/rank-by-rule.ts";
import type { ElectionRecord } from "./record.ts";
import { checked, differences, notChecked, type RecordCheck } from "./verify-record.ts";

/** Rules that need only the pairwise counts. */
export const rulesOfMatrix: readonly CompletionRule[] = [
  "minimax",
  "minimax-opposition",
  "minimax-winning-votes",
  "schulze",
  "ranked-pairs",
  "copeland",
];

/** Whether the ranking and the sets follow from the pairwise counts that the record holds. */
export function checkCount({
  count,
  ranking,
  rule,
  ballots,
  voteHeld,
}: ElectionRecord): RecordCheck {
  const about = "the ranking, from the pairwise counts";
  if (!voteHeld) return notChecked(about, "there was no vote");
  if (count === undefined || ballots === undefined) {
    return notChecked(about, "the record's level does not show the pairwise counts");
  }
  const { candidates, pairwise } = count;
  const size = candidates.length;
  if (pairwise.length !== size || pairwise.some((row) => row.length !== size)) {
    return checked(about, [`count.pairwise: expected ${size} rows of ${size} numbers`]);
  }
  const impossible = pairwise.flatMap((row, a) =>
    row.flatMap((number, b) => {
      const both = number + (pairwise[b]?.[a] ?? 0);
      const most = a === b ? 0 : ballots.counted;
      return both > most
        ? [`count.pairwise[${a + 1}][${b + 1}]: ${both} ballots for this pair, of ${most}`]
        : [];
    }),
  );
  const named = (which: number | undefined): string | null =>
    which === undefined ? null : (candidates[which] ?? null);
  const names = (which: readonly number[]): (string | null)[] => which.map(named);
  const sets = {
    condorcetWinner: named(condorcetWinner(pairwise)),
    condorcetLoser: named(condorcetLoser(pairwise)),
    smithSet: names(smithSet(pairwise)),
    schwartzSet: names(schwartzSet(pairwise)),
  };
  const {
    condorcetWinner: winner,
    condorcetLoser: loser,
    smithSet: smith,
    schwartzSet: schwartz,
  } = count;
  const recorded = {
    condorcetWinner: winner,
    condorcetLoser: loser,
    smithSet: smith,
    schwartzSet: schwartz,
  };
  const wrong = [...impossible, ...differences(recorded, sets, "count")];
  if (!rulesOfMatrix.includes(rule))
    return checked(`${about} (not the order: ${rule} needs the ballots)`, wrong);
  const totals = {
    candidates,
    unranked: ballots.unranked,
    counted: ballots.counted,
    abstentions: ballots.abstentions,
    pairwise,
    places: [],
  };
  const tiers = rankByRule[rule](totals).tiers.map(names);
  const sorted = (tier: readonly unknown[]): unknown[] => [...tier].sort();
  return checked(about, [
    ...wrong,
    ...differences((ranking ?? []).map(sorted), tiers.map(sorted), "ranking"),
  ]);
}
