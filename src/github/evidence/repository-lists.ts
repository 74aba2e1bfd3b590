import type { TimeRange } from "../../electorate/evidence-slices.ts";
import type { GitHub } from "../client.ts";
import { nextCursor } from "../failures.ts";
import { inBatches } from "../in-batches.ts";
import { type MergedNode, mergedAnswer, mergedQuery } from "./pull-request-queries.ts";

const repositoriesPerPage = 10;

/** Whose lists are walked, and how far back. */
export interface RepositoriesToWalk {
  readonly github: Pick<GitHub, "graphql">;
  /** The organization. */
  readonly login: string;
  readonly range: TimeRange;
}

/** A repository's own list of merged pull requests, as far back as the range begins. */
export interface Walk {
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
  { github, login, range }: RepositoriesToWalk,
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
export async function walkAll(
  wanted: RepositoriesToWalk,
  names: readonly string[],
): Promise<Walk[]> {
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
