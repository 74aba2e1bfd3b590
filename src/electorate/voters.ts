import type { PeopleFile, PrivatePeopleFile } from "../people/people-file.ts";
import { rankAddresses } from "./addresses.ts";
import type { AccountProfile, Repository, UnreadPullRequest } from "./contribution.ts";
import type { Entitled } from "./entitlement.ts";
import type { Identities } from "./identities.ts";
import { nameOf, type Persons, personKeys } from "./persons.ts";
import type { Voter } from "./roll.ts";
import type { RollRules } from "./roll-rules.ts";

/** All that makes a roll besides the contributions themselves. */
export interface RollSources {
  readonly rules: RollRules;
  readonly people: PeopleFile;
  readonly privatePeople: PrivatePeopleFile;
  readonly profiles: readonly AccountProfile[];
  readonly repositories: readonly Repository[];
  /** Merged pull requests that could not be read. */
  readonly unread?: readonly UnreadPullRequest[] | undefined;
}

/** Makes the roll's entry of a person: name and addresses as officials, profile and commits have them. */
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
