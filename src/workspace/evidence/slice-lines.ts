import type { Contribution } from "../../electorate/contribution.ts";
import type {
  FurtherCommits,
  LongPullRequest,
  TimeRange,
} from "../../electorate/evidence-slices.ts";

/** What was sliced: `plan.json`. */
export interface SlicePlan {
  readonly organization: string;
  /** Start of the qualifying period. */
  readonly from: string;
  /** Global ids of the accounts in evidence that earlier runs completed. */
  readonly nodes: readonly (readonly [number, string])[];
}

/** Ends each page in a slice's file; anything after the last one is incomplete and ignored. */
export interface PageEnd {
  readonly page: {
    readonly announced: number;
    readonly cursor: string | null;
    readonly nodes: readonly (readonly [number, string])[];
    readonly long: readonly LongPullRequest[];
  };
}

/** Further commits of a pull request, after its page. */
export interface MoreLine {
  readonly more: Omit<FurtherCommits, "nodes"> & {
    readonly nodes: readonly (readonly [number, string])[];
  };
}

/** The file beside the slices: a {@link SlicePlan}. */
export const planFile = "plan.json";

/** How lines begin that are not pull requests. */
export const pageStart = '{"page":';
export const moreStart = '{"more":';

/** The name of the file that holds the slice of a time. */
export function fileName({ from, until }: TimeRange): string {
  return `${from}_${until}.jsonl`.replaceAll(":", "");
}

/** Reads a time from a file name: `2025-10-05T000000Z`. */
export function rangeOf(name: string): TimeRange | undefined {
  const time = String.raw`(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\dZ)`;
  const match = new RegExp(`^${time}_${time}\\.jsonl$`).exec(name);
  if (match === null) return undefined;
  const [, a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = ""] = match;
  return { from: `${a}${b}:${c}:${d}`, until: `${e}${f}:${g}:${h}` };
}

/** Adds further commits to their pull request. */
export function extend(contributions: Contribution[], { more: { of, commits } }: MoreLine): void {
  const index = contributions.findIndex(
    ({ repository, number }) => repository === of.repository && number === of.number,
  );
  const found = contributions[index];
  if (found) contributions[index] = { ...found, commits: [...found.commits, ...commits] };
}

/** A complete line; undefined if a killed run left only its beginning. */
export function wholeLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
