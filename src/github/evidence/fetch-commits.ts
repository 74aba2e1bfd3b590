import type { UnreadPullRequest } from "../../electorate/contribution.ts";
import type { LongPullRequest, SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import type { GitHub } from "../client.ts";
import { nextCursor } from "../failures.ts";
import { inBatches } from "../in-batches.ts";
import { commitsOf } from "./contribution-of.ts";
import { authorNodes, commitsIn, commitsMissing } from "./fetch-contributions.ts";
import { type CommitsPage, commitsAnswer, commitsQuery } from "./pull-request-queries.ts";

const pullRequestsPerRequest = 20;

type Unread = Omit<UnreadPullRequest, "mergedAt">;

interface Unfinished {
  readonly range: TimeRange;
  readonly long: LongPullRequest;
}

/** Stores one more page of a pull request's commits; returns what is still missing. */
async function takeCommits(
  store: SliceStore,
  { range, long }: Unfinished,
  answer: { readonly commits: CommitsPage } | null,
): Promise<Unread | undefined> {
  const nodes = answer === null ? [] : commitsIn(answer.commits);
  const read = commitsOf(nodes);
  const commits = "commits" in read ? read.commits : [];
  const next =
    answer === null ? null : nextCursor(answer.commits.pageInfo, long.after, "FindCommits");
  const received = long.received + commits.length;
  const after = commits.length === 0 || received > long.total ? null : next;
  await store.addCommits(range, { of: long, commits, after, nodes: new Map(authorNodes(nodes)) });
  if (after !== null || received === long.total) return undefined;
  const { repository, number } = long;
  const reason =
    "malformed" in read ? read.malformed : commitsMissing({ received, total: long.total });
  return { repository, number, reason };
}

/**
 * Reads the missing commits of long pull requests, a page for many of them in one request.
 *
 * @returns the incomplete ones; what arrived is stored.
 */
export async function fetchFurtherCommits(
  github: Pick<GitHub, "graphql">,
  store: SliceStore,
): Promise<UnreadPullRequest[]> {
  const incomplete: Unread[] = [];
  for (;;) {
    const unfinished = store
      .slices()
      .flatMap(({ range, long: longOnes }) => longOnes.map((long) => ({ range, long })));
    if (unfinished.length === 0) return withTimes(store, incomplete);
    const answers: {
      readonly of: Unfinished;
      readonly page: { readonly commits: CommitsPage } | null;
    }[] = [];
    await inBatches(github, {
      items: unfinished,
      most: pullRequestsPerRequest,
      make: (batch: readonly Unfinished[]) => ({
        schema: commitsAnswer(batch.length),
        text: commitsQuery(batch.length),
        variables: Object.fromEntries(
          batch.flatMap(({ long }, index) => [
            [`pullRequest${index}`, long.node],
            [`after${index}`, long.after],
          ]),
        ),
      }),
      take: (answer, batch) => {
        for (const [index, of] of batch.entries()) {
          answers.push({ of, page: answer[`pullRequest${index}`] ?? null });
        }
      },
    });
    for (const { of, page } of answers) {
      const missing = await takeCommits(store, of, page);
      if (missing !== undefined) incomplete.push(missing);
    }
  }
}

/** When pull requests were merged, from the store. */
async function withTimes(
  store: SliceStore,
  incomplete: readonly Unread[],
): Promise<UnreadPullRequest[]> {
  if (incomplete.length === 0) return [];
  const unread: UnreadPullRequest[] = [];
  for (const { range } of store.slices()) {
    for (const { repository, number, mergedAt } of await store.contributions(range)) {
      const found = incomplete.find(
        (each) => each.repository === repository && each.number === number,
      );
      if (found !== undefined) unread.push({ ...found, mergedAt });
    }
  }
  return unread;
}
