import { type Account, loginKey, sameLogin } from "../people/account.ts";
import { isTellingAddress, parseNoreply } from "../people/address.ts";
import { foldName, shortName, tidyName } from "../people/fold-name.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { canBeSamePerson, isTellingName } from "../people/same-person.ts";
import { visible } from "../visible-text.ts";
import type { AccountProfile } from "./contribution.ts";
import type { Gathered, UnlinkedTrail } from "./gather.ts";
import type { Identities, Owner } from "./identities.ts";
import { emptyTrail, latestText, mergeTrail, type Trail } from "./trail.ts";

/** A person in the evidence, with all names and unlinked addresses of their accounts joined. */
export interface Person {
  readonly key: string;
  readonly id: number | null;
  readonly login: string;
  /** Other logins that the account had, sorted. */
  readonly formerly: readonly string[];
  readonly types: ReadonlySet<Account["type"]>;
  readonly profile: AccountProfile | undefined;
  readonly trail: Trail;
}

/** Commits of one author who could not be joined to a person. */
export interface Stranger {
  readonly trail: UnlinkedTrail;
  /** Accounts with the same name or address, one of which is most likely the author. */
  readonly likely: readonly number[];
  /** Accounts that opened pull requests with nothing but these commits. */
  readonly openers: readonly number[];
}

export interface Persons {
  readonly byKey: ReadonlyMap<string, Person>;
  readonly strangers: readonly Stranger[];
  /** Robots known only by the names and addresses of their commits. */
  readonly addressBots: readonly { readonly login: string; readonly reason: string }[];
  /** An owner's person, even one without a trail. */
  of(owner: Extract<Owner, { kind: "account" | "login" }>): Person;
}

/** The key of the person whom officials mean by a login, also of one without any trail. */
export function personKeys(identities: Identities, persons: Persons): (login: string) => string {
  return (login) => {
    const owner = identities.ofLogin(login);
    return persons.of(owner.kind === "account" ? owner : { kind: "login", login }).key;
  };
}

/** The name to show for a person: as officials spell it, as the profile has it, as the latest commit has it. */
export function nameOf(
  { profile, trail }: Pick<Person, "profile" | "trail">,
  spelling: PeopleFile["names"][number] | undefined,
): string | null {
  const named = [spelling?.name, profile?.name, latestText(trail.names)];
  const tidy = named.map((name) => shortName(visible(tidyName(name ?? ""))));
  return tidy.find((name) => name !== "") ?? null;
}

function personMaker(
  gathered: Gathered,
  profiles: readonly AccountProfile[],
  identities: Identities,
  byKey: Map<string, Person>,
): Persons["of"] {
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]));
  const ofAccount = (id: number, key: string): Person => {
    const account = gathered.accounts.get(id);
    const profile = profileOf.get(id);
    const login = account === undefined ? (profile?.login ?? "") : identities.login(account);
    const others = [...(account?.logins ?? [])].filter(([other]) => !sameLogin(other, login));
    return {
      key,
      id,
      login,
      formerly: others.map(([, { text }]) => text).sort(),
      types: account?.types ?? new Set(),
      profile,
      trail: account ?? emptyTrail(),
    };
  };
  return (owner) => {
    const key = keyOf(owner);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const person: Person =
      owner.kind === "account"
        ? ofAccount(owner.id, key)
        : {
            key,
            id: null,
            login: owner.login,
            formerly: [],
            types: new Set(),
            profile: undefined,
            trail: emptyTrail(),
          };
    byKey.set(key, person);
    return person;
  };
}

function accountsByName(persons: Iterable<Person>): ReadonlyMap<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  for (const { id, trail, profile } of persons) {
    const names = [
      ...trail.names.keys(),
      ...(profile?.name == null ? [] : [foldName(profile.name)]),
    ];
    for (const name of names) {
      if (id !== null) found.set(name, (found.get(name) ?? new Set()).add(id));
    }
  }
  return found;
}

/** Trails by address: people write their name in several ways, and share addresses. */
function byAddress(trails: Iterable<UnlinkedTrail>): ReadonlyMap<string, UnlinkedTrail[]> {
  const found = new Map<string, UnlinkedTrail[]>();
  for (const trail of trails) {
    const known = found.get(trail.address);
    if (known === undefined) found.set(trail.address, [trail]);
    else known.push(trail);
  }
  return found;
}

/** Whether two trails of one address are one author's: of one name, or of names that one person can have. */
function isOneAuthor(a: UnlinkedTrail, b: UnlinkedTrail): boolean {
  const isTelling = isTellingAddress(a.address);
  if (a.name === b.name) return isTelling || isTellingName(a.name);
  return isTelling && canBeSamePerson(a.name, b.name);
}

function keyOf(owner: Extract<Owner, { kind: "account" | "login" }>): string {
  return owner.kind === "account" ? `#${owner.id}` : `@${loginKey(owner.login)}`;
}

/** The owner of a trail, and whether officials said so. */
interface Owned {
  readonly owner: Owner;
  readonly isVouched: boolean;
}

/**
 * The owner of a trail: as named by officials, by its address, or as named for the author's other commits. An
 * identity applies to its commit and to anything clearly by the same author.
 */
function ownerFinder(
  unlinked: ReadonlyMap<string, UnlinkedTrail>,
  identities: Identities,
): (trail: UnlinkedTrail) => Owned {
  const trailsOf = byAddress(unlinked.values());
  const keyOfOwner = (owner: Owner): string =>
    owner.kind === "account" || owner.kind === "login" ? keyOf(owner) : owner.kind;
  return (trail) => {
    const owner = identities.ofUnlinked(trail);
    const isVouched = identities.isVouched(trail);
    if (isVouched || owner.kind === "account") return { owner, isVouched };
    const named = (trailsOf.get(trail.address) ?? [])
      .filter((other) => other.identifiedAs.size > 0 && isOneAuthor(trail, other))
      .map(identities.ofUnlinked);
    const [only] = named;
    const isOne = only !== undefined && new Set(named.map(keyOfOwner)).size === 1;
    return isOne ? { owner: only, isVouched: true } : { owner, isVouched };
  };
}

/** Of several accounts that had the login of a noreply address, the only one with the commits' name. */
function namesakeAmong(
  owner: Owner,
  { name, address }: UnlinkedTrail,
  byName: ReadonlyMap<string, Set<number>>,
): number | undefined {
  if (owner.kind !== "several" || parseNoreply(address) === undefined) return undefined;
  const namesakes = owner.ids.filter((id) => byName.get(name)?.has(id));
  return namesakes.length === 1 ? namesakes[0] : undefined;
}

/** Adds commits without a known author, merged by author. */
function noteStranger(strangers: Stranger[], { trail, likely, openers }: Stranger): void {
  const at = strangers.findIndex(
    (known) => known.trail.address === trail.address && isOneAuthor(known.trail, trail),
  );
  const same = strangers[at];
  if (same === undefined) {
    strangers.push({ trail, likely: sorted(likely), openers: sorted(openers) });
    return;
  }
  mergeTrail(same.trail, trail, { isVouched: false });
  strangers[at] = {
    trail: same.trail,
    likely: sorted([...same.likely, ...likely]),
    openers: sorted([...same.openers, ...openers]),
  };
}

function sorted(ids: Iterable<number>): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** Joins gathered trails to persons; call it once, since it changes the trails. */
export function joinPersons(
  gathered: Gathered,
  profiles: readonly AccountProfile[],
  identities: Identities,
): Persons {
  const byKey = new Map<string, Person>();
  const of = personMaker(gathered, profiles, identities, byKey);
  for (const id of gathered.accounts.keys()) of({ kind: "account", id });
  const byName = accountsByName(byKey.values());
  const strangers: Stranger[] = [];
  const addressBots: { login: string; reason: string }[] = [];
  const ownerOf = ownerFinder(gathered.unlinked, identities);
  const inOrder = [...gathered.unlinked].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, trail] of inOrder) {
    const { owner: found, isVouched } = ownerOf(trail);
    const namesake = namesakeAmong(found, trail, byName);
    const owner: Owner = namesake === undefined ? found : { kind: "account", id: namesake };
    if (owner.kind === "account" || owner.kind === "login") {
      mergeTrail(of(owner).trail, trail, { isVouched });
    } else if (trail.commits.size === 0) continue;
    else if (owner.kind === "bot") addressBots.push({ login: owner.login, reason: owner.reason });
    else {
      const isShared = owner.kind === "several";
      const likely = isShared ? owner.ids : [...(byName.get(trail.name) ?? [])];
      noteStranger(strangers, { trail, likely, openers: isShared ? [] : [...trail.openers] });
    }
  }
  return { byKey, strangers, addressBots, of };
}
