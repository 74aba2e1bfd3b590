import { completionRules } from "../../charter/completion-rule.ts";
import {
  condorcetLoser,
  condorcetWinner,
  schwartzSet,
  smithSet,
} from "../../tally/majority-sets.ts";
import { rules } from "../../tally/rules/rules.ts";
import type { ElectionRecord } from "../record.ts";
import {
  checked,
  type Deviation,
  differences,
  notChecked,
  type RecordCheck,
} from "./verify-record.ts";

/** Rules that need only the pairwise counts. */
export const rulesOfMatrix = completionRules.filter(
  (name) => rules[name].needs === "matrix" && rules[name].mayNeedLot !== true,
);

/** The most candidates; some rules would count more for hours. */
const mostCandidates = 100;

type Count = NonNullable<ElectionRecord["count"]>;

function impossiblePairs({ candidates, pairwise }: Count, ballots: number): Deviation[] {
  return pairwise.flatMap((row, a) =>
    row.flatMap((number, b) => {
      const both = a === b ? number : number + (pairwise[b]?.[a] ?? 0);
      const most = a === b ? 0 : ballots;
      if (both <= most) return [];
      const pair = `${candidates[a]} and ${candidates[b]}`;
      const where = `count.pairwise[${a + 1}][${b + 1}]`;
      return [
        { where, expected: `at most ${most} ballots for ${pair}`, found: `${both} for the two` },
      ];
    }),
  );
}

function setsOf({ candidates, pairwise }: Count) {
  const named = (which: number | undefined): string | null =>
    which === undefined ? null : (candidates[which] ?? null);
  return {
    condorcetWinner: named(condorcetWinner(pairwise)),
    condorcetLoser: named(condorcetLoser(pairwise)),
    smithSet: smithSet(pairwise).map(named),
    schwartzSet: schwartzSet(pairwise).map(named),
  };
}

/** Whether each outcome has its name's rank in the ranking; other spellings cannot be checked. */
function wrongPlaces({ ranking = [], outcomes }: ElectionRecord): Deviation[] {
  const places = new Map<string, number>();
  let place = 1;
  for (const tier of ranking) {
    for (const name of tier) places.set(name, place);
    place += tier.length;
  }
  return outcomes.flatMap(({ name, login, rank }) => {
    const expected = places.get(name);
    if (expected === undefined || rank === undefined || rank === expected) return [];
    return [{ where: `the place of ${login}`, expected: String(expected), found: String(rank) }];
  });
}

/** Names within a tier have no order. */
function sorted(tiers: readonly (readonly unknown[])[]): unknown[][] {
  return tiers.map((tier) => [...tier].sort());
}

/** Whether the ranking and the sets follow from the pairwise counts that the record holds. */
export function checkCount(record: ElectionRecord): RecordCheck {
  const { count, ranking = [], rule, ballots, voteHeld, level } = record;
  const subject = { about: "the ranking and every place", from: "the pairwise counts" };
  if (!voteHeld) return notChecked(subject, "there was no vote");
  if (count === undefined || ballots === undefined) {
    return notChecked(subject, `the level ${level} does not show the pairwise counts`);
  }
  const { candidates, pairwise, struck: _, ...sets } = count;
  const size = candidates.length;
  if (size > mostCandidates) return notChecked(subject, `${size} candidates are too many`);
  if (pairwise.length !== size || pairwise.some((row) => row.length !== size)) {
    const expected = `${size} rows of ${size} numbers`;
    return checked(subject, [{ where: "count.pairwise", expected, found: "another shape" }]);
  }
  const wrong = [
    ...impossiblePairs(count, ballots.counted),
    ...differences(sets, setsOf(count), "count"),
    ...wrongPlaces(record),
  ];
  if (!rulesOfMatrix.includes(rule)) {
    return checked(subject, wrong, `not the order itself: ${rule} needs the ballots`);
  }
  const { unranked, counted, abstentions } = ballots;
  const totals = { candidates, unranked, counted, abstentions, pairwise, places: [] };
  const tiers = rules[rule]
    .rank(totals)
    .tiers.map((tier) => tier.map((which) => candidates[which] ?? ""));
  return checked(subject, [...wrong, ...differences(sorted(ranking), sorted(tiers), "ranking")]);
}
