import type { UnreadPullRequest } from "../../electorate/contribution.ts";
import type { SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import type { GitHub } from "../client.ts";
import { endless, failedBecause, gaveUpType } from "../failures.ts";
import { forEachOf } from "../in-batches.ts";
import { policy } from "../policy.ts";
import { compareCounts, placeOf, unreadIn, wrongCount } from "./compare-counts.ts";
import { fetchFurtherCommits } from "./fetch-commits.ts";
import {
  fetchContributionPage,
  mostSearchResults,
  pullRequestsPerPage,
} from "./fetch-contributions.ts";
import { fetchCounts } from "./fetch-counts.ts";
import { type PageSize, pageSize } from "./page-size.ts";
import { gapsIn, mergedSearch, shareOf, splitRange } from "./time-range.ts";

/** Slices aim at this, so that an uneven year does not often announce more than a search gives. */
const pullRequestsPerSlice = 700;

/** Below this, reading side by side would only cost more requests. */
const worthSplitting = 200;

export interface SlicesToRead {
  readonly github: Pick<GitHub, "graphql">;
  readonly organization: string;
  readonly range: TimeRange;
  /** Pull requests that GitHub announced for the whole range. */
  readonly announced: number;
  readonly store: SliceStore;
  /** Told after every page. */
  readonly received: (pullRequests: number) => void;
}

/** What reading the search index left open. */
export interface Doubts {
  /** What GitHub counts for the whole range. */
  readonly search: number;
  /** Pull requests that came malformed or without all of their commits, by repository and number. */
  readonly unread: ReadonlyMap<string, UnreadPullRequest>;
  /** Why what was read does not add up; undefined where it does. */
  readonly problem: ElectionError | undefined;
}

/** Work that is under way. */
interface Reading extends SlicesToRead {
  readonly size: PageSize;
  readonly unread: Map<string, UnreadPullRequest>;
  /** Ranges with something that GitHub cannot give in a page, by their beginnings. */
  readonly broken: Map<string, ElectionError>;
  /** Goes up with each page: a server that never comes to an end is not followed. */
  pages: number;
  /** The first page, which finds out how much can be asked for at once. */
  proving: Promise<unknown> | undefined;
}

/** The parts of the range that are not stored yet, cut so that several can be read side by side. */
function planSlices({ range, announced, store, broken }: Reading): TimeRange[] {
  const slices = store.slices();
  const gaps = gapsIn(
    range,
    slices.map((slice) => slice.range),
  );
  const stored = slices.reduce((sum, slice) => sum + slice.announced, 0);
  const missing = Math.max(0, announced - stored);
  const length = gaps.reduce((sum, gap) => sum + shareOf(gap, range), 0);
  const planned = gaps.flatMap((gap) => {
    const expected = (missing * shareOf(gap, range)) / length;
    const lanes = expected < worthSplitting ? 1 : policy.lanes;
    return splitRange(gap, Math.max(lanes, Math.ceil(expected / pullRequestsPerSlice)));
  });
  const begun = slices
    .filter(({ cursor, range: { from } }) => cursor !== null && !broken.has(from))
    .map((slice) => slice.range);
  return [...begun, ...planned];
}

/** One page; the first of all alone, so that several need not find out how much GitHub can give at once. */
async function readPage(
  work: Reading,
  range: TimeRange,
  cursor: string | null,
  retries: number | undefined,
): ReturnType<typeof fetchContributionPage> {
  work.pages += 1;
  // Pages may hold one pull request each, and be read again in each round; some more while ranges are cut.
  if (work.pages > 500 + 2 * policy.rounds * work.announced) throw endless("FindPullRequests");
  const read = () =>
    fetchContributionPage(work.github, mergedSearch(work.organization, range), cursor, {
      size: work.size,
      retries,
    });
  if (work.proving !== undefined) {
    await work.proving;
    return read();
  }
  const first = read();
  work.proving = first.catch(() => {});
  return first;
}

/** Reads one slice to its end, page by page; where it announces too many, its parts instead. */
async function readPages(work: Reading, range: TimeRange, retries?: number): Promise<void> {
  const { store, received, unread } = work;
  const begun = store.slices().find((slice) => slice.range.from === range.from);
  let announced = begun?.announced;
  let count = begun?.received ?? 0;
  for (let cursor = begun?.cursor ?? null; ; ) {
    const page = await readPage(work, range, cursor, retries);
    if (page.announced > mostSearchResults) {
      await store.discard(range);
      const parts = splitRange(range, Math.ceil(page.announced / pullRequestsPerSlice));
      if (parts.length === 1) throw tooManyAtOnce(range, page.announced);
      for (const part of parts) await readSlice(work, part, retries);
      return;
    }
    await store.append(range, page);
    for (const each of page.unread) unread.set(placeOf(each), each);
    received(page.contributions.length);
    count += page.contributions.length;
    // The set changed under the reader: the count at the end will say so, but what is the use.
    if (announced !== undefined && page.announced !== announced) return;
    announced = page.announced;
    if (page.cursor === null || count > announced) return;
    cursor = page.cursor;
  }
}

/** So few pull requests around one that fails are sought by their numbers. */
const fewEnough = 25;
const partsOfBroken = 4;

/**
 * Reads one slice. Where one of its pages fails however small it is, smaller and smaller parts are read, so
 * that one pull request that GitHub cannot give keeps only its neighbours back.
 *
 * @param retries fewer than usual, once a part of it failed as often as the policy says.
 */
async function readSlice(work: Reading, range: TimeRange, retries?: number): Promise<void> {
  const { github, organization, store, size, broken } = work;
  try {
    await readPages(work, range, retries);
  } catch (failure) {
    if (!(failure instanceof ElectionError) || !failedBecause(failure, gaveUpType)) throw failure;
    const [announced = 0] = await fetchCounts(github, [mergedSearch(organization, range)]).catch(
      () => {
        throw failure;
      },
    );
    size.forget();
    await store.discard(range);
    const parts = splitRange(range, partsOfBroken);
    if (announced > fewEnough && parts.length > 1) {
      for (const part of parts) await readSlice(work, part, 2);
      return;
    }
    broken.set(range.from, failure);
    await store.append(range, {
      announced,
      cursor: null,
      contributions: [],
      long: [],
      nodes: new Map(),
    });
  }
}

function tooManyAtOnce({ from }: TimeRange, announced: number): ElectionError {
  return new ElectionError(
    "github",
    `GitHub announces ${announced} pull requests merged in the one second of ${from}, and gives at most ${mostSearchResults}`,
  );
}

/**
 * Reads what is missing of a range, in a few rounds, until every slice holds exactly what GitHub announces
 * for it. What then still does not add up stays in the store as it came: the repositories have to be asked.
 *
 * @throws ElectionError (github) where GitHub does not answer, or never comes to an end.
 */
export async function readSlices(wanted: SlicesToRead): Promise<Doubts> {
  const work: Reading = {
    ...wanted,
    size: pageSize(pullRequestsPerPage),
    unread: new Map(),
    broken: new Map(),
    pages: 0,
    proving: undefined,
  };
  const { store, range, unread, broken } = work;
  for (let round = 1; ; round++) {
    await forEachOf(planSlices(work), policy.lanes, (part) => readSlice(work, part));
    for (const each of await fetchFurtherCommits(work.github, store))
      unread.set(placeOf(each), each);
    const { search, sum, wrong } = await compareCounts(work);
    const incomplete = store.slices().filter((slice) => unreadIn(work, slice.range).length > 0);
    const doubtful = [...wrong, ...incomplete];
    if (round === policy.rounds || (doubtful.length === 0 && sum === search)) {
      const received = store.slices().reduce((total, slice) => total + slice.received, 0);
      const [failure] = broken.values();
      const problem =
        wrong[0]?.problem ??
        failure ??
        (sum === search ? undefined : wrongCount(range, received, search));
      return { search, unread, problem };
    }
    for (const slice of doubtful) {
      for (const each of unreadIn(work, slice.range)) unread.delete(placeOf(each));
      await store.discard(slice.range);
    }
  }
}
