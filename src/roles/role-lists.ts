import { loginKey } from "../people/account.ts";

/** An account on one of GitHub's lists. */
export interface ListedAccount {
  readonly id: number;
  readonly login: string;
}

/** Who has which role on GitHub: whole lists, as a member of the organization sees them. */
export interface RoleLists {
  readonly committers: readonly ListedAccount[];
  readonly admins: readonly ListedAccount[];
  /** Owners of the organization. */
  readonly owners: readonly ListedAccount[];
  /** Every member of the organization, owners included. */
  readonly members: readonly ListedAccount[];
}

/** The logins of a list, to look people up in. */
export function loginKeys(list: readonly Pick<ListedAccount, "login">[]): ReadonlySet<string> {
  return new Set(list.map(({ login }) => loginKey(login)));
}
