import pLimit from "p-limit";
import type { GitHub } from "./client.ts";
import { pageSize } from "./evidence/page-size.ts";
import type { Asked } from "./graphql-reader.ts";
import { policy } from "./policy.ts";

/**
 * Runs a function on each item, a limited number at a time; results keep the order. The first failure is thrown
 * after running work has ended, so that nothing continues in the background.
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
  /** The most items in a request. */
  readonly most: number;
  readonly make: (batch: readonly Item[]) => Asked<Answer>;
  readonly take: (answer: Answer, batch: readonly Item[]) => void;
  readonly tolerates?: readonly string[];
}

/** Asks one question about many things in batches, several requests in parallel; smaller batches after timeouts. */
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
