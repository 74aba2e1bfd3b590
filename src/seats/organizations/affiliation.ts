import type { Temporal } from "temporal-polyfill";
import { noAffiliation, unknownAffiliation } from "../../people/affiliation-words.ts";
import type { OrganizationIndex } from "../../people/organizations.ts";

/** What files say about a person's organization. */
export interface KnownAffiliation {
  readonly login: string;
  readonly name: string;
  readonly isCandidate: boolean;
  /** Names as written: none or "unknown" where no one knows, several where several are named. */
  readonly names: readonly string[];
  /** Names from a later move on, where there was one before the declaration. */
  readonly movedTo: readonly string[] | undefined;
}

/** One way to count a person. */
export interface AffiliationOption {
  /** Canonical name of the organization; undefined for none. */
  readonly organization: string | undefined;
  /** What the limit is applied to: the organization, or its group where groups count together. */
  readonly party: string | undefined;
  /** Equal for people under one limit; undefined for no limit. */
  readonly key: string | undefined;
}

/** A person with every way to count them; one option where the affiliation is certain. */
export interface CountedPerson {
  readonly login: string;
  readonly name: string;
  readonly isCandidate: boolean;
  /** Why there are several options. */
  readonly why: "unknown" | "several" | "moved" | undefined;
  readonly options: readonly [AffiliationOption, ...AffiliationOption[]];
}

/** How organizations are told apart: with groups counted together or not, as of a day. */
export interface OrganizationCounting {
  readonly index: OrganizationIndex;
  readonly groups: boolean;
  readonly on: Temporal.PlainDate;
}

/** Whether the names leave the organization open. */
export function isUnknown(
  names: readonly string[],
  { canonical }: Pick<OrganizationIndex, "canonical">,
): boolean {
  return names.length === 0 || names.some((name) => canonical(name) === unknownAffiliation);
}

/** The option of a name; a group's name instead of its organizations' where groups count together. */
export function namedOption(
  name: string,
  { index, groups, on }: OrganizationCounting,
): AffiliationOption {
  const organization = index.canonical(name);
  if (organization === noAffiliation) {
    return { organization: undefined, party: undefined, key: undefined };
  }
  const party = (groups ? index.group(name, on) : undefined) ?? organization;
  return { organization, party, key: index.key(party) };
}

function distinct(options: readonly AffiliationOption[]): AffiliationOption[] {
  return options.filter(
    ({ key }, position) => options.findIndex((other) => other.key === key) === position,
  );
}

/** An organization of no one else; its key contains a line break, which no name does. */
function elsewhere(number: number): AffiliationOption {
  const organization = "another organization";
  return { organization, party: organization, key: `\n${number}` };
}

/** The description of one way to count a person. */
export function describeOption({ organization, party }: AffiliationOption): string {
  if (organization === undefined) return "no organization";
  return party === organization ? organization : `${organization} (${party})`;
}

function certainOptions(
  { names, movedTo }: KnownAffiliation,
  counting: OrganizationCounting,
): AffiliationOption[] {
  const known = [names, movedTo ?? []].filter((some) => !isUnknown(some, counting.index)).flat();
  return distinct(known.map((name) => namedOption(name, counting)));
}

function inDoubt({ names, movedTo }: KnownAffiliation, index: OrganizationIndex): boolean {
  return isUnknown(names, index) || (movedTo !== undefined && isUnknown(movedTo, index));
}

/**
 * Every way to count each person. Someone with an unknown organization may belong to any that matters: the
 * candidates' ones, or an unknown one, which unknown people may share. Continuing members' organizations matter
 * as soon as a candidate may belong there, since together they may fill the limit.
 */
export function countPeople(
  people: readonly KnownAffiliation[],
  counting: OrganizationCounting,
): CountedPerson[] {
  const certain = people.map((person) => certainOptions(person, counting));
  const strangers = people.flatMap((person, number) =>
    person.isCandidate && inDoubt(person, counting.index) ? [elsewhere(number)] : [],
  );
  const ofCandidates = certain.filter((_, number) => people[number]?.isCandidate).flat();
  const relevant = [...(strangers.length > 0 ? certain.flat() : ofCandidates), ...strangers];
  const somewhere = relevant.filter(({ key }) => key !== undefined);
  return people.map((person, number) => {
    const { login, name, isCandidate, names, movedTo } = person;
    const guesses = inDoubt(person, counting.index) ? [elsewhere(number), ...somewhere] : [];
    const [first = elsewhere(number), ...others] = distinct([
      ...(certain[number] ?? []),
      ...guesses,
    ]);
    const why =
      movedTo !== undefined ? "moved" : isUnknown(names, counting.index) ? "unknown" : "several";
    return {
      login,
      name,
      isCandidate,
      why: others.length === 0 ? undefined : why,
      options: [first, ...others],
    };
  });
}
