import { ElectionError } from "../../errors.ts";
import { mostForPlaces, type PlaceCounts } from "../totals.ts";

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/**
 * `points[c][t]`: the ballots that have candidate c in tier t, each shared among the candidates of that
 * tier, as whole numbers of the same fraction. CIVS adds up floating-point numbers in ballot order, which
 * can break exact ties.
 *
 * @throws ElectionError (input) where the places of so many candidates were not counted.
 */
export function placePoints(places: PlaceCounts, candidates: number): bigint[][] {
  const n = places.length;
  if (n < candidates) {
    throw new ElectionError("input", `places are counted only among ${mostForPlaces} candidates`, {
      hint: "Choose a rule that needs only the pairs, such as minimax.",
    });
  }
  let denominator = 1n;
  for (let k = 2n; k <= BigInt(n); k++) denominator = (denominator * k) / gcd(denominator, k);
  return places.map((levels) =>
    Array.from({ length: n }, (_, level) =>
      (levels[level] ?? []).reduce(
        (sum, count, index) => sum + BigInt(count) * (denominator / BigInt(index + 1)),
        0n,
      ),
    ),
  );
}

/** Negative where `a` has fewer points, level by level from the best place down. */
export function comparePoints(a: readonly bigint[], b: readonly bigint[]): number {
  for (const [level, points] of a.entries()) {
    const other = b[level] ?? 0n;
    if (points !== other) return points < other ? -1 : 1;
  }
  return 0;
}
