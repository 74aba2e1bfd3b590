import type { UnreadPullRequest } from "../../electorate/contribution.ts";
import type { Slice, SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import type { GitHub } from "../client.ts";
import { fetchCounts } from "./fetch-counts.ts";
import { mergedSearch } from "./time-range.ts";

/** The slices read so far, and their known oddities. */
export interface ReadSlices {
  readonly github: Pick<GitHub, "graphql">;
  readonly organization: string;
  readonly range: TimeRange;
  readonly store: SliceStore;
  readonly unread: ReadonlyMap<string, UnreadPullRequest>;
  /** Ranges with something that GitHub cannot return in a page, by start. */
  readonly broken: ReadonlyMap<string, ElectionError>;
}

/** A pull request as `owner/name#12`. */
export function placeOf({ repository, number }: { repository: string; number: number }): string {
  return `${repository}#${number}`;
}

export function wrongCount(
  { from, until }: TimeRange,
  received: number,
  announced: number,
): ElectionError {
  return new ElectionError(
    "github",
    `GitHub announces ${announced} pull requests merged from ${from} to ${until}, but did not give each of them (${received} received)`,
    { hint: "Nothing was written. Run the command again in a few minutes." },
  );
}

/** Those of a slice that are malformed or lack commits. */
export function unreadIn({ unread }: ReadSlices, { from, until }: TimeRange): UnreadPullRequest[] {
  return [...unread.values()].filter(({ mergedAt }) => from <= mergedAt && mergedAt < until);
}

async function isWhole(work: ReadSlices, slice: Slice, announced: number): Promise<boolean> {
  if (slice.cursor !== null || slice.long.length > 0) return false;
  const contributions = await work.store.contributions(slice.range);
  const { from, until } = slice.range;
  const places = new Set(contributions.map(placeOf));
  const allPlaces = new Set([...places, ...unreadIn(work, slice.range).map(placeOf)]);
  return (
    places.size === contributions.length &&
    allPlaces.size === announced &&
    contributions.every(
      ({ mergedAt, commits }) =>
        from <= mergedAt &&
        mergedAt < until &&
        new Set(commits.map(({ oid }) => oid)).size === commits.length,
    )
  );
}

/** A slice that does not match GitHub's count, and why. */
interface WrongSlice {
  readonly range: TimeRange;
  readonly problem: ElectionError;
}

/** Asks again how many pull requests GitHub announces, for each slice and for the whole range. */
export async function compareCounts(
  work: ReadSlices,
): Promise<{ readonly search: number; readonly wrong: WrongSlice[]; readonly sum: number }> {
  const { github, organization, range, store, broken } = work;
  const slices = store.slices();
  const searches = [range, ...slices.map((slice) => slice.range)];
  const [search = 0, ...counts] = await fetchCounts(
    github,
    searches.map((each) => mergedSearch(organization, each)),
  );
  const wrong: WrongSlice[] = [];
  for (const [index, slice] of slices.entries()) {
    const announced = counts[index] ?? Number.NaN;
    if (broken.has(slice.range.from) || (await isWhole(work, slice, announced))) continue;
    wrong.push({
      range: slice.range,
      problem: wrongCount(slice.range, slice.received, announced),
    });
  }
  return { search, wrong, sum: counts.reduce((total, count) => total + count, 0) };
}
