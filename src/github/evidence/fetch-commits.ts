import type { LongPullRequest, SliceStore, TimeRange } from "../../electorate/evidence-slices.ts";
import type { ElectionError } from "../../errors.ts";
import type { GitHub } from "../client.ts";
import { nextCursor } from "../failures.ts";
import { inBatches } from "../in-batches.ts";
import { type CommitsPage, commitsAnswer, commitsQuery } from "../queries.ts";
import { commitsOf } from "./contribution-of.ts";
import { authorNodes, commitsIn, commitsMissing } from "./fetch-contributions.ts";

const pullRequestsPerRequest = 20;

interface Unfinished {
  readonly range: TimeRange;
  readonly long: LongPullRequest;
}

/**
 * Stores one more page of a pull request's commits. Where they do not add up its slice is dropped, and the
 * answer says why.
 */
async function takeCommits(
  store: SliceStore,
  { range, long }: Unfinished,
  answer: { readonly commits: CommitsPage } | null,
): Promise<ElectionError | undefined> {
  const nodes = answer === null ? [] : commitsIn(answer.commits);
  const after =
    answer === null ? null : nextCursor(answer.commits.pageInfo, long.after, "FindCommits");
  const received = long.received + nodes.length;
  if (nodes.length === 0 || (after === null && received !== long.total)) {
    await store.discard(range);
    return commitsMissing({ ...long, received });
  }
  const place = `${long.repository}#${long.number}`;
  await store.addCommits(range, {
    of: long,
    commits: commitsOf(nodes, place),
    after,
    nodes: new Map(authorNodes(nodes)),
  });
  return undefined;
}

/**
 * Reads the commits that are missing of long pull requests, a page of many of them in one request.
 *
 * @returns what was missing in the end, of the first pull request whose slice was dropped for it.
 */
export async function fetchFurtherCommits(
  github: Pick<GitHub, "graphql">,
  store: SliceStore,
): Promise<ElectionError | undefined> {
  let missing: ElectionError | undefined;
  for (;;) {
    const unfinished = store
      .slices()
      .flatMap(({ range, long: longOnes }) => longOnes.map((long) => ({ range, long })));
    if (unfinished.length === 0) return missing;
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
      const failure = await takeCommits(store, of, page);
      missing ??= failure;
    }
  }
}
