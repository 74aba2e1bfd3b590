import type { Account } from "../people/account.ts";
import { foldName, shortName, tidyName } from "../people/fold-name.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { visible } from "../visible-text.ts";
import type { Profile } from "./contribution.ts";
import type { Gathered, UnlinkedTrail } from "./gather.ts";
import type { Identities, Owner } from "./identities.ts";
import { type Dated, emptyTrail, mergeTrail, type Trail } from "./trail.ts";

/** Somebody with a trail in the evidence, all accounts' names and unlinked addresses joined. */
export interface Person {
  readonly key: string;
  readonly id: number | null;
  readonly login: string;
  /** Other logins that the account had, sorted. */
  readonly formerly: readonly string[];
  readonly types: ReadonlySet<Account["type"]>;
  readonly profile: Profile | undefined;
  readonly trail: Trail;
}

/** Commits of one address that could not be joined to a person, and the accounts that may be theirs. */
export interface Stranger {
  readonly trail: UnlinkedTrail;
  readonly perhaps: readonly number[];
}

export interface Persons {
  readonly byKey: ReadonlyMap<string, Person>;
  readonly strangers: readonly Stranger[];
  /** Robots known only by the address of their commits. */
  readonly addressBots: readonly { readonly login: string; readonly reason: string }[];
  /** The person that an owner is, also one without any trail. */
  of(owner: Extract<Owner, { kind: "account" | "login" }>): Person;
}

/** The latest of the spellings; of two at the same time the first by code units. */
export function latestText(names: ReadonlyMap<string, Dated>): string | undefined {
  const dated = [...names.values()].sort((a, b) =>
    a.at === b.at ? (a.text < b.text ? -1 : 1) : a.at < b.at ? 1 : -1,
  );
  return dated[0]?.text;
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
  profiles: readonly Profile[],
  identities: Identities,
  byKey: Map<string, Person>,
): Persons["of"] {
  const profileOf = new Map(profiles.map((profile) => [profile.id, profile]));
  const ofAccount = (id: number, key: string): Person => {
    const account = gathered.accounts.get(id);
    const profile = profileOf.get(id);
    const login = account === undefined ? (profile?.login ?? "") : identities.login(account);
    const others = [...(account?.logins ?? [])].filter(([other]) => other !== login.toLowerCase());
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
    const key = owner.kind === "account" ? `#${owner.id}` : `@${owner.login.toLowerCase()}`;
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

/** Joins what was gathered to persons; call it once, since the trails are joined in place. */
export function joinPersons(
  gathered: Gathered,
  profiles: readonly Profile[],
  identities: Identities,
): Persons {
  const byKey = new Map<string, Person>();
  const of = personMaker(gathered, profiles, identities, byKey);
  for (const id of gathered.accounts.keys()) of({ kind: "account", id });
  const byName = accountsByName(byKey.values());
  const strangers: Stranger[] = [];
  const addressBots: { login: string; reason: string }[] = [];
  for (const trail of gathered.unlinked.values()) {
    const owner = identities.ofUnlinked(trail);
    if (owner.kind === "account" || owner.kind === "login") mergeTrail(of(owner).trail, trail);
    else if (trail.commits.size === 0) continue;
    else if (owner.kind === "bot") addressBots.push({ login: owner.login, reason: owner.reason });
    else {
      const sameName = [...trail.names.keys()].flatMap((name) => [...(byName.get(name) ?? [])]);
      const perhaps = owner.kind === "several" ? owner.ids : [...sameName, ...trail.openers];
      strangers.push({ trail, perhaps: [...new Set(perhaps)].sort((a, b) => a - b) });
    }
  }
  return { byKey, strangers, addressBots, of };
}
