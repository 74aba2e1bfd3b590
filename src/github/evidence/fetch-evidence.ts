import type { AccountProfile, Contribution, FetchReport } from "../../electorate/contribution.ts";
import type { SliceStore } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { compareSources } from "./compare-sources.ts";
import { type Corrections, corrected, findLinked, findRenamed } from "./corrections.ts";
import type { Organization } from "./fetch-organization.ts";
import { type AccountToFind, fetchProfiles } from "./fetch-profiles.ts";
import { readSlices } from "./read-slices.ts";
import { type PeriodToSurvey, surveyPeriod } from "./survey-period.ts";

export interface EvidenceToFetch extends PeriodToSurvey {
  readonly store: SliceStore;
}

/** Complete evidence: counted, without duplicates. */
export interface FetchedEvidence {
  /** Sorted by time of merge, repository, number; read from the store while it is iterated. */
  readonly contributions: () => AsyncIterable<Contribution>;
  readonly profiles: readonly AccountProfile[];
  readonly report: FetchReport;
}

function inOrder(a: Contribution, b: Contribution): number {
  if (a.mergedAt !== b.mergedAt) return a.mergedAt < b.mergedAt ? -1 : 1;
  if (a.repository !== b.repository) return a.repository < b.repository ? -1 : 1;
  return a.number - b.number;
}

/**
 * All pull requests in order, once each: from the search, and from the repositories where the search lacks
 * them. Slices cover the range without overlap.
 */
async function* allContributions(
  store: SliceStore,
  extras: readonly Contribution[],
  corrections: Corrections,
): AsyncGenerator<Contribution> {
  for (const { range } of store.slices()) {
    const within = ({ mergedAt }: Contribution): boolean =>
      range.from <= mergedAt && mergedAt < range.until;
    const places = new Map<string, Contribution>();
    for (const contribution of [...(await store.contributions(range)), ...extras]) {
      if (!within(contribution)) continue;
      const whole = corrected(contribution, corrections);
      places.set(`${whole.repository}#${whole.number}`, whole);
    }
    yield* [...places.values()].sort(inOrder);
  }
}

interface Tally {
  readonly users: Map<number, AccountToFind>;
  readonly repositories: Set<string>;
  received: number;
  commits: number;
}

/** One pass: counts everything and collects the accounts whose profiles are needed. */
async function takeStock(
  contributions: AsyncIterable<Contribution>,
  nodes: ReadonlyMap<number, string>,
): Promise<Tally> {
  const tally: Tally = { users: new Map(), repositories: new Set(), received: 0, commits: 0 };
  const places = new Set<string>();
  for await (const { repository, number, author, commits } of contributions) {
    tally.received += 1;
    tally.commits += commits.length;
    tally.repositories.add(repository);
    places.add(`${repository}#${number}`);
    for (const account of [author, ...commits.map((commit) => commit.author.account)]) {
      if (account?.type !== "User") continue;
      const node = nodes.get(account.id);
      if (node === undefined) throw new Error(`no global id is stored of account ${account.id}`);
      tally.users.set(account.id, { id: account.id, login: account.login, node });
    }
  }
  if (places.size === tally.received) return tally;
  throw new ElectionError(
    "github",
    `GitHub gave ${tally.received - places.size} pull requests more than once`,
    { hint: "Nothing was written. Run the command again in a few minutes." },
  );
}

/**
 * Fetches an organization's merged pull requests of a period, with everything that a roll needs. Stored data is
 * reused while GitHub's counts match.
 *
 * @throws ElectionError (github) where anything is missing.
 */
export async function fetchEvidence(wanted: EvidenceToFetch): Promise<FetchedEvidence> {
  const { github, store, progress } = wanted;
  const { found, range } = await surveyPeriod(wanted);
  for (const slice of store.slices()) {
    if (slice.range.until > range.until) await store.discard(slice.range);
  }
  const renamed = await findRenamed(wanted, found);
  const { login: organization, announced } = found;
  progress.announced(
    announced,
    store.slices().reduce((sum, { received }) => sum + received, 0),
  );
  const { received } = progress;
  const doubts = await readSlices({ github, organization, range, announced, store, received });
  progress.stage("comparing the search with the repositories");
  const compared = await compareSources({ ...wanted, found, range, doubts, note: progress.note });

  progress.stage("reading accounts");
  const linked = await findLinked(wanted);
  const nodes = new Map([...store.nodes(), ...compared.nodes]);
  for (const { account, node } of linked.values()) nodes.set(account.id, node);
  const contributions = (): AsyncIterable<Contribution> =>
    allContributions(store, compared.contributions, { renamed, linked });
  const stock = await takeStock(contributions(), nodes);
  refuseUnlisted(stock.repositories, found);
  const { profiles, addresses } = await fetchProfiles(github, [...stock.users.values()]);
  return {
    contributions,
    profiles,
    report: {
      formatVersion: 1,
      organization,
      period: range,
      pullRequests: { announced: stock.received, received: stock.received },
      sources: compared.sources,
      ...silentIn(found, range, stock.repositories),
      ...(compared.unread.length > 0 ? { unread: [...compared.unread] } : {}),
      commits: stock.commits,
      profiles: profiles.length,
      repositories: [...found.repositories],
      viewerIsAMember: found.viewerIsAMember,
      addresses,
      requests: github.usage.requests,
      cost: github.usage.cost,
    },
  };
}

/**
 * Repositories with pushes since the range began but no merged pull request: either they do not use pull
 * requests, or the token does not see them.
 */
function silentIn(
  { login, repositories, pushedAt }: Organization,
  { from }: { readonly from: string },
  heard: ReadonlySet<string>,
): Pick<FetchReport, "silent"> {
  const silent = repositories
    .filter(({ name, fork, archivedAt }) => {
      const isLive = !fork && (archivedAt === null || archivedAt >= from);
      return isLive && (pushedAt.get(name) ?? "") >= from && !heard.has(`${login}/${name}`);
    })
    .map(({ name }) => name);
  return silent.length === 0 ? {} : { silent };
}

/** Whether a pull request counts depends on its repository, which must be known. */
function refuseUnlisted(
  repositories: ReadonlySet<string>,
  { login, repositories: listed }: Organization,
): void {
  const names = new Set(listed.map(({ name }) => `${login}/${name}`));
  const unlisted = [...repositories].find((name) => !names.has(name));
  if (unlisted === undefined) return;
  throw new ElectionError(
    "github",
    `${visible(unlisted)} is not among the repositories of ${visible(login)}`,
    { hint: "It may just have been renamed or moved. Run the command again in a few minutes." },
  );
}
