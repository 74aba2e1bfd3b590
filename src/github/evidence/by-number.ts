import type { Contribution, UnreadPullRequest } from "../../electorate/contribution.ts";
import type { LongPullRequest } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { failedBecause, gaveUpType, nextCursor } from "../failures.ts";
import { forEachOf } from "../in-batches.ts";
import { policy } from "../policy.ts";
import { commitsOf } from "./contribution-of.ts";
import { authorNodes, commitsIn, commitsMissing, readPullRequest } from "./fetch-contributions.ts";
import {
  byNumberAnswer,
  byNumberQuery,
  commitsAnswer,
  commitsQuery,
} from "./pull-request-queries.ts";

/** A merged pull request that the search did not return; `reason` if it is malformed. */
export type SoughtPullRequest = Omit<UnreadPullRequest, "reason"> & { readonly reason?: string };

/** What was read one by one. */
export interface FoundPullRequests {
  readonly contributions: Contribution[];
  readonly unread: UnreadPullRequest[];
  /** GitHub's global ids of the users in them, by account id. */
  readonly nodes: Map<number, string>;
}

const pullRequestsPerRequest = 20;
/** Halving finds the one that fails; each half gets fewer retries than a whole fetch. */
const retries = 2;

/** The commits that did not come with a pull request; undefined if they cannot be read. */
async function furtherCommits(
  { graphql }: Pick<GitHub, "graphql">,
  contribution: Contribution,
  long: LongPullRequest,
  nodes: Map<number, string>,
): Promise<Contribution | undefined> {
  const commits = [...contribution.commits];
  for (let after: string | null = long.after; after !== null && commits.length < long.total; ) {
    const variables = { pullRequest0: long.node, after0: after };
    const asked = { text: commitsQuery(1), variables, schema: commitsAnswer(1) };
    const page = (await graphql.read({ make: () => asked })).pullRequest0?.commits;
    const given = page === undefined ? [] : commitsIn(page);
    const read = commitsOf(given);
    if (page === undefined || "malformed" in read || read.commits.length === 0) return undefined;
    commits.push(...read.commits);
    for (const [id, node] of authorNodes(given)) nodes.set(id, node);
    after = nextCursor(page.pageInfo, after, "FindCommits");
  }
  return commits.length === long.total ? { ...contribution, commits } : undefined;
}

async function readBatch(
  github: Pick<GitHub, "graphql">,
  batch: readonly SoughtPullRequest[],
  found: FoundPullRequests,
): Promise<void> {
  const variables = batch.flatMap(({ repository, number }, index) => {
    const [owner = "", name = ""] = repository.split("/");
    return [
      [`owner${index}`, owner],
      [`name${index}`, name],
      [`number${index}`, number],
    ] as const;
  });
  const asked = {
    text: byNumberQuery(batch.length),
    variables: { commits: 100, ...Object.fromEntries(variables) },
    schema: byNumberAnswer(batch.length),
  };
  const tolerates = ["NOT_FOUND", "FORBIDDEN"];
  const answer = await github.graphql.read({ make: () => asked, tolerates, retries });
  for (const [index, sought] of batch.entries()) {
    const node = answer[`pullRequest${index}`]?.pullRequest ?? null;
    const read = node === null ? undefined : readPullRequest(node);
    if (node !== null && read === undefined) continue;
    const { contribution, long } = read ?? {};
    for (const [id, global] of read?.nodes ?? []) found.nodes.set(id, global);
    const whole =
      contribution && long
        ? await furtherCommits(github, contribution, long, found.nodes)
        : contribution;
    if (whole !== undefined) found.contributions.push(whole);
    else if (contribution !== undefined) found.contributions.push(contribution);
    if (whole !== undefined && read?.unread === undefined) continue;
    const { repository, number, mergedAt } = sought;
    const missing =
      long === undefined ? "GitHub counts it, and does not give it" : commitsMissing(long);
    const reason = read?.unread?.reason ?? sought.reason ?? missing;
    found.unread.push({ repository, number, mergedAt, reason });
  }
}

/** Reads a batch; if GitHub fails, its halves, down to the one that fails. */
async function readHalving(
  github: Pick<GitHub, "graphql">,
  batch: readonly SoughtPullRequest[],
  found: FoundPullRequests,
): Promise<void> {
  try {
    await readBatch(github, batch, found);
  } catch (failure) {
    if (!(failure instanceof ElectionError) || !failedBecause(failure, gaveUpType)) throw failure;
    const [first] = batch;
    if (batch.length === 1 && first !== undefined) {
      found.unread.push({ ...first, reason: visible(failure.message) });
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    await readHalving(github, batch.slice(0, middle), found);
    await readHalving(github, batch.slice(middle), found);
  }
}

/**
 * Reads pull requests by number: those missing from the search index, or not readable through it.
 *
 * @throws ElectionError (github) where GitHub answers none of its requests.
 */
export async function fetchByNumber(
  github: Pick<GitHub, "graphql">,
  sought: readonly SoughtPullRequest[],
): Promise<FoundPullRequests> {
  const found: FoundPullRequests = { contributions: [], unread: [], nodes: new Map() };
  const batches: SoughtPullRequest[][] = [];
  for (let at = 0; at < sought.length; at += pullRequestsPerRequest) {
    batches.push(sought.slice(at, at + pullRequestsPerRequest));
  }
  await forEachOf(batches, policy.lanes, (batch) => readHalving(github, batch, found));
  return found;
}
