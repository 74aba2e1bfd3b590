import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { plural } from "../wording.ts";
import type { BallotProblem, Profile } from "./profile.ts";

/** How to read ballots, where the file alone does not say. */
export interface ReadingOptions {
  /**
   * Higher numbers are better in the file (proportional CIVS polls). False: they are not, although the file
   * looks so; undefined: decide from the file.
   */
  readonly highestIsBest?: boolean;
  /** Names of the candidates in column order, for a format that has none. */
  readonly names?: readonly string[];
}

/** The content of a ballot file, before deciding what to do about its problems. */
export interface BallotReading {
  /** The readable ballots; see `invalid` and `skipped` for the others. */
  readonly profile: Profile;
  /** Reasons not to trust the file, to be settled before the count. */
  readonly doubts: readonly Doubt[];
  /** Warnings; the file can be counted. */
  readonly warnings: readonly string[];
}

/** A reason not to trust a whole file, and how to settle it. */
export interface Doubt {
  readonly line: number;
  readonly text: string;
  readonly hint: string;
  /** It explains the problems of single rows, which need not be listed. */
  readonly explainsRows?: boolean;
  /** Set if a person who knows the poll can confirm that the file is right. */
  readonly about?: "direction";
}

/** More problems than this are counted, not kept. */
export const mostProblems = 100;

const longestFound = 40;

/** A text from a file, safe to show and shortened. */
export function quoteFound(text: string): string {
  const shown = text.length > longestFound ? `${text.slice(0, longestFound)}…` : text;
  return `"${visible(shown)}"`;
}

/** The problem as one line: where, what was found, what is allowed. */
export function describeProblem(fileName: string, problem: BallotProblem): string {
  const { line, column, candidate, found, allowed } = problem;
  const place = line === 0 ? visible(fileName) : `${visible(fileName)}:${line}`;
  const name = candidate === undefined ? "" : ` (${quoteFound(candidate).slice(1, -1)})`;
  const field = column === undefined ? "" : ` column ${column}${name}:`;
  return `${place}:${field} found ${found}; allowed: ${allowed}`;
}

/** Every problem as a line, and how many more there are. */
export function describeProblems(
  fileName: string,
  { invalid, skipped }: Pick<Profile, "invalid" | "skipped">,
): string[] {
  const lines = skipped.map((problem) => describeProblem(fileName, problem));
  const more =
    skipped.length < mostProblems ? [] : [`… the first ${mostProblems} problems are shown`];
  const ballots = plural(invalid, "ballot");
  return [...lines, ...more, `${ballots} cannot be read`];
}

/**
 * The profile to count.
 *
 * @throws ElectionError (input) with every problem, where the whole file is in doubt, or ballots are invalid
 * and not to be skipped.
 */
export function profileToCount(
  { profile, doubts }: BallotReading,
  fileName: string,
  { skipInvalid }: { readonly skipInvalid: boolean },
): Profile {
  if (doubts.length > 0) {
    const place = (line: number): string =>
      line === 0 ? visible(fileName) : `${visible(fileName)}:${line}`;
    const lines = doubts.map(({ line, text }) => `${place(line)}: ${text}`);
    const isTold = profile.invalid === 0 || doubts.some(({ explainsRows }) => explainsRows);
    const others = isTold ? [] : describeProblems(fileName, profile);
    throw new ElectionError("input", [...lines, ...others].join("\n"), {
      hint: [...new Set(doubts.map(({ hint }) => hint))].join("\n"),
    });
  }
  if (profile.invalid === 0 || skipInvalid) return profile;
  throw new ElectionError("input", describeProblems(fileName, profile).join("\n"), {
    hint: "Nothing was counted. Correct the file, or leave those ballots out with --skip-invalid.",
  });
}
