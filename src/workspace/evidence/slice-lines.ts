import type { Contribution } from "../../electorate/contribution.ts";
import type {
  FurtherCommits,
  LongPullRequest,
  TimeRange,
} from "../../electorate/evidence-slices.ts";

/** What the stored slices are slices of: `plan.json`. */
export interface SlicePlan {
  readonly organization: string;
  /** Start of the qualifying period. */
  readonly from: string;
  /** Global ids of the accounts in evidence that earlier runs completed. */
  readonly nodes: readonly (readonly [number, string])[];
}

/** Ends each page in a slice's file; what follows the last one was cut off and does not count. */
export interface PageEnd {
  readonly page: {
    readonly announced: number;
    readonly cursor: string | null;
    readonly nodes: readonly (readonly [number, string])[];
    readonly long: readonly LongPullRequest[];
  };
}

/** Further commits of a pull request, behind the page that it stands in. */
export interface MoreLine {
  readonly more: Omit<FurtherCommits, "nodes"> & {
    readonly nodes: readonly (readonly [number, string])[];
  };
}

/** Beside the slices: a {@link SlicePlan}. */
export const planFile = "plan.json";

/** How the lines begin that are not pull requests. */
export const pageStart = '{"page":';
export const moreStart = '{"more":';

/** The name of the file that holds the slice of a time. */
export function fileName({ from, until }: TimeRange): string {
  return `${from}_${until}.jsonl`.replaceAll(":", "");
}

/** `2025-10-05T000000Z` as in file names, back to a time. */
export function rangeOf(name: string): TimeRange | undefined {
  const time = String.raw`(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\dZ)`;
  const match = new RegExp(`^${time}_${time}\\.jsonl$`).exec(name);
  if (match === null) return undefined;
  const [, a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = ""] = match;
  return { from: `${a}${b}:${c}:${d}`, until: `${e}${f}:${g}:${h}` };
}

/** Adds further commits to the pull request that they are of. */
export function extend(contributions: Contribution[], { more: { of, commits } }: MoreLine): void {
  const index = contributions.findIndex(
    ({ repository, number }) => repository === of.repository && number === of.number,
  );
  const found = contributions[index];
  if (found) contributions[index] = { ...found, commits: [...found.commits, ...commits] };
}

/** A line as written; undefined where a killed run left only the beginning of it. */
export function wholeLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
