import { makeProfile, type Profile } from "../../src/ballots/profile.ts";

/**
 * The profile that `"3 A>B=C; 2 C"` writes: ballots separated by `;`, how many of each first (default 1),
 * `>` between ranks, `=` between ties. Candidates that a ballot does not name have no opinion. The
 * columns are in alphabetical order.
 */
export function profileOf(text: string): Profile {
  const parts = text.split(";").map((part) => {
    const [, times, order] = /^\s*(\d*)\s*(.*?)\s*$/.exec(part) ?? [];
    const tiers = (order ?? "")
      .split(">")
      .map((tier) => tier.split("=").map((name) => name.trim()));
    return { times: times === "" ? 1 : Number(times), tiers };
  });
  const candidates = [...new Set(parts.flatMap(({ tiers }) => tiers.flat()))].sort();
  const ballots = parts.map(({ times, tiers }) => ({
    times,
    ranks: candidates.map((name) => {
      const tier = tiers.findIndex((names) => names.includes(name));
      return tier === -1 ? undefined : tier + 1;
    }),
  }));
  return { ...makeProfile(candidates, []), ballots };
}
