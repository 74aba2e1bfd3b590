import { affiliationsOn } from "../committee/affiliations.ts";
import { continuingMembers } from "../committee/continuing.ts";
import { utcDate } from "../dates.ts";
import { listNames } from "../wording.ts";
import type { FilledSeats, SeatingRules } from "./allocation/fill-seats.ts";
import { type CountedPerson, isUnknown } from "./organizations/affiliation.ts";
import {
  type AffiliationDoubt,
  nameSeated,
  type Seating,
  seatedNames,
  uncertainties,
} from "./seating.ts";

/** Affiliations that are not certain but change nothing, and people under no limit. */
export function affiliationRemarks(
  people: readonly CountedPerson[],
  doubts: readonly AffiliationDoubt[],
): string[] {
  return people.flatMap(({ login, name, isCandidate, why, options }) => {
    if (why !== undefined) {
      if (doubts.some((doubt) => doubt.login === login)) return [];
      const what = `the affiliation of ${listNames([name])} ${uncertainties[why]}`;
      return [`${what}: it does not change who is elected`];
    }
    if (!isCandidate || options[0].key !== undefined) return [];
    return [`${listNames([name])} belongs to no organization, so the limit does not apply`];
  });
}

/** The result with the other way of counting groups of affiliated companies. */
export function groupRemark(other: Seating, countedTogether: boolean): string {
  const way = countedTogether
    ? "With affiliated companies counted one by one (groups: off)"
    : "With affiliated companies counted as one (groups: on)";
  const seated = nameSeated(seatedNames(other));
  const open =
    other.ties.length + other.doubts.length === 0 ? "" : ", and a person would need to decide";
  return `${way} the seats would go to others: ${seated}${open}`;
}

/** Remarks about members and affiliations. */
export function memberRemarks(
  rules: SeatingRules,
  seating: (rules: SeatingRules) => FilledSeats,
): string[] {
  const { election, ledger, charter, continuing, index } = rules;
  const opening = utcDate(election.nominations.opens);
  const before = continuingMembers(ledger, election, charter, opening);
  const left = before.filter((member) => !continuing.some(({ seat }) => seat === member.seat));
  const remarks = left.map(
    ({ name, seat }) =>
      `${listNames([name])} left after nominations opened: this frees a place for others of the same organization, but not seat ${seat}`,
  );
  const filled = seating(rules);
  if (left.length > 0 && seating({ ...rules, continuing: before }).results !== filled.results) {
    remarks.push("if no one had left since nominations opened, the seats would go to others");
  }
  // The day before: from the closing day on, the ledger of a published result has what was declared.
  const eve = utcDate(election.nominations.closes).subtract({ days: 1 });
  for (const { login, name, affiliation } of election.candidates) {
    const known = affiliationsOn(ledger, login, eve);
    const declared = [affiliation].flat();
    const keys = (names: readonly string[]): string => names.map(index.key).sort().join("\n");
    if (known.length === 0 || isUnknown(declared, index) || keys(known) === keys(declared))
      continue;
    remarks.push(
      `${listNames([name])} declared ${listNames(declared)}, but the ledger has ${listNames(known)} on ${eve}: the declaration counts`,
    );
  }
  return remarks;
}
