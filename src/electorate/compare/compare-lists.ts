import { compareLogins, loginKey } from "../../people/account.ts";

/** As much of a voter as public lists are compared by; the number is null where only a login is known. */
export interface ListedVoter {
  readonly id: number | null;
  readonly login: string;
}

function missingFrom(list: readonly ListedVoter[], voters: readonly ListedVoter[]): string[] {
  const ids = new Set(list.map(({ id }) => id));
  const byLogin = new Map(list.map((voter) => [loginKey(voter.login), voter]));
  const isListed = ({ id, login }: ListedVoter): boolean => {
    if (id !== null && ids.has(id)) return true;
    const namesake = byLogin.get(loginKey(login));
    return namesake !== undefined && (id === null || namesake.id === null);
  };
  return voters
    .filter((voter) => !isListed(voter))
    .map(({ login }) => login)
    .sort(compareLogins);
}

/**
 * The logins that one list has and the other has not. A person is the same by account number, so that
 * a renamed account neither joins nor leaves; by login where a list knows no number.
 */
export function compareLists(
  earlier: readonly ListedVoter[],
  later: readonly ListedVoter[],
): { readonly joined: readonly string[]; readonly left: readonly string[] } {
  return { joined: missingFrom(earlier, later), left: missingFrom(later, earlier) };
}
