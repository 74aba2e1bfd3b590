import type { GitHub } from "./client.ts";
import { pageSize } from "./evidence/page-size.ts";
import type { Query } from "./graphql-reader.ts";
import { forEachOf } from "./lanes.ts";
import { policy } from "./policy.ts";

/**
 * Asks one question about many things, so many in a request and several requests side by side. Where
 * GitHub cannot answer about that many in time, fewer are asked about.
 */
export async function inBatches<Item, Answer>(
  { graphql }: Pick<GitHub, "graphql">,
  items: readonly Item[],
  most: number,
  make: (batch: readonly Item[]) => ReturnType<Query["make"]>,
  take: (answer: Answer, batch: readonly Item[]) => void,
  tolerates: readonly string[] = [],
): Promise<void> {
  const chunks: Item[][] = [];
  for (let at = 0; at < items.length; at += most) chunks.push(items.slice(at, at + most));
  const size = pageSize(most);
  await forEachOf(chunks, policy.graphqlLanes, async (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      let batch: Item[] = [];
      const answer = await graphql.read<Answer>({
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
