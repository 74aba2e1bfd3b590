import { ElectionError } from "../errors.ts";
import { loginKey } from "../people/account.ts";
import { addressKey, parseNoreply } from "../people/address.ts";
import type { BotIndex } from "../people/bots.ts";
import type { PrivatePeopleFile } from "../people/people-file.ts";
import { visible } from "../visible-text.ts";
import type { Profile } from "./contribution.ts";
import type { AccountTrail, Gathered, UnlinkedTrail } from "./gather.ts";

/** Whom an address or login stands for. */
export type Owner =
  | { readonly kind: "account"; readonly id: number }
  /** A login that officials named and that no account in the evidence has. */
  | { readonly kind: "login"; readonly login: string }
  | { readonly kind: "bot"; readonly login: string; readonly reason: string }
  /** Several accounts use the address. */
  | { readonly kind: "several"; readonly ids: readonly number[] }
  | { readonly kind: "unknown" };

export interface Identities {
  /** The login that an account has now: its profile's, else the latest in the evidence. */
  login(account: AccountTrail): string;
  ofLogin(login: string): Owner;
  ofAddress(address: string): Owner;
  ofUnlinked(trail: UnlinkedTrail): Owner;
}

function latestLogin({ logins }: AccountTrail): string {
  const dated = [...logins.values()].sort(
    (a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0) || (a.text < b.text ? -1 : 1),
  );
  return dated[0]?.text ?? "";
}

/** Accounts by login: the one that has it now, else the only one that had it. */
function indexLogins(
  accounts: Iterable<AccountTrail>,
  currentLogin: (account: AccountTrail) => string,
  profiles: readonly Profile[],
): ReadonlyMap<string, number> {
  const current = new Map(profiles.map(({ login, id }) => [loginKey(login), id]));
  const former = new Map<string, number | undefined>();
  for (const account of accounts) {
    const login = currentLogin(account);
    const holder = current.get(loginKey(login));
    if (holder !== undefined && holder !== account.id) {
      throw new ElectionError(
        "input",
        `the evidence has two accounts of the login ${visible(login)}: ${[holder, account.id].sort((a, b) => a - b).join(" and ")}`,
        { hint: "Fetch it anew with: kata-election roll fetch --refresh" },
      );
    }
    current.set(loginKey(login), account.id);
    for (const key of account.logins.keys()) {
      former.set(key, former.has(key) ? undefined : account.id);
    }
  }
  for (const [key, id] of former) {
    if (id !== undefined && !current.has(key)) current.set(key, id);
  }
  return current;
}

function indexAddresses({ addresses, preferred }: PrivatePeopleFile): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { address, login } of [...addresses, ...preferred]) {
    const known = owners.get(addressKey(address));
    if (known !== undefined && loginKey(known) !== loginKey(login)) {
      throw new ElectionError(
        "input",
        `elections/.private/people.yaml gives one address to both ${visible(known)} and ${visible(login)}`,
        { hint: "Keep the address with the person whose mailbox it is." },
      );
    }
    owners.set(addressKey(address), login);
  }
  return owners;
}

/** Joins logins and addresses to accounts, from what officials recorded and what the evidence shows. */
export function identify(
  { accounts, accountsOfAddress }: Gathered,
  profiles: readonly Profile[],
  privatePeople: PrivatePeopleFile,
  bots: BotIndex,
): Identities {
  const profileLogins = new Map(profiles.map(({ id, login }) => [id, login]));
  const login = (account: AccountTrail): string =>
    profileLogins.get(account.id) ?? latestLogin(account);
  const idOfLogin = indexLogins(accounts.values(), login, profiles);
  const loginOfAddress = indexAddresses(privatePeople);
  const known = (id: number): boolean => accounts.has(id) || profileLogins.has(id);

  const ofLogin = (wanted: string): Owner => {
    const id = idOfLogin.get(loginKey(wanted));
    if (id !== undefined) return { kind: "account", id };
    const reason = bots.ofAccount({ login: wanted, type: "User" });
    return reason === undefined
      ? { kind: "login", login: wanted }
      : { kind: "bot", login: wanted, reason };
  };

  const ofNoreply = (address: string): Owner | undefined => {
    const owner = parseNoreply(address);
    if (owner === undefined) return undefined;
    if (owner.id !== undefined)
      return known(owner.id) ? { kind: "account", id: owner.id } : undefined;
    const id = idOfLogin.get(loginKey(owner.login));
    return id === undefined ? undefined : { kind: "account", id };
  };

  const ofAddress = (address: string): Owner => {
    const recorded = loginOfAddress.get(addressKey(address));
    if (recorded !== undefined) return ofLogin(recorded);
    const bot = bots.ofAddress(address);
    if (bot !== undefined) return { kind: "bot", ...bot };
    const noreply = ofNoreply(address);
    if (noreply !== undefined) return noreply;
    const ids = [...(accountsOfAddress.get(addressKey(address)) ?? [])].sort((a, b) => a - b);
    if (ids.length > 1) return { kind: "several", ids };
    return ids[0] === undefined ? { kind: "unknown" } : { kind: "account", id: ids[0] };
  };

  const ofUnlinked = ({ address, identifiedAs }: UnlinkedTrail): Owner => {
    const owners = new Map(
      [...identifiedAs].sort().map((each) => {
        const owner = ofLogin(each);
        return [owner.kind === "account" ? String(owner.id) : loginKey(each), owner] as const;
      }),
    );
    if (owners.size > 1) {
      throw new ElectionError(
        "input",
        `elections/people.yaml: identities: commits of one address are said to be of ${[...identifiedAs].sort().map(visible).join(" and ")}`,
        { hint: "An identity stands for all commits of its address: keep one login." },
      );
    }
    return [...owners.values()][0] ?? ofAddress(address);
  };

  return { login, ofLogin, ofAddress, ofUnlinked };
}
