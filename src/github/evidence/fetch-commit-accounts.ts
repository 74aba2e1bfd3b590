import type { Account } from "../../people/account.ts";
import type { GitHub } from "../client.ts";
import { inBatches } from "../in-batches.ts";
import { commitAccountsAnswer, commitAccountsQuery } from "../queries.ts";
import { userAccount } from "./contribution-of.ts";

/** A commit to ask about. */
export interface CommitPlace {
  readonly repository: string;
  readonly oid: string;
}

/** An account together with GitHub's global id of it. */
export interface LinkedAccount {
  readonly account: Account;
  readonly node: string;
}

const commitsPerRequest = 100;

/**
 * The accounts that commits are linked to now. People add old addresses to their accounts later, and
 * GitHub links an address's commits all at once, so one commit of each address is enough.
 *
 * @param commits by address.
 * @returns accounts by address, for the addresses that have one.
 */
export async function fetchCommitAccounts(
  github: Pick<GitHub, "graphql">,
  commits: ReadonlyMap<string, CommitPlace>,
): Promise<Map<string, LinkedAccount>> {
  const found = new Map<string, LinkedAccount>();
  await inBatches(github, {
    items: [...commits],
    most: commitsPerRequest,
    make: (batch: readonly (readonly [string, CommitPlace])[]) => ({
      schema: commitAccountsAnswer(batch.length),
      text: commitAccountsQuery(batch.length),
      variables: Object.fromEntries(
        batch.flatMap(([, { repository, oid }], index) => {
          const [owner = "", name = ""] = repository.split("/");
          return [
            [`owner${index}`, owner],
            [`name${index}`, name],
            [`oid${index}`, oid],
          ];
        }),
      ),
    }),
    take: (answer, batch) => {
      for (const [index, [address]] of batch.entries()) {
        const user = answer[`commit${index}`]?.object?.author?.user ?? null;
        const account = userAccount(user);
        if (user !== null && account !== null) found.set(address, { account, node: user.id });
      }
    },
    tolerates: ["NOT_FOUND"],
  });
  return found;
}
