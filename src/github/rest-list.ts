import * as z from "zod";
import type { GitHub } from "./client.ts";
import { partlyVisible } from "./failures.ts";
import { expected, restFailure } from "./rest-failure.ts";

/** A list of GitHub's REST interface. */
export interface RestList<Item> {
  /** Such as `GET /orgs/{org}/members`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What is listed, for errors. */
  readonly what: string;
  /** What to do where GitHub refuses it. */
  readonly remedy: string;
  readonly item: z.ZodType<Item>;
}

/**
 * Reads all pages of a list.
 *
 * @throws ElectionError (github) where GitHub refuses it, answers with something else, or says that it
 * leaves out what single sign-on guards.
 */
export async function readRestList<Item>(
  { rest }: Pick<GitHub, "rest">,
  { route, parameters, what, remedy, item }: RestList<Item>,
): Promise<Item[]> {
  const items: Item[] = [];
  const pages = rest.paginate.iterator(route, { ...parameters, per_page: 100 });
  try {
    for await (const { headers, data } of pages) {
      if (String(headers["x-github-sso"] ?? "").startsWith("partial-results")) {
        throw partlyVisible();
      }
      items.push(...expected(z.array(item), data, what));
    }
  } catch (failure) {
    throw restFailure(failure, what, remedy);
  }
  return items;
}
