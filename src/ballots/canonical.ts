import { type Ballot, denseRanks } from "./ballot.ts";
import type { Profile } from "./profile.ts";

/** A ballot in its one canonical form: dense ranks joined by commas, `-` for an unranked candidate. */
export function canonicalBallot({ ranks }: Pick<Ballot, "ranks">): string {
  return denseRanks(ranks)
    .map((rank) => rank ?? "-")
    .join(",");
}

/**
 * The ballots in canonical order, since CIVS shuffles rows: one ballot per line, sorted by code units, repeated
 * as often as cast. Its SHA-256 is a count's digest; `tail -n +2 ballots.csv | LC_ALL=C sort | sha256sum` gives
 * the same if all ranks are dense already.
 */
export function* canonicalLines({ ballots }: Pick<Profile, "ballots">): Generator<string> {
  const times = new Map<string, number>();
  for (const ballot of ballots) {
    const line = canonicalBallot(ballot);
    times.set(line, (times.get(line) ?? 0) + ballot.times);
  }
  for (const line of [...times.keys()].sort()) {
    for (let left = times.get(line) ?? 0; left > 0; left--) yield `${line}\n`;
  }
}
