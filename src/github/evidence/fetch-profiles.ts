import type { AccountProfile } from "../../electorate/contribution.ts";
import type { GitHub } from "../client.ts";
import { failedBecause } from "../failures.ts";
import { inBatches } from "../in-batches.ts";
import { namesQuery, profilesAnswer, profilesQuery } from "../queries.ts";

/** An account whose profile is wanted. */
export interface AccountToFind {
  readonly id: number;
  readonly login: string;
  /** GitHub's global id of it. */
  readonly node: string;
}

export interface Profiles {
  /** Sorted by account id; one for each account asked for. */
  readonly profiles: readonly AccountProfile[];
  /** False if the token may not read public addresses; then all are null. */
  readonly addresses: boolean;
}

const accountsPerRequest = 100;

async function fetchWith(
  github: Pick<GitHub, "graphql">,
  accounts: readonly AccountToFind[],
  text: string,
): Promise<AccountProfile[]> {
  const profiles: AccountProfile[] = [];
  await inBatches(github, {
    items: accounts,
    most: accountsPerRequest,
    make: (batch: readonly AccountToFind[]) => ({
      text,
      variables: { ids: batch.map(({ node }) => node) },
      schema: profilesAnswer,
    }),
    take: ({ nodes }, batch) => {
      for (const [index, { id, login, node }] of batch.entries()) {
        const found = nodes[index];
        // An account deleted since its last commit has no profile.
        const known = found && "id" in found && found.databaseId === id ? found : undefined;
        const address = known?.email?.trim() ?? "";
        profiles.push({
          id,
          login: known?.login ?? login,
          name: known?.name ?? null,
          email: address === "" ? null : address,
          node,
        });
      }
    },
    tolerates: ["NOT_FOUND"],
  });
  return profiles.sort((a, b) => a.id - b.id);
}

/** The public name and address in accounts' profiles. */
export async function fetchProfiles(
  github: Pick<GitHub, "graphql">,
  accounts: readonly AccountToFind[],
): Promise<Profiles> {
  try {
    return { profiles: await fetchWith(github, accounts, profilesQuery), addresses: true };
  } catch (failure) {
    if (!failedBecause(failure, "INSUFFICIENT_SCOPES", "FORBIDDEN")) throw failure;
    return { profiles: await fetchWith(github, accounts, namesQuery), addresses: false };
  }
}
