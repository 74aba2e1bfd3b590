import type { TimeRange } from "../../electorate/evidence-slices.ts";
import type { GitHub } from "../client.ts";
import { nextCursor } from "../failures.ts";
import { inBatches } from "../in-batches.ts";
import { type MergedNode, mergedAnswer, mergedQuery } from "./pull-request-queries.ts";

const repositoriesPerPage = 10;

/** The organization whose lists to read, and how far back. */
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
  /** Merge times of those in the range, by number. */
  readonly merged: Map<number, string>;
  /** Entries that GitHub hides, with the times around them. */
  readonly hidden: { readonly from: string; readonly until: string }[];
  /** When the last one shown was updated. */
  touched: string;
}

/** Nothing is merged after its last update, so stop once a page goes back beyond the range. */
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

/** Size of the first page of a repository's own list. */
export async function listMerged(
  { graphql }: Pick<GitHub, "graphql">,
  login: string,
  name: string,
): Promise<number> {
  const variables = { owner: login, merged0: name, after0: null };
  const asked = { text: mergedQuery(1), variables, schema: mergedAnswer(1) };
  return (await graphql.read({ make: () => asked })).merged0?.pullRequests.nodes.length ?? 0;
}

/**
 * Reads back to the start of the range, then the first page again, because items updated in the meantime moved
 * there.
 */
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
