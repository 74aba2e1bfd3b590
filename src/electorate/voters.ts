import { addressKey, isUsableAddress } from "../people/address.ts";
import { foldName } from "../people/fold-name.ts";
import type { PeopleFile, PrivatePeopleFile } from "../people/people-file.ts";
import type { AccountProfile, Repository, UnreadPullRequest } from "./contribution.ts";
import type { Entitled } from "./entitlement.ts";
import type { Identities } from "./identities.ts";
import { nameOf, type Persons, personKeys } from "./persons.ts";
import type { Voter } from "./roll.ts";
import type { RollRules } from "./roll-rules.ts";
import type { Dated, Trail } from "./trail.ts";

/** What a person's addresses are chosen from. */
export interface AddressSources {
  /** Recorded by officials, preferred ones first. */
  readonly recorded: readonly string[];
  /** The address that the account's public profile shows. */
  readonly profile: string | undefined;
  readonly trail: Trail;
  /** Names that are this person's: a Signed-off-by line counts where it bears one of them. */
  readonly names: readonly string[];
}

/** Most recently used first; of two used at the same time the first by its key. */
function latestFirst(addresses: ReadonlyMap<string, Dated>): string[] {
  return [...addresses]
    .sort(([keyA, a], [keyB, b]) => (a.at === b.at ? (keyA < keyB ? -1 : 1) : a.at < b.at ? 1 : -1))
    .map(([, { text }]) => text);
}

function signedAddresses({ signatures }: Trail, names: readonly string[]): Map<string, Dated> {
  const all = new Map<string, Dated>();
  for (const name of new Set(names.map(foldName))) {
    for (const [key, dated] of signatures.get(name) ?? []) {
      const known = all.get(key);
      if (known === undefined || known.at < dated.at) all.set(key, dated);
    }
  }
  return all;
}

/**
 * A person's usable addresses, best first: recorded ones, the public profile's, those of Signed-off-by
 * lines with the person's own name, those of commits; each kind by its latest use. None twice.
 */
function rankAddresses({ recorded, profile, trail, names }: AddressSources): string[] {
  const ranked = [
    ...recorded,
    ...(profile === undefined ? [] : [profile]),
    ...latestFirst(signedAddresses(trail, names)),
    ...latestFirst(trail.addresses),
  ];
  const chosen = new Map<string, string>();
  for (const address of ranked.filter(isUsableAddress)) {
    if (!chosen.has(addressKey(address))) chosen.set(addressKey(address), address.trim());
  }
  return [...chosen.values()];
}

/** The input of a roll besides contributions. */
export interface RollSources {
  readonly rules: RollRules;
  readonly people: PeopleFile;
  readonly privatePeople: PrivatePeopleFile;
  readonly profiles: readonly AccountProfile[];
  readonly repositories: readonly Repository[];
  /** Merged pull requests that could not be read. */
  readonly unread?: readonly UnreadPullRequest[] | undefined;
}

/** Makes a person's roll entry: name and addresses from officials, profile and commits. */
export function voterMaker(
  { people, privatePeople }: RollSources,
  identities: Identities,
  persons: Persons,
): (entitled: Entitled) => Voter {
  const keyOf = personKeys(identities, persons);
  const spellings = new Map(people.names.map((spelling) => [keyOf(spelling.login), spelling]));
  const recorded = new Map<string, string[]>();
  for (const { login, address } of [...privatePeople.preferred, ...privatePeople.addresses]) {
    recorded.set(keyOf(login), [...(recorded.get(keyOf(login)) ?? []), address]);
  }
  return ({ person, entitlement: ground }) => {
    const { key, id, login, profile, trail } = person;
    const spelling = spellings.get(key);
    const emails = rankAddresses({
      recorded: recorded.get(key) ?? [],
      profile: profile?.email ?? undefined,
      trail,
      names: [
        ...(spelling === undefined ? [] : [spelling.name, ...spelling.also]),
        ...(profile?.name == null ? [] : [profile.name]),
        ...trail.names.keys(),
      ],
    });
    const name = nameOf(person, spelling);
    return { id, login, name, email: emails[0] ?? null, emails, ...ground };
  };
}
