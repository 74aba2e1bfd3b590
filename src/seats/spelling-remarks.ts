import { affiliationsOn } from "../committee/affiliations.ts";
import { countedApart, spelledAlike } from "../committee/organization-remarks.ts";
import { utcDate } from "../dates.ts";
import { loginKey } from "../people/account.ts";
import type { OrganizationIndex } from "../people/organizations.ts";
import { isUnknown } from "./affiliation.ts";
import type { FilledSeats, SeatingRules } from "./fill-seats.ts";
import { statedAffiliations } from "./known-affiliations.ts";
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
    canonical: (name) => index.canonical(one(name)),
    group: (name, onDate) => index.group(one(name), onDate),
  };
}

/** Which organizations may be one under several names, and whether it would matter to who is seated. */
export function spellingRemarks(
  rules: SeatingRules,
  seating: (rules: SeatingRules) => FilledSeats,
): string[] {
  return organizationsSpelledAlike(rules).map((names) => {
    const asOne = seating({ ...rules, index: withOneName(rules.index, names) });
    const matters = asOne.results !== seating(rules).results;
    return `${countedApart(names)}; as one, ${matters ? "the seats would go otherwise" : "the same people would be seated"}`;
  });
}
