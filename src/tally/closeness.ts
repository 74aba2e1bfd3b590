import type { Profile } from "../ballots/profile.ts";
import type { CompletionRule } from "../charter/completion-rule.ts";
import { searchChanges, type Tiers } from "./closeness-search.ts";
import { margin, type PairwiseMatrix } from "./pairwise.ts";
import { rules } from "./rules/rules.ts";
import { totalsOf } from "./totals.ts";

/** Bounds on a number of ballots; `atMost` is missing where none was found. */
export interface Bounds {
  readonly atLeast: number;
  readonly atMost?: number;
}

/**
 * How many ballots would have to differ for the first places to change or tie. These are bounds: the exact
 * number is hard to compute for most rules (for ranked pairs and others the margin of victory is NP-hard: L.
 * Xia, "Computing the margin of victory for various voting rules", EC 2012).
 */
export interface Closeness {
  /** The first places that the bounds are about, limits of organizations aside. */
  readonly places: number;
  readonly changed: Bounds;
  readonly added: Bounds;
}

/** With more, only the lower bounds are computed. */
const mostCandidates = 30;
const mostBallots = 5000;

/**
 * The smallest margin by which one of the first places defeats someone below; 0 where the rule had to
 * complete the majorities to fill them, and so nothing is known.
 */
function smallestMargin(
  matrix: PairwiseMatrix,
  tiers: Tiers,
  places: number,
  rule: CompletionRule,
): number {
  const { follows } = rules[rule];
  if (follows === "none" || (follows === "first place" && places > 1)) return 0;
  const margins = tiers.slice(0, places).flatMap((tier, index) => {
    const below = tiers.slice(index + 1).flat();
    return tier.length > 1 ? [0] : below.map((other) => margin(matrix, tier[0] ?? 0, other));
  });
  return Math.max(0, Math.min(...margins));
}

/**
 * Bounds on how many ballots decide who has the first `places`. The lower ones follow from the margins:
 * an added ballot moves a margin by at most one, a changed one by two. The upper ones come from a search
 * that shows such ballots. Undefined where everyone has one of the places.
 *
 * @throws ElectionError (undecided) where the rule is `mam` and needs a lot.
 */
export function closeness(
  profile: Profile,
  rule: CompletionRule,
  places: number,
): Closeness | undefined {
  const { candidates } = profile;
  if (places >= candidates.length) return undefined;
  const totals = totalsOf(profile);
  const { tiers } = rules[rule].rank(totals);
  const smallest = smallestMargin(totals.pairwise, tiers, places, rule);
  const isSearched = candidates.length <= mostCandidates && totals.counted <= mostBallots;
  const found = isSearched ? searchChanges(profile, rule, tiers, places) : {};
  const bounds = (atLeast: number, atMost: number | undefined): Bounds => ({
    atLeast: Math.max(1, atLeast),
    ...(atMost === undefined ? {} : { atMost }),
  });
  return {
    places,
    changed: bounds(Math.ceil(smallest / 2), found.changed),
    added: bounds(smallest, found.added),
  };
}
