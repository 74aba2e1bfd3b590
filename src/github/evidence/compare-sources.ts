import type { FetchReport, UnreadPullRequest } from "../../electorate/contribution.ts";
import { isAdvisoryCopy } from "../../electorate/eligibility.ts";
import type { SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { inBatches } from "../in-batches.ts";
import { type FoundPullRequests, fetchByNumber, type SoughtPullRequest } from "./by-number.ts";
import type { Organization } from "./fetch-organization.ts";
import { mergedCountsAnswer, mergedCountsQuery } from "./pull-request-queries.ts";
import type { Doubts } from "./read-slices.ts";
import { type Walk, walkAll } from "./repository-lists.ts";

const repositoriesPerCount = 25;
/** If the index lacks more than this, it is an outage; if more cannot be read, it is not an oddity. */
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

/** What the repositories add to the search results. */
export interface ComparedSources extends FoundPullRequests {
  readonly sources: NonNullable<FetchReport["sources"]>;
}

type Counted = NonNullable<FetchReport["sources"]>["repositories"][number];

/** Repositories whose pull requests may count; the others do not matter. */
function comparable({ repositories }: Organization, { from }: TimeRange): string[] {
  return repositories
    .filter(
      ({ name, fork, archivedAt }) =>
        !fork && !isAdvisoryCopy(name) && !(archivedAt && archivedAt < from),
    )
    .map(({ name }) => name);
}

/** How many merged pull requests the database and the search index count for each repository, ever. */
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

/** Numbers of the pull requests in the search results, for some repositories by name. */
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

/** Repositories by name, except private ones, since messages may end up in a job's log. */
function namer({ login, repositories }: Organization): (name: string) => string {
  const isPrivate = new Set(repositories.flatMap((each) => (each.private ? each.name : [])));
  return (name) => (isPrivate.has(name) ? "a private repository" : visible(`${login}/${name}`));
}

function cannotPlace({ found }: SourcesToCompare, { name, hidden }: Walk): ElectionError {
  const days = hidden.map(({ from, until }) => `${from.slice(0, 10)} to ${until.slice(0, 10)}`);
  return new ElectionError(
    "github",
    `GitHub hides ${hidden.length} merged pull requests of ${namer(found)(name)}, from ${[...new Set(days)].join(" and ")}`,
    {
      hint: "Nothing was written. Use a token that may read the whole repository, or try again later.",
    },
  );
}

/** What the repositories have and the search results lack. */
async function seek(
  wanted: SourcesToCompare,
  names: readonly string[],
): Promise<SoughtPullRequest[]> {
  if (names.length === 0) return [];
  const held = await numbersHeld(wanted, names);
  const sought: SoughtPullRequest[] = [];
  for (const walk of await walkAll({ ...wanted, login: wanted.found.login }, names)) {
    const repository = `${wanted.found.login}/${walk.name}`;
    const known = held.get(repository) ?? new Set();
    // Hidden here but in the search results, so nothing is missing.
    const explained = [...known].filter((number) => !walk.merged.has(number)).length;
    if (walk.hidden.length > explained) throw cannotPlace(wanted, walk);
    for (const [number, mergedAt] of walk.merged) {
      if (!known.has(number)) sought.push({ repository, number, mergedAt });
    }
  }
  return sought;
}

function tooMany(
  { found }: SourcesToCompare,
  what: string,
  list: readonly SoughtPullRequest[],
): ElectionError {
  const named = namer(found);
  const repositories = [
    ...new Set(list.map(({ repository }) => named(repository.split("/")[1] ?? ""))),
  ].sort();
  const days = list.map(({ mergedAt }) => mergedAt.slice(0, 10)).sort();
  return new ElectionError(
    "github",
    `${what} ${list.length} pull requests of ${repositories.join(", ")}, merged from ${days[0]} to ${days.at(-1)}`,
    {
      hint: "Nothing was written. Check https://www.githubstatus.com and run the command again later.",
    },
  );
}

/** Reports differences between index and database, without naming private repositories. */
function tell(
  { found, note }: SourcesToCompare,
  counted: readonly Counted[],
  sought: readonly SoughtPullRequest[],
): void {
  const named = namer(found);
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
 * Compares the search results with the repositories, because the search index lags and loses items. Reads
 * missing items from the repositories.
 *
 * @throws ElectionError (github) where too much is missing, or it cannot be found.
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
    throw doubts.problem ?? tooMany(wanted, "GitHub's search lacks", missing);
  }
  const read = await fetchByNumber(wanted.github, missing);
  const unread = new Map<string, UnreadPullRequest>(doubts.unread);
  for (const each of read.unread) unread.set(`${each.repository}#${each.number}`, each);
  if (unread.size > mostUnread) throw tooMany(wanted, "GitHub does not give", [...unread.values()]);
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
