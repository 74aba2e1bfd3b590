import * as z from "zod";

/** Points, as GitHub counts them; every query asks for it. */
export const rateLimit = "rateLimit { cost limit remaining }";

/** No organization merges more in a year; a higher count is an error. */
const mostCounted = 200_000;

/** How many there are, as GitHub counts. */
export const countSchema = z.int().min(0).max(mostCounted);

export const pageInfoSchema = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.string().max(1000).nullable(),
});

/** A page of a connection; items hidden from the token are null. */
export function pageOf<Node>(node: z.ZodType<Node>) {
  return z.object({
    totalCount: countSchema,
    pageInfo: pageInfoSchema,
    nodes: z.array(node.nullable()).max(100),
  });
}

/** Answers to one question about many things: `range0`, `range1`, … */
export function keyedBy<Item>(names: readonly string[], count: number, item: z.ZodType<Item>) {
  const keys = Array.from({ length: count }, (_, index) => names.map((name) => `${name}${index}`));
  return z.object(Object.fromEntries(keys.flat().map((key) => [key, item])));
}

/** A part of a query for each of several things. */
export function repeated(
  count: number,
  part: (index: number) => string,
  separator: string,
): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(separator);
}

/** A user, as commits and profiles name them. */
export const userNode = z.object({
  id: z.string(),
  databaseId: z.int().positive().nullable(),
  login: z.string(),
});
export type UserNode = z.output<typeof userNode>;

/** What GitHub returns for something the token may not read. */
export const emptyNode = z.strictObject({});
