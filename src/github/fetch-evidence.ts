import type { Contribution, FetchReport, Profile } from "../electorate/contribution.ts";
import type { SliceStore, TimeRange } from "../electorate/evidence-slices.ts";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import type { GitHub } from "./client.ts";
import {
  type CommitPlace,
  fetchCommitAccounts,
  type LinkedAccount,
} from "./fetch-commit-accounts.ts";
import { fetchOrganization, type Organization } from "./fetch-organization.ts";
import { type AccountToFind, fetchProfiles } from "./fetch-profiles.ts";
import { forEachOf } from "./lanes.ts";
import { policy } from "./policy.ts";
import { readSlices } from "./read-slices.ts";
import { mergedSearch, timeText } from "./time-range.ts";

export interface PeriodToSurvey {
  readonly github: GitHub;
  readonly organization: string;
  /** The qualifying period. */
  readonly period: TimeRange;
  /** Milliseconds since 1970 of the present, which a rehearsal may pretend. */
  readonly present: number;
  /** In a rehearsal GitHub's own clock says nothing about the present. */
  readonly pretended: boolean;
  readonly progress: FetchProgress;
}

export interface EvidenceToFetch extends PeriodToSurvey {
  readonly store: SliceStore;
}

/** Told to the person while it goes on. */
export interface FetchProgress {
  announced(pullRequests: number, stored: number): void;
  received(pullRequests: number): void;
  stage(what: string): void;
  note(text: string): void;
}

/** Evidence that is whole: counted, and nothing twice. */
export interface FetchedEvidence {
  /** Sorted by time of merge, repository, number; read from the store while it is iterated. */
  readonly contributions: () => AsyncIterable<Contribution>;
  readonly profiles: readonly Profile[];
  readonly report: FetchReport;
}

/** What is known by now that the stored pull requests do not say. */
interface Corrections {
  /** Full names of repositories now, by the names they had. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Accounts of commits that had none, by address. */
  readonly linked: ReadonlyMap<string, LinkedAccount>;
}

function corrected(contribution: Contribution, { renamed, linked }: Corrections): Contribution {
  const repository = renamed.get(contribution.repository) ?? contribution.repository;
  const commits = contribution.commits.map((commit) => {
    const account = commit.author.account ?? linked.get(addressKey(commit.author.email))?.account;
    return account ? { ...commit, author: { ...commit.author, account } } : commit;
  });
  return { ...contribution, repository, commits };
}

function addressKey(email: string): string {
  return email.trim().toLowerCase();
}

/** The robot's own address: GitHub never names an account for its commits. */
function isRobotAddress(email: string): boolean {
  return email.includes("[bot]");
}

function inOrder(a: Contribution, b: Contribution): number {
  if (a.mergedAt !== b.mergedAt) return a.mergedAt < b.mergedAt ? -1 : 1;
  if (a.repository !== b.repository) return a.repository < b.repository ? -1 : 1;
  return a.number - b.number;
}

async function* allContributions(
  store: SliceStore,
  corrections: Corrections,
): AsyncGenerator<Contribution> {
  for (const { range } of store.slices()) {
    const contributions = await store.contributions(range);
    yield* contributions.map((contribution) => corrected(contribution, corrections)).sort(inOrder);
  }
}

/** Where repositories went that the organization lists no more: those renamed are known by both names. */
async function findRenamed(
  { github, store }: Pick<EvidenceToFetch, "github" | "store">,
  { login, repositories }: Organization,
): Promise<Map<string, string>> {
  const listed = new Set(repositories.map(({ name }) => `${login}/${name}`));
  const vanished = new Map<string, TimeRange[]>();
  for (const { range, kept } of store.slices()) {
    if (!kept) continue;
    for (const { repository } of await store.contributions(range)) {
      if (listed.has(repository)) continue;
      vanished.set(repository, [...new Set([...(vanished.get(repository) ?? []), range])]);
    }
  }
  const renamed = new Map<string, string>();
  await forEachOf([...vanished], policy.graphqlLanes, async ([repository, ranges]) => {
    const [owner = "", repo = ""] = repository.split("/");
    const now = await github.rest.repos.get({ owner, repo }).then(
      ({ data }) => data.full_name,
      (failure: { status?: number }) => {
        if (failure.status === 404) return undefined;
        throw restFailure(failure);
      },
    );
    if (now !== undefined && listed.has(now)) renamed.set(repository, now);
    else for (const range of ranges) await store.discard(range);
  });
  return renamed;
}

function restFailure(failure: unknown): ElectionError {
  const message = failure instanceof Error ? failure.message : String(failure);
  return new ElectionError("github", `GitHub did not answer: ${visible(message)}`, {
    hint: "Look at https://www.githubstatus.com and run the command again.",
    cause: failure,
  });
}

/** Asks again about the commits without account that earlier runs stored. */
async function findLinked({
  github,
  store,
}: Pick<EvidenceToFetch, "github" | "store">): Promise<Map<string, LinkedAccount>> {
  const unlinked = new Map<string, CommitPlace>();
  for (const { range, kept } of store.slices()) {
    if (!kept) continue;
    for (const { repository, commits } of await store.contributions(range)) {
      for (const { oid, author } of commits) {
        const key = addressKey(author.email);
        if (author.account !== null || key === "" || isRobotAddress(key)) continue;
        if (!unlinked.has(key)) unlinked.set(key, { repository, oid });
      }
    }
  }
  return unlinked.size === 0 ? new Map() : fetchCommitAccounts(github, unlinked);
}

interface Tally {
  readonly users: Map<number, AccountToFind>;
  readonly repositories: Set<string>;
  received: number;
  commits: number;
}

/** Goes through everything once: counts it and collects whose profiles are wanted. */
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

/** The end of what can be known: the period's, or the present by the slower of both clocks. */
function knownUntil({ period, present, pretended, github, progress }: PeriodToSurvey): string {
  const server = pretended ? undefined : github.graphql.serverTime();
  const now = Math.min(present, server ?? present);
  if (server !== undefined && present - server > 5 * 60 * 1000) {
    progress.note(
      `This computer's clock is ${Math.round((present - server) / 60_000)} minutes ahead of GitHub's; GitHub's counts.`,
    );
  }
  return timeText(Math.min(now, Date.parse(period.until)));
}

function nothingFound(organization: string, { from, until }: TimeRange): ElectionError {
  return new ElectionError(
    "github",
    `GitHub announces no pull request of ${visible(organization)} merged from ${from} to ${until}`,
    {
      hint: "Check the organization and the election's dates, and whether the token may see its repositories.",
    },
  );
}

/**
 * Looks at the organization and at how much it announces for the part of the period that is over by now.
 *
 * @throws ElectionError (github) where it is unknown, not wholly visible, or announces nothing.
 */
export async function surveyPeriod(
  wanted: PeriodToSurvey,
): Promise<{ readonly found: Organization; readonly range: TimeRange }> {
  const { github, period, present, progress } = wanted;
  const hoped = {
    from: period.from,
    until: timeText(Math.min(present, Date.parse(period.until))),
  };
  if (hoped.until <= hoped.from) {
    throw new ElectionError("input", `the qualifying period begins only at ${period.from}`, {
      hint: "Fetch when it has begun, or correct the election's dates.",
    });
  }
  progress.stage("looking at the organization");
  const search = mergedSearch(wanted.organization, hoped);
  const found = await fetchOrganization(github, wanted.organization, search);
  if (found.announced === 0) throw nothingFound(found.login, hoped);
  return { found, range: { from: period.from, until: knownUntil(wanted) } };
}

/**
 * Fetches an organization's merged pull requests of a period with everything that a roll is built from.
 * What the store holds already is not asked for again, as long as GitHub still announces as much.
 *
 * @throws ElectionError (github) where anything stays missing.
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
  await readSlices({ github, organization, range, announced, store, received: progress.received });

  progress.stage("reading accounts");
  const linked = await findLinked(wanted);
  const nodes = new Map(store.nodes());
  for (const { account, node } of linked.values()) nodes.set(account.id, node);
  const contributions = (): AsyncIterable<Contribution> =>
    allContributions(store, { renamed, linked });
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

/** Without knowing a repository nobody could tell whether its pull requests count. */
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
