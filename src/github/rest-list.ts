import * as z from "zod";
import type { GitHub } from "./client.ts";
import { endless, partlyVisible } from "./failures.ts";
import { hidesOrganization } from "./graphql-reader.ts";
import { expected, restFailure } from "./rest-failure.ts";

/** A list from GitHub's REST API. */
export interface RestList<Item> {
  /** Such as `GET /orgs/{org}/members`. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** What is listed, for errors. */
  readonly what: string;
  /** What to do where GitHub refuses it. */
  readonly remedy: string;
  readonly item: z.ZodType<Item>;
}

/** Longer lists are not expected, so an endless one is not followed. */
const mostPages = 300;

/**
 * Reads all pages of a list.
 *
 * @throws ElectionError (github) where GitHub refuses it, answers with something else, or leaves out entries
 * because of single sign-on.
 */
export async function readRestList<Item>(
  { rest, scope }: Pick<GitHub, "rest"> & Partial<Pick<GitHub, "scope">>,
  { route, parameters, what, remedy, item }: RestList<Item>,
): Promise<Item[]> {
  const items: Item[] = [];
  let pages = 0;
  let before: string | undefined;
  const answers = rest.paginate.iterator(route, { ...parameters, per_page: 100 });
  try {
    for await (const { headers, data } of answers) {
      const sso = String(headers["x-github-sso"] ?? "");
      if (hidesOrganization(sso, scope ?? { organization: undefined })) throw partlyVisible();
      items.push(...expected(z.array(item).max(100), data, what));
      pages += 1;
      const [next] = /<[^<>]*>(?=; ?rel="next")/.exec(String(headers.link ?? "")) ?? [];
      if (next !== undefined && (next === before || pages > mostPages)) throw endless(what);
      before = next;
    }
  } catch (failure) {
    throw restFailure(failure, what, remedy);
  }
  return items;
}
