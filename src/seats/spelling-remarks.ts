import { affiliationsOn } from "../committee/affiliations.ts";
import {
  countedApart,
  differentOrganizations,
  oneOrganization,
  spelledAlike,
} from "../committee/organization-remarks.ts";
import { utcDate } from "../dates.ts";
import { loginKey } from "../people/account.ts";
import type { OrganizationIndex } from "../people/organizations.ts";
import { isUnknown } from "./affiliation.ts";
import type { FilledSeats, SeatingRules } from "./fill-seats.ts";
import { statedAffiliations } from "./known-affiliations.ts";
import type { OpenQuestion } from "./open-question.ts";
import { stands } from "./standing.ts";

/** Organizations of candidates and continuing members that differ in spelling alone, and so count apart. */
export function organizationsSpelledAlike({
  election,
  ledger,
  continuing,
  index,
}: SeatingRules): string[][] {
  const closing = utcDate(election.nominations.closes);
  const standing = election.candidates.filter((candidate) => stands(candidate, election));
  const names = [
    ...standing.map((candidate) => statedAffiliations(candidate, election)),
    ...continuing
      .filter(({ login }) => standing.every((each) => loginKey(each.login) !== loginKey(login)))
      .map(({ login }) => affiliationsOn(ledger, login, closing)),
  ];
  return spelledAlike(names.filter((each) => !isUnknown(each)).flat(), index);
}

/** The index that takes these names for one organization. */
function withOneName(index: OrganizationIndex, names: readonly string[]): OrganizationIndex {
  const [first = ""] = names;
  const keys = new Set(names.map(index.key));
  const one = (name: string): string => (keys.has(index.key(name)) ? first : name);
  return {
    key: (name) => index.key(one(name)),
    isRecorded: index.isRecorded,
    canonical: (name) => index.canonical(one(name)),
    group: (name, onDate) => index.group(one(name), onDate),
  };
}

/** Names that may be those of one organization, and whether it would matter to who is seated. */
export interface SpellingDoubt {
  readonly names: readonly string[];
  readonly matters: boolean;
}

/** Every doubt of this kind, each name counted for itself and all for one. */
export function spellingDoubts(
  rules: SeatingRules,
  seating: (rules: SeatingRules) => FilledSeats,
): SpellingDoubt[] {
  const groups = organizationsSpelledAlike(rules);
  if (groups.length === 0) return [];
  const apart = seating(rules).results;
  return groups.map((names) => {
    const asOne = seating({ ...rules, index: withOneName(rules.index, names) });
    return { names, matters: asOne.results !== apart };
  });
}

/** Doubts that change nothing, in sentences. */
export function spellingRemarks(doubts: readonly SpellingDoubt[]): string[] {
  return doubts
    .filter(({ matters }) => !matters)
    .map(({ names }) => `${countedApart(names)}; as one, the same people would be seated`);
}

/** Doubts that decide who is seated: a person must say whether the names are those of one organization. */
export function spellingQuestions(doubts: readonly SpellingDoubt[]): OpenQuestion[] {
  return doubts
    .filter(({ matters }) => matters)
    .map(({ names }) => ({
      about: "organization names",
      text: `${countedApart(names)}; as one, the seats would go otherwise. Are they one?`,
      file: "people",
      record: [
        `# if they are one:\n${oneOrganization(names)}`,
        `# if they are different:\n${differentOrganizations(names)}`,
      ].join("\n"),
    }));
}
