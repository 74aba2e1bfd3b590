/**
 * Minimax by margins with successive comparison of all pairings, as CIVS's default "Minimax-PM" has it
 * (https://civs1.civs.us/rp.html; Condorcet's own proposal of 1785, named so by Levin and Nalebuff, "An
 * Introduction to Vote-Counting Schemes", Journal of Economic Perspectives 9(1), 1995).
 *
 * Each candidate's pairings are listed worst first, those won as well; the candidate whose list is
 * milder at the first difference stands higher. The best are removed, and the rest are compared again.
 */
import type { PairwiseMatrix } from "../pairwise.ts";
import { indices, support } from "../pairwise.ts";
import type { Rule } from "./rule.ts";

/** A pairing from the side of one candidate: ballots against and for them. */
export interface Pairing {
  readonly against: number;
  readonly for: number;
}

/** Positive where `a` is the worse of two pairings, zero where neither is. */
export type ComparePairings = (a: Pairing, b: Pairing) => number;

/** A larger margin against is worse; at equal margins fewer ballots against, for 3–1 is clearer than 6–4. */
function compareByMargin(a: Pairing, b: Pairing): number {
  return a.against - a.for - (b.against - b.for) || b.against - a.against;
}

/** A candidate still to be ranked, and their opponents left in the order of the pairings, worst first. */
interface Line {
  readonly candidate: number;
  readonly opponents: Uint16Array;
}

/** The opponents who are left, in place: this runs for every candidate in every round. */
function keep(opponents: Uint16Array, isLeft: Uint8Array): Uint16Array {
  let kept = 0;
  for (let index = 0; index < opponents.length; index++) {
    const other = opponents[index] ?? 0;
    if (isLeft[other] === 1) opponents[kept++] = other;
  }
  return opponents.subarray(0, kept);
}

/** Minimax with any order of pairings; tiers of candidates' numbers, best first. */
export function rankByWorstPairings(matrix: PairwiseMatrix, worse: ComparePairings): number[][] {
  const n = matrix.length;
  const pairing = (candidate: number, other: number): Pairing => ({
    against: support(matrix, other, candidate),
    for: support(matrix, candidate, other),
  });
  /** Negative where `a`'s pairings are milder than `b`'s at the first difference. */
  const compare = (a: Line, b: Line): number => {
    for (let index = 0; index < a.opponents.length; index++) {
      const [one, other] = [a.opponents[index] ?? 0, b.opponents[index] ?? 0];
      const difference = worse(pairing(a.candidate, one), pairing(b.candidate, other));
      if (difference !== 0) return difference;
    }
    return 0;
  };
  let left = indices(n).map((candidate): Line => {
    const pairings = indices(n).map((other) => pairing(candidate, other));
    const nobody: Pairing = { against: 0, for: 0 };
    const opponents = indices(n)
      .filter((other) => other !== candidate)
      .sort((a, b) => worse(pairings[b] ?? nobody, pairings[a] ?? nobody));
    return { candidate, opponents: Uint16Array.from(opponents) };
  });
  const isLeft = new Uint8Array(n).fill(1);
  const tiers: number[][] = [];
  for (let [first, ...others] = left; first !== undefined; [first, ...others] = left) {
    let best = first;
    let tied = [first];
    for (const line of others) {
      const difference = compare(line, best);
      if (difference < 0) best = line;
      if (difference < 0) tied = [line];
      else if (difference === 0) tied.push(line);
    }
    const tier = tied.map(({ candidate }) => candidate);
    for (const ranked of tier) isLeft[ranked] = 0;
    tiers.push(tier);
    left = left
      .filter(({ candidate }) => isLeft[candidate] === 1)
      .map(({ candidate, opponents }) => ({ candidate, opponents: keep(opponents, isLeft) }));
  }
  return tiers;
}

/** Kata's completion rule, and CIVS's default. */
export const minimax: Rule = {
  name: "minimax",
  title: "Condorcet, completed by minimax (margins)",
  phrase: "has the mildest pairings of those left, compared worst first",
  needs: "matrix",
  follows: "all places",
  rank: ({ pairwise }) => ({ tiers: rankByWorstPairings(pairwise, compareByMargin) }),
};
