import * as z from "zod";
import { plainDateSchema } from "../dates.ts";

const text = z.string().min(1);

/**
 * What officials read on the poll's own page once it was closed: names in tiers, best first. It is kept in
 * the private folder, since an election may publish less than the whole ranking.
 */
export const pollResultSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** The poll's id in `election.yaml`, where one is recorded. */
  poll: text.optional(),
  ballots: z.int().nonnegative(),
  ranking: z.array(z.array(text).min(1)).min(1),
  /** The UTC date of reading. */
  read: plainDateSchema,
});

export type PollResult = z.output<typeof pollResultSchema>;
