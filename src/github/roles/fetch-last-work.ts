import { loginKey } from "../../people/account.ts";
import type { LastWork, Work } from "../../roles/committers.ts";
import type { GitHub } from "../client.ts";
import { nextCursor } from "../failures.ts";
import { inBatches } from "../in-batches.ts";
import { type WorkNode, type WorkPage, workAnswer, workQuery } from "./role-queries.ts";

const searchesPerRequest = 10;

type Kind = "merged" | "review";

/** A running search for someone's work. */
interface Search {
  readonly login: string;
  readonly kind: Kind;
  name: string | null;
  after: string | null;
  found: Work | undefined;
  done: boolean;
}

const queries: Readonly<Record<Kind, (login: string) => string>> = {
  merged: (login) => `is:pr is:merged author:${login}`,
  review: (login) => `is:pr reviewed-by:${login} -author:${login}`,
};

function workIn(node: WorkNode, kind: Kind): Work | undefined {
  const at = kind === "merged" ? node.mergedAt : (node.reviews.nodes[0]?.submittedAt ?? null);
  if (at === null) return undefined;
  const { nameWithOwner, isPrivate } = node.repository;
  return { at, reference: `${nameWithOwner}#${node.number}`, url: node.url, isPrivate };
}

/**
 * Handles a page of a search, sorted by update, newest first. Nothing is merged or reviewed after its last
 * update, so a page that ends before the best result is the last one needed.
 */
function takePage(search: Search, page: WorkPage): void {
  const nodes = page.nodes.filter((node) => node !== null);
  for (const node of nodes) {
    const work = workIn(node, search.kind);
    if (work !== undefined && work.at > (search.found?.at ?? "")) search.found = work;
  }
  const oldest = nodes.at(-1)?.updatedAt ?? "";
  search.after = nextCursor(page.pageInfo, search.after, "FindWork");
  search.done = search.after === null || (search.found?.at ?? "") > oldest;
}

/**
 * The last merge and last review of people in an organization, with profile names; by login key.
 *
 * @throws ElectionError (github) where no whole answer came.
 */
export async function fetchLastWork(
  github: Pick<GitHub, "graphql">,
  organization: string,
  logins: readonly string[],
): Promise<ReadonlyMap<string, LastWork>> {
  const searches = logins.flatMap((login) =>
    (["merged", "review"] as const).map((kind): Search => {
      return { login, kind, name: null, after: null, found: undefined, done: false };
    }),
  );
  for (;;) {
    const left = searches.filter(({ done }) => !done);
    if (left.length === 0) break;
    await inBatches(github, {
      items: left,
      most: searchesPerRequest,
      make: (batch: readonly Search[]) => ({
        schema: workAnswer(batch.length),
        text: workQuery(batch.length),
        variables: Object.fromEntries(
          batch.flatMap(({ login, kind, after }, index) => [
            [`work${index}`, `org:${organization} ${queries[kind](login)} sort:updated-desc`],
            [`after${index}`, after],
            [`login${index}`, login],
          ]),
        ),
      }),
      take: (answer, batch) => {
        for (const [index, search] of batch.entries()) {
          const page = answer[`work${index}`];
          if (page !== undefined) takePage(search, page);
          search.name = answer[`person${index}`]?.name ?? null;
        }
      },
      tolerates: ["NOT_FOUND"],
    });
  }
  const work = new Map<string, LastWork>();
  for (const { login, kind, name, found } of searches) {
    const known = work.get(loginKey(login)) ?? (name === null ? {} : { name });
    work.set(loginKey(login), found === undefined ? known : { ...known, [kind]: found });
  }
  return work;
}
