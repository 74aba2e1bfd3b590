import { ElectionError } from "../errors.ts";
import { loginKey, sameLogin } from "../people/account.ts";
import { addressKey, parseNoreply } from "../people/address.ts";
import type { BotIndex } from "../people/bots.ts";
import type { PrivatePeopleFile } from "../people/people-file.ts";
import { visible } from "../visible-text.ts";
import type { AccountProfile } from "./contribution.ts";
import type { AccountTrail, Gathered, UnlinkedTrail } from "./gather.ts";
import { latestText } from "./trail.ts";

/** The owner of an address or login. */
export type Owner =
  | { readonly kind: "account"; readonly id: number }
  /** A login named by officials without an account in the evidence. */
  | { readonly kind: "login"; readonly login: string }
  | { readonly kind: "bot"; readonly login: string; readonly reason: string }
  /** Several accounts use the address. */
  | { readonly kind: "several"; readonly ids: readonly number[] }
  | { readonly kind: "unknown" };

export interface Identities {
  /** An account's current login: its profile's, otherwise the latest in the evidence. */
  login(account: AccountTrail): string;
  ofLogin(login: string): Owner;
  /** @param at when it was used, as a time in the evidence: an old noreply address may have had another owner. */
  ofAddress(address: string, at?: readonly string[]): Owner;
  ofUnlinked(trail: UnlinkedTrail): Owner;
  /** Officials recorded whose commits these are, by a commit or by their address. */
  isVouched(trail: UnlinkedTrail): boolean;
}

function latestLogin({ logins }: AccountTrail): string {
  return latestText(logins) ?? "";
}

/** Accounts by login: the current owner, otherwise the only former one. */
function indexLogins(
  accounts: Iterable<AccountTrail>,
  currentLogin: (account: AccountTrail) => string,
  profiles: readonly AccountProfile[],
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
        { hint: "Fetch it again with: kata-election roll update --refresh" },
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

/** An account under a login at some time. */
interface Sighting {
  readonly id: number;
  readonly key: string;
  readonly at: string;
}

/** After every time of the evidence: profiles say what is so now. */
const now = "9999";

/** Every login that an account was seen under, with the first and last time; profiles say the present one. */
function sightingsOf(
  accounts: Gathered["accounts"],
  profiles: readonly AccountProfile[],
): Sighting[] {
  const present = new Map(profiles.map(({ id, login }) => [id, loginKey(login)]));
  return [
    ...[...accounts.values()].flatMap(({ id, logins }) =>
      [...logins].flatMap(([key, { since, at }]) => [
        { id, key, at: since },
        { id, key, at },
      ]),
    ),
    ...[...present].map(([id, key]) => ({ id, key, at: now })),
  ];
}

/**
 * Possible owners of a login at a time: accounts seen under it, unless they were seen under another login, or
 * someone else under it, in between.
 */
function holdersAt(sightings: readonly Sighting[], key: string, at: string): number[] {
  const holds = (seen: Sighting): boolean => {
    const [from, until] = seen.at < at ? [seen.at, at] : [at, seen.at];
    return !sightings.some(
      (other) =>
        (other.id === seen.id) !== (other.key === key) &&
        from <= other.at &&
        other.at <= until &&
        other.at !== seen.at,
    );
  };
  const found = sightings.filter((seen) => seen.key === key && holds(seen)).map(({ id }) => id);
  return [...new Set(found)].sort((a, b) => a - b);
}

function indexAddresses({ addresses, preferred }: PrivatePeopleFile): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { address, login } of [...addresses, ...preferred]) {
    const known = owners.get(addressKey(address));
    if (known !== undefined && !sameLogin(known, login)) {
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
  profiles: readonly AccountProfile[],
  privatePeople: PrivatePeopleFile,
  bots: BotIndex,
): Identities {
  const profileLogins = new Map(profiles.map(({ id, login }) => [id, login]));
  const login = (account: AccountTrail): string =>
    profileLogins.get(account.id) ?? latestLogin(account);
  const idOfLogin = indexLogins(accounts.values(), login, profiles);
  const loginOfAddress = indexAddresses(privatePeople);
  const sightings = sightingsOf(accounts, profiles);
  const holdersOf = new Map<string, Set<number>>();
  for (const { key, id } of sightings) {
    holdersOf.set(key, (holdersOf.get(key) ?? new Set()).add(id));
  }
  const known = (id: number): boolean => accounts.has(id) || profileLogins.has(id);

  const ofLogin = (wanted: string): Owner => {
    const id = idOfLogin.get(loginKey(wanted));
    if (id !== undefined) return { kind: "account", id };
    const reason = bots.ofAccount({ login: wanted, type: "User" });
    return reason === undefined
      ? { kind: "login", login: wanted }
      : { kind: "bot", login: wanted, reason };
  };

  const ofAccounts = (ids: readonly number[]): Owner => {
    if (ids.length > 1) return { kind: "several", ids };
    return ids[0] === undefined ? { kind: "unknown" } : { kind: "account", id: ids[0] };
  };

  /** Whose login it was at each of the times; unknown where it was another's at one of them. */
  const ofReusedLogin = (key: string, at: readonly string[]): Owner => {
    const holders = at.map((time) => holdersAt(sightings, key, time));
    const common = (holders[0] ?? []).filter((id) => holders.every((ids) => ids.includes(id)));
    return ofAccounts(common.length > 0 ? common : [...(holdersOf.get(key) ?? [])]);
  };

  const ofNoreply = (address: string, at: readonly string[]): Owner | undefined => {
    const owner = parseNoreply(address);
    if (owner === undefined) return undefined;
    if (owner.id !== undefined)
      return known(owner.id) ? { kind: "account", id: owner.id } : undefined;
    const key = loginKey(owner.login);
    if (at.length > 0 && (holdersOf.get(key)?.size ?? 0) > 1) return ofReusedLogin(key, at);
    const id = idOfLogin.get(key);
    return id === undefined ? undefined : { kind: "account", id };
  };

  const ofAddress = (address: string, at: readonly string[] = []): Owner => {
    const recorded = loginOfAddress.get(addressKey(address));
    if (recorded !== undefined) return ofLogin(recorded);
    const bot = bots.ofSignature({ name: "", email: address });
    if (bot !== undefined) return { kind: "bot", ...bot };
    const noreply = ofNoreply(address, at);
    if (noreply !== undefined) return noreply;
    const ids = [...(accountsOfAddress.get(addressKey(address)) ?? [])];
    return ofAccounts(ids.sort((a, b) => a - b));
  };

  const ofUnlinked = ({ address, name, commits, identifiedAs }: UnlinkedTrail): Owner => {
    const owners = new Map(
      [...identifiedAs].sort().map((each) => {
        const owner = ofLogin(each);
        return [owner.kind === "account" ? String(owner.id) : loginKey(each), owner] as const;
      }),
    );
    if (owners.size > 1) {
      throw new ElectionError(
        "input",
        `elections/people.yaml: identities: one commit is said to be of ${[...identifiedAs].sort().map(visible).join(" and ")}`,
        { hint: "A commit has one author: keep one login." },
      );
    }
    const [identified] = owners.values();
    if (identified !== undefined) return identified;
    const isRecorded = loginOfAddress.has(addressKey(address));
    const bot = isRecorded ? undefined : bots.ofSignature({ name, email: address });
    if (bot !== undefined) return { kind: "bot", ...bot };
    return ofAddress(
      address,
      [...commits.values()].map(({ authoredAt }) => authoredAt),
    );
  };

  const isVouched = ({ address, identifiedAs }: UnlinkedTrail): boolean =>
    identifiedAs.size > 0 || loginOfAddress.has(addressKey(address));

  return { login, ofLogin, ofAddress, ofUnlinked, isVouched };
}
