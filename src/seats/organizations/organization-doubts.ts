import { affiliationsOn } from "../../committee/affiliations.ts";
import {
  countedApart,
  differentOrganizations,
  oneOrganization,
  spelledAlike,
  spellingQuestion,
} from "../../committee/organization-remarks.ts";
import { utcDate } from "../../dates.ts";
import { sameLogin } from "../../people/account.ts";
import { noAffiliation } from "../../people/affiliation-words.ts";
import type { OrganizationIndex } from "../../people/organizations.ts";
import { type DoubtfulName, doubtfulNames } from "../../people/related-organizations.ts";
import { visible } from "../../visible-text.ts";
import { listNames } from "../../wording.ts";
import type { FilledSeats, SeatingRules } from "../allocation/fill-seats.ts";
import { combinations, differenceBy } from "../allocation/possibilities.ts";
import type { OpenQuestion } from "../open-question.ts";
import { stands } from "../standing.ts";
import { isUnknown } from "./affiliation.ts";
import { decidedAffiliation } from "./known-affiliations.ts";

/** The most combinations tried; beyond it, every name may decide who is seated. */
const mostWays = 64;

/** The names of organizations that each candidate and each continuing member counts for, or may. */
function namesByPerson({ election, ledger, continuing, declared }: SeatingRules): string[][] {
  const closing = utcDate(election.nominations.closes);
  const standing = election.candidates.filter((candidate) => stands(candidate, election));
  const namesOf = (login: string, known: readonly string[]): string[] => {
    const decided = decidedAffiliation(login, election);
    return decided === undefined
      ? [...known, ...affiliationsOn(ledger, login, declared)]
      : [decided];
  };
  const others = continuing.filter(
    ({ login }) => !standing.some((each) => sameLogin(each.login, login)),
  );
  return [
    ...standing.map(({ login, affiliation }) => namesOf(login, [affiliation].flat())),
    ...others.map(({ login }) => namesOf(login, affiliationsOn(ledger, login, closing))),
  ];
}

/** Organizations of candidates and continuing members that differ only in spelling, and so count separately. */
function organizationsSpelledAlike(rules: SeatingRules): string[][] {
  return spelledAlike(namesByPerson(rules).flat(), rules.index);
}

/** The index that takes a name, by its key, for another name. */
function renamed(index: OrganizationIndex, names: ReadonlyMap<string, string>): OrganizationIndex {
  const meant = (name: string): string => {
    const other = names.get(index.key(name));
    return other === undefined ? name : meant(other);
  };
  return {
    ...index,
    key: (name) => index.key(meant(name)),
    canonical: (name) => index.canonical(meant(name)),
    group: (name, onDate) => index.group(meant(name), onDate),
  };
}

/** Every name with those it may be merged with, including itself. */
function connected(
  doubts: readonly DoubtfulName[],
  { key }: OrganizationIndex,
): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { name, others } of doubts) {
    const all = new Set<string>();
    for (const each of [name, ...others].map(key)) {
      for (const known of groups.get(each) ?? [each]) all.add(known);
    }
    for (const each of all) groups.set(each, all);
  }
  return groups;
}

/** The doubts whose names together may exceed the limit. */
function doubtsAtTheLimit(
  rules: SeatingRules,
  people: readonly (readonly string[])[],
): readonly DoubtfulName[] {
  const { index, charter } = rules;
  const doubts = doubtfulNames(people.flat(), index);
  const groups = connected(doubts, index);
  const limit = charter.rules.organizationLimit.value;
  const closing = utcDate(rules.election.nominations.closes);
  const company = (name: string): string => index.key(index.group(name, closing) ?? name);
  return doubts.filter(({ name }) => {
    const group = groups.get(index.key(name)) ?? new Set();
    const companies = new Set([...group].map(company));
    const mayBelong = people.filter(
      (names) =>
        isUnknown(names, index) ||
        names.some((each) => group.has(index.key(each)) || companies.has(company(each))),
    );
    return mayBelong.length > limit;
  });
}

/** A name that may mean another organization, or none, and whether that changes who is seated. */
export interface OrganizationDoubt extends DoubtfulName {
  readonly matters: boolean;
}

/**
 * Every such doubt where names may fill a limit together. All combinations are tried; a name matters if its
 * meaning alone changes who is seated.
 */
export function organizationDoubts(
  rules: SeatingRules,
  seating: (rules: SeatingRules) => FilledSeats,
): OrganizationDoubt[] {
  const people = namesByPerson(rules);
  const doubts = doubtsAtTheLimit(rules, people);
  if (doubts.length === 0) return [];
  const meanings = doubts.map(({ others, perhapsNone }) => 1 + others.length + Number(perhapsNone));
  const combined = combinations(meanings, mostWays);
  if (combined === undefined) return doubts.map((doubt) => ({ ...doubt, matters: true }));
  const ways = combined.map((chosen) => {
    // The first meaning is an organization of its own, the last one may be none.
    const names = doubts.flatMap(({ name, others }, position): [string, string][] => {
      const meaning = chosen[position] ?? 0;
      return meaning === 0 ? [] : [[rules.index.key(name), others[meaning - 1] ?? noAffiliation]];
    });
    const index = renamed(rules.index, new Map(names));
    return { chosen, result: seating({ ...rules, index }).results };
  });
  return doubts.map((doubt, position) => ({
    ...doubt,
    matters: differenceBy(position, ways) !== undefined,
  }));
}

/** Spelling doubts that change nothing, in sentences. */
export function organizationRemarks(
  rules: SeatingRules,
  doubts: readonly OrganizationDoubt[],
): string[] {
  const asked = new Set(doubts.filter(({ matters }) => matters).map(({ name }) => name));
  return organizationsSpelledAlike(rules)
    .filter((names) => !names.some((name) => asked.has(name)))
    .map((names) => `${countedApart(names)}; counted as one, the same people would be elected`);
}

/**
 * What to settle before the count: names that differ only in spelling, with the entry that merges them, and
 * names that the limit may depend on.
 */
export function organizationsBeforeCount(
  rules: SeatingRules,
  doubts: readonly DoubtfulName[],
): string[] {
  const alike = organizationsSpelledAlike(rules);
  const told = new Set(alike.flat());
  const open = doubts.filter(({ name }) => !told.has(rules.index.canonical(name)));
  return [
    ...alike.map(spellingQuestion),
    ...open.map(
      (doubt) =>
        `${quoted(doubt.name)} counts as an organization of its own. If it is ${meantInstead(doubt)}, the limit may seat others: record what is true before the ballots are counted`,
    ),
  ];
}

function quoted(name: string): string {
  return `“${visible(name)}”`;
}

/** The entries for officials to choose from; the last ones go into another file, as a comment says. */
function answersAbout({ name, others, perhapsNone }: DoubtfulName): string[] {
  const onlyOne = others.length === 1;
  const decided = (what: string, affiliation: string): string =>
    `# ${what}: a decision in election.yaml with about: affiliation, person: <login>, affiliation: ${affiliation}`;
  return [
    ...others.map((other) => {
      const when = onlyOne ? "they are one" : `${quoted(name)} is ${quoted(other)}`;
      return `# if ${when}:\n${oneOrganization([other, name])}`;
    }),
    others.length === 0
      ? `# if it is an organization:\n${differentOrganizations([name])}`
      : `# if they are different:\n${differentOrganizations([...others, name])}`,
    ...(perhapsNone ? [decided("if it is not an organization", noAffiliation)] : []),
    ...(others.length > 1 ? [decided("or for one person alone", "<organization>")] : []),
  ];
}

/** What else a name may mean, in words. */
function meantInstead({ others, perhapsNone }: DoubtfulName): string {
  return listNames([...others.map(quoted), ...(perhapsNone ? ["no organization"] : [])], "or");
}

function questionAbout(doubt: DoubtfulName): OpenQuestion {
  const { name, others, perhapsNone } = doubt;
  const text =
    others.length === 1 && !perhapsNone
      ? `${countedApart([...others, name])}; counted as one, the seats would go to others. Are they one organization?`
      : `${quoted(name)} counts as an organization of its own; as ${meantInstead(doubt)}, the seats would go to others. Which is it?`;
  return {
    about: "organization names",
    text,
    file: "people",
    record: answersAbout(doubt).join("\n"),
  };
}

/** Doubts that decide who is seated: a person must say what each name means. */
export function organizationQuestions(doubts: readonly OrganizationDoubt[]): OpenQuestion[] {
  return doubts.filter(({ matters }) => matters).map(questionAbout);
}
