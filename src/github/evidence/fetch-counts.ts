import type { GitHub } from "../client.ts";
import { inBatches } from "../in-batches.ts";
import { countsAnswer, countsQuery } from "../queries.ts";

const searchesPerRequest = 20;

/** How many results GitHub announces for each search, in order. */
export async function fetchCounts(
  github: Pick<GitHub, "graphql">,
  searches: readonly string[],
): Promise<number[]> {
  const counts = new Map<string, number>();
  await inBatches(github, {
    items: [...new Set(searches)],
    most: searchesPerRequest,
    make: (batch: readonly string[]) => ({
      text: countsQuery(batch.length),
      variables: Object.fromEntries(batch.map((search, index) => [`range${index}`, search])),
      schema: countsAnswer(batch.length),
    }),
    take: (answer, batch) => {
      for (const [index, search] of batch.entries()) {
        counts.set(search, answer[`range${index}`]?.issueCount ?? Number.NaN);
      }
    },
  });
  return searches.map((search) => counts.get(search) ?? Number.NaN);
}
