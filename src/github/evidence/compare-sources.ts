import type { FetchReport, UnreadPullRequest } from "../../electorate/contribution.ts";
import type { SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { nextCursor } from "../failures.ts";
import { inBatches } from "../in-batches.ts";
import {
  type MergedNode,
  mergedAnswer,
  mergedCountsAnswer,
  mergedCountsQuery,
  mergedQuery,
} from "../queries.ts";
import { type FoundPullRequests, fetchByNumber, type SoughtPullRequest } from "./by-number.ts";
import type { Organization } from "./fetch-organization.ts";
import type { Doubts } from "./read-slices.ts";

const repositoriesPerCount = 25;
const repositoriesPerPage = 10;
/** More that the index lacks is an outage, which passes; and more that cannot be read is no oddity. */
const mostSought = 200;
const mostUnread = 20;

export interface SourcesToCompare {
  readonly github: Pick<GitHub, "graphql">;
  readonly found: Organization;
  readonly range: TimeRange;
  readonly store: SliceStore;
  readonly doubts: Doubts;
  readonly note: (text: string) => void;
}

/** What the repositories themselves add to what the search gave. */
export interface ComparedSources extends FoundPullRequests {
  readonly sources: NonNullable<FetchReport["sources"]>;
}

type Counted = NonNullable<FetchReport["sources"]>["repositories"][number];

/** Repositories whose pull requests may count: of the others nothing is missed. */
function comparable({ repositories }: Organization, { from }: TimeRange): string[] {
  return repositories
    .filter(
      ({ name, fork, archivedAt }) =>
        !fork && !name.includes("-ghsa-") && !(archivedAt && archivedAt < from),
    )
    .map(({ name }) => name);
}

/** How many merged pull requests database and search index count for each repository, of all times. */
export async function countBoth(
  github: Pick<GitHub, "graphql">,
  login: string,
  names: readonly string[],
): Promise<Counted[]> {
  const counted: Counted[] = [];
  await inBatches(github, {
    items: names,
    most: repositoriesPerCount,
    make: (batch: readonly string[]) => ({
      text: mergedCountsQuery(batch.length),
      schema: mergedCountsAnswer(batch.length),
      variables: {
        owner: login,
        ...Object.fromEntries(
          batch.flatMap((name, index) => [
            [`merged${index}`, name],
            [`index${index}`, `repo:${login}/${name} is:pr is:merged`],
          ]),
        ),
      },
    }),
    take: (answer, batch) => {
      for (const [index, name] of batch.entries()) {
        const database = answer[`merged${index}`]?.pullRequests.totalCount ?? 0;
        const search = answer[`index${index}`]?.issueCount ?? 0;
        counted.push({ name, database, search });
      }
    },
  });
  return counted.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A repository's own list of merged pull requests, as far back as the range begins. */
interface Walk {
  readonly name: string;
  after: string | null;
  done: boolean;
  /** When those of the range were merged, by number. */
  readonly merged: Map<number, string>;
  /** Entries that GitHub does not show, with the times around them. */
  readonly hidden: { readonly from: string; readonly until: string }[];
  /** When the last one shown was touched. */
  touched: string;
}

/** Nothing is merged after it was touched last: once a page goes back beyond the range, no more follows. */
function takePage(
  walk: Walk,
  page: { readonly nodes: readonly (MergedNode | null)[] },
  { from, until }: TimeRange,
): void {
  for (const node of page.nodes) {
    if (node === null) {
      walk.hidden.push({ from, until: walk.touched });
      continue;
    }
    walk.touched = node.updatedAt;
    if (node.mergedAt !== null && from <= node.mergedAt && node.mergedAt < until) {
      walk.merged.set(node.number, node.mergedAt);
    }
  }
}

async function walkOnce(
  { github, found: { login }, range }: SourcesToCompare,
  walks: readonly Walk[],
): Promise<void> {
  await inBatches(github, {
    items: walks,
    most: repositoriesPerPage,
    make: (batch: readonly Walk[]) => ({
      text: mergedQuery(batch.length),
      schema: mergedAnswer(batch.length),
      variables: {
        owner: login,
        ...Object.fromEntries(
          batch.flatMap(({ name, after }, index) => [
            [`merged${index}`, name],
            [`after${index}`, after],
          ]),
        ),
      },
    }),
    take: (answer, batch) => {
      for (const [index, walk] of batch.entries()) {
        const page = answer[`merged${index}`]?.pullRequests;
        if (page === undefined) continue;
        takePage(walk, page, range);
        walk.after = nextCursor(page.pageInfo, walk.after, "FindMerged");
        walk.done = walk.after === null || walk.touched < range.from;
      }
    },
  });
}

/** How many a repository's own list gives on its first page. */
export async function listMerged(
  { graphql }: Pick<GitHub, "graphql">,
  login: string,
  name: string,
): Promise<number> {
  const variables = { owner: login, merged0: name, after0: null };
  const asked = { text: mergedQuery(1), variables, schema: mergedAnswer(1) };
  return (await graphql.read({ make: () => asked })).merged0?.pullRequests.nodes.length ?? 0;
}

/** Walks to the range's beginning; then once more over the first page: what was touched meanwhile moved there. */
async function walkAll(wanted: SourcesToCompare, names: readonly string[]): Promise<Walk[]> {
  const walks = names.map((name): Walk => {
    return {
      name,
      after: null,
      done: false,
      merged: new Map(),
      hidden: [],
      touched: wanted.range.until,
    };
  });
  for (let pages = 1; walks.some(({ done }) => !done); pages++) {
    await walkOnce(
      wanted,
      walks.filter(({ done }) => !done),
    );
    if (pages === 1) continue;
    const again = walks.map((walk): Walk => ({ ...walk, after: null, done: false, hidden: [] }));
    if (walks.every(({ done }) => done)) await walkOnce(wanted, again);
  }
  return walks;
}

/** Numbers of the pull requests that the search gave, by the names of some repositories. */
async function numbersHeld(
  { store, found: { login } }: SourcesToCompare,
  names: readonly string[],
): Promise<Map<string, Set<number>>> {
  const held = new Map(names.map((name) => [`${login}/${name}`, new Set<number>()]));
  for (const { range } of store.slices()) {
    for (const { repository, number } of await store.contributions(range)) {
      held.get(repository)?.add(number);
    }
  }
  return held;
}

function cannotPlace(
  { found: { login } }: SourcesToCompare,
  { name, hidden }: Walk,
): ElectionError {
  const days = hidden.map(({ from, until }) => `${from.slice(0, 10)} to ${until.slice(0, 10)}`);
  return new ElectionError(
    "github",
    `GitHub hides ${hidden.length} merged pull requests of ${visible(`${login}/${name}`)}, from ${[...new Set(days)].join(" and ")}`,
    {
      hint: "Nothing was written. Use a token that may read the whole repository, or try again later.",
    },
  );
}

/** What the repositories have and the search did not give. */
async function seek(
  wanted: SourcesToCompare,
  names: readonly string[],
): Promise<SoughtPullRequest[]> {
  if (names.length === 0) return [];
  const held = await numbersHeld(wanted, names);
  const sought: SoughtPullRequest[] = [];
  for (const walk of await walkAll(wanted, names)) {
    const repository = `${wanted.found.login}/${walk.name}`;
    const known = held.get(repository) ?? new Set();
    // Hidden here, but given by the search: nothing is missing.
    const explained = [...known].filter((number) => !walk.merged.has(number)).length;
    if (walk.hidden.length > explained) throw cannotPlace(wanted, walk);
    for (const [number, mergedAt] of walk.merged) {
      if (!known.has(number)) sought.push({ repository, number, mergedAt });
    }
  }
  return sought;
}

function tooMany(what: string, list: readonly SoughtPullRequest[]): ElectionError {
  const repositories = [...new Set(list.map(({ repository }) => visible(repository)))].sort();
  const days = list.map(({ mergedAt }) => mergedAt.slice(0, 10)).sort();
  return new ElectionError(
    "github",
    `${what} ${list.length} pull requests of ${repositories.join(", ")}, merged from ${days[0]} to ${days.at(-1)}`,
    {
      hint: "Nothing was written. Look at https://www.githubstatus.com and run the command again later.",
    },
  );
}

/** Tells what differs between index and database, without the names of private repositories. */
function tell(
  { found, note }: SourcesToCompare,
  counted: readonly Counted[],
  sought: readonly SoughtPullRequest[],
): void {
  const isPrivate = new Set(found.repositories.flatMap((each) => (each.private ? each.name : [])));
  const named = (name: string): string =>
    isPrivate.has(name) ? "a private repository" : visible(name);
  for (const { name, database, search } of counted) {
    if (database === search) continue;
    const lacking = sought.filter(({ repository }) => repository === `${found.login}/${name}`);
    const inside =
      lacking.length === 0
        ? "none of those merged in the period is missing"
        : `${lacking.length} merged in the period were read from the repository itself`;
    note(
      `GitHub's search counts ${search} merged pull requests of ${named(name)}, the repository ${database}: ${inside}.`,
    );
  }
}

/**
 * Holds what the search gave against what the repositories themselves have: the search index lags and loses
 * items. What it lacks is read from the repositories.
 *
 * @throws ElectionError (github) where so much is missing that it is no oddity, or it cannot be placed.
 */
export async function compareSources(wanted: SourcesToCompare): Promise<ComparedSources> {
  const { doubts, range } = wanted;
  const counted = await countBoth(
    wanted.github,
    wanted.found.login,
    comparable(wanted.found, range),
  );
  const doubtful = counted.filter(({ database, search }) =>
    doubts.problem === undefined ? database !== search : database > 0,
  );
  const missing = await seek(
    wanted,
    doubtful.map(({ name }) => name),
  );
  if (missing.length > mostSought) {
    throw doubts.problem ?? tooMany("GitHub's search lacks", missing);
  }
  const read = await fetchByNumber(wanted.github, missing);
  const unread = new Map<string, UnreadPullRequest>(doubts.unread);
  for (const each of read.unread) unread.set(`${each.repository}#${each.number}`, each);
  if (unread.size > mostUnread) throw tooMany("GitHub does not give", [...unread.values()]);
  tell(wanted, counted, missing);
  if (doubts.problem !== undefined) {
    wanted.note(
      `${doubts.problem.message}: the repositories themselves were asked, and ${missing.length} more were read from them.`,
    );
  }
  return {
    ...read,
    unread: [...unread.values()].sort((a, b) =>
      a.repository === b.repository ? a.number - b.number : a.repository < b.repository ? -1 : 1,
    ),
    sources: { search: doubts.search, repositories: counted },
  };
}
