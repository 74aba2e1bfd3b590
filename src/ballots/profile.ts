import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import type { Ballot, Rank } from "./ballot.ts";

export const unrankedPolicies = ["no-opinion", "last"] as const;

/** The meaning of an unranked candidate: no opinion (CIVS), or below everyone ranked. */
export type UnrankedPolicy = (typeof unrankedPolicies)[number];

/** Something in a ballot file that cannot be counted, and where. */
export interface BallotProblem {
  /** Counted from 1; 0 where the problem is in the file as a whole. */
  readonly line: number;
  /** Field of the line, counted from 1. */
  readonly column?: number;
  /** Name of the column's candidate. */
  readonly candidate?: string;
  readonly found: string;
  readonly allowed: string;
}

/** All ballots counted in one election. */
export interface Profile {
  /** In the order of the ballots' columns: trimmed, in Unicode form NFC, no two equal. */
  readonly candidates: readonly string[];
  readonly ballots: readonly Ballot[];
  readonly unranked: UnrankedPolicy;
  /** Number of unreadable ballots left out on an official's request. */
  readonly invalid: number;
  /** Why they were left out; the first hundred reasons. */
  readonly skipped: readonly BallotProblem[];
}

/** A profile without skipped ballots, as tests and other programs make it. */
export function makeProfile(
  candidates: readonly string[],
  ranks: readonly (readonly Rank[])[],
  unranked: UnrankedPolicy = "no-opinion",
): Profile {
  const ballots = ranks.map((ballot) => ({ ranks: ballot, times: 1 }));
  return { candidates, ballots, unranked, invalid: 0, skipped: [] };
}

/** A name for comparison: trimmed, in Unicode form NFC. */
export function candidateName(text: string): string {
  return text.trim().normalize("NFC");
}

/**
 * The profile without these candidates: those who withdrew after the ballots were made, or write-ins without a
 * candidacy. A ballot that ranked no one else becomes an abstention.
 *
 * @throws ElectionError (input) where a name is not on the ballots.
 */
export function withoutCandidates(profile: Profile, names: readonly string[]): Profile {
  const struck = new Set(names.map(candidateName));
  const absent = [...struck].filter((name) => !profile.candidates.includes(name));
  if (absent.length > 0) {
    throw new ElectionError("input", `not on the ballots: ${absent.map(visible).join(", ")}`, {
      hint: `On the ballots are: ${profile.candidates.map(visible).join(", ")}.`,
    });
  }
  const stays = profile.candidates.map((name) => !struck.has(name));
  return {
    ...profile,
    candidates: profile.candidates.filter((_, column) => stays[column]),
    ballots: profile.ballots.map(({ ranks, times }) => ({
      ranks: ranks.filter((_, column) => stays[column]),
      times,
    })),
  };
}
