import type { Slice, SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import type { GitHub } from "../client.ts";
import { forEachOf } from "../in-batches.ts";
import { policy } from "../policy.ts";
import { fetchFurtherCommits } from "./fetch-commits.ts";
import { fetchContributionPage, mostSearchResults } from "./fetch-contributions.ts";
import { fetchCounts } from "./fetch-counts.ts";
import { type PageSize, pageSize } from "./page-size.ts";
import { gapsIn, mergedSearch, shareOf, splitRange } from "./time-range.ts";

const pullRequestsPerPage = 100;

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

/** The parts of the range that are not stored yet, cut so that several can be read side by side. */
function planSlices({ range, announced, store }: SlicesToRead): TimeRange[] {
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
  const begun = slices.filter(({ cursor }) => cursor !== null).map((slice) => slice.range);
  return [...begun, ...planned];
}

/** Reads one slice to its end, page by page; where it announces too many, its parts instead. */
async function readSlice(work: SlicesToRead, range: TimeRange, size: PageSize): Promise<void> {
  const { github, organization, store, received } = work;
  const begun = store.slices().find((slice) => slice.range.from === range.from);
  const search = mergedSearch(organization, range);
  let announced = begun?.announced;
  for (let cursor = begun?.cursor ?? null; ; ) {
    const page = await fetchContributionPage(github, search, cursor, size);
    if (page.announced > mostSearchResults) {
      await store.discard(range);
      const parts = splitRange(range, Math.ceil(page.announced / pullRequestsPerSlice));
      if (parts.length === 1) throw tooManyAtOnce(range, page.announced);
      for (const part of parts) await readSlice(work, part, size);
      return;
    }
    await store.append(range, page);
    received(page.contributions.length);
    // The set changed under the reader: the count at the end will say so, but what is the use.
    if (announced !== undefined && page.announced !== announced) return;
    announced = page.announced;
    if (page.cursor === null) return;
    cursor = page.cursor;
  }
}

function tooManyAtOnce({ from }: TimeRange, announced: number): ElectionError {
  return new ElectionError(
    "github",
    `GitHub announces ${announced} pull requests merged in the one second of ${from}, and gives at most ${mostSearchResults}`,
  );
}

function wrongCount({ range: { from, until }, received }: Slice, announced: number): ElectionError {
  return new ElectionError(
    "github",
    `GitHub announces ${announced} pull requests merged from ${from} to ${until}, but did not give each of them (${received} received)`,
    { hint: "Nothing was written. Run the command again in a few minutes." },
  );
}

async function isWhole(slice: Slice, store: SliceStore, announced: number): Promise<boolean> {
  if (slice.cursor !== null || slice.long.length > 0 || slice.received !== announced) return false;
  const contributions = await store.contributions(slice.range);
  const { from, until } = slice.range;
  const places = new Set(contributions.map(({ repository, number }) => `${repository}#${number}`));
  return (
    places.size === announced &&
    contributions.every(
      ({ mergedAt, commits }) =>
        from <= mergedAt &&
        mergedAt < until &&
        new Set(commits.map(({ oid }) => oid)).size === commits.length,
    )
  );
}

/**
 * Asks again how many pull requests GitHub announces for each slice, and drops the slices that hold
 * anything else.
 *
 * @returns what was wrong with the first of them.
 */
async function dropWrongSlices(work: SlicesToRead): Promise<ElectionError | undefined> {
  const { github, organization, store } = work;
  const slices = store.slices();
  const counts = await fetchCounts(
    github,
    slices.map(({ range }) => mergedSearch(organization, range)),
  );
  let wrong: ElectionError | undefined;
  for (const [index, slice] of slices.entries()) {
    const announced = counts[index] ?? Number.NaN;
    if (await isWhole(slice, store, announced)) continue;
    wrong ??= wrongCount(slice, announced);
    await store.discard(slice.range);
  }
  return wrong;
}

/**
 * Reads what is missing of a range until every slice holds exactly what GitHub announces for it.
 *
 * @throws ElectionError (github) where the counts still differ after a few rounds.
 */
export async function readSlices(work: SlicesToRead): Promise<void> {
  const size = pageSize(pullRequestsPerPage);
  for (let round = 1; ; round++) {
    await forEachOf(planSlices(work), policy.lanes, (range) => readSlice(work, range, size));
    const missing = await fetchFurtherCommits(work.github, work.store);
    const wrong = await dropWrongSlices(work);
    if (missing === undefined && wrong === undefined) return;
    if (round < policy.rounds) continue;
    throw missing ?? wrong;
  }
}
