import { type Ballot, denseRanks } from "../ballot.ts";
import type { Profile, UnrankedPolicy } from "../profile.ts";

/** A name for line 1, quoted only if necessary. */
function nameField(name: string): string {
  return /,|^"/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function row({ ranks }: Ballot, unranked: UnrankedPolicy): string {
  const dense = denseRanks(ranks);
  const last = 1 + Math.max(0, ...dense.map((rank) => rank ?? 0));
  return dense.map((rank) => rank ?? (unranked === "last" ? last : "No opinion")).join(",");
}

/**
 * Writes a CIVS export: ranks without gaps, every ballot on its line. The format has no "unranked is last", so
 * such candidates get the rank after the last.
 */
export function writeCivs({ candidates, ballots, unranked }: Profile): string {
  const lines = ballots.flatMap((ballot) =>
    Array.from({ length: ballot.times }, () => row(ballot, unranked)),
  );
  return `${[candidates.map(nameField).join(","), ...lines].join("\n")}\n`;
}
