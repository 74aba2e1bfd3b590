import pLimit from "p-limit";
import type { GitHub } from "./client.ts";
import { pageSize } from "./evidence/page-size.ts";
import type { Asked } from "./graphql-reader.ts";
import { policy } from "./policy.ts";

/**
 * Does the same to each item, at most so many at a time; results keep the items' order. The first failure
 * is thrown once the work under way has ended, so that nothing goes on behind the caller's back.
 */
export async function forEachOf<Item, Result>(
  items: readonly Item[],
  count: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const failures: unknown[] = [];
  const outcomes = await pLimit(count).map(items, async (item): Promise<Result[]> => {
    if (failures.length > 0) return [];
    try {
      return [await work(item)];
    } catch (failure) {
      failures.push(failure);
      return [];
    }
  });
  if (failures.length > 0) throw failures[0];
  return ([] as Result[]).concat(...outcomes);
}

/** One question about many things. */
export interface Batches<Item, Answer> {
  readonly items: readonly Item[];
  /** At most so many of them in a request. */
  readonly most: number;
  readonly make: (batch: readonly Item[]) => Asked<Answer>;
  readonly take: (answer: Answer, batch: readonly Item[]) => void;
  readonly tolerates?: readonly string[];
}

/**
 * Asks one question about many things, so many in a request and several requests side by side. Where
 * GitHub cannot answer about that many in time, fewer are asked about.
 */
export async function inBatches<Item, Answer>(
  { graphql }: Pick<GitHub, "graphql">,
  { items, most, make, take, tolerates = [] }: Batches<Item, Answer>,
): Promise<void> {
  const chunks: Item[][] = [];
  for (let at = 0; at < items.length; at += most) chunks.push(items.slice(at, at + most));
  const size = pageSize(most);
  await forEachOf(chunks, policy.lanes, async (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      let batch: Item[] = [];
      const answer = await graphql.read({
        size,
        tolerates,
        make: (count) => {
          batch = rest.slice(0, count);
          return make(batch);
        },
      });
      take(answer, batch);
      rest = rest.slice(batch.length);
    }
  });
}
