import { affiliationsOn } from "../../committee/affiliations.ts";
import { continuingMembers } from "../../committee/continuing.ts";
import { utcDate } from "../../dates.ts";
import { listNames } from "../../wording.ts";
import type { FilledSeats, SeatingRules } from "../allocation/fill-seats.ts";
import { isUnknown } from "./affiliation.ts";

/** What happened to members and affiliations that a person should know. */
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
  // The day before: from the closing day on, a published result has what was declared in the ledger.
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
