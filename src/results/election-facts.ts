import { formatSeason } from "../calendar/election-id.ts";
import type { Ledger } from "../committee/ledger.ts";
import type { OrganizationIndex } from "../people/organizations.ts";
import type { Declaration } from "../seats/declare.ts";
import { decidedAffiliation } from "../seats/organizations/known-affiliations.ts";
import type { ElectionFacts } from "./build-record.ts";

/** What a record is made from, of an election whose result was computed. */
export function electionFacts(
  { election, charter, seating, count, continuing }: Declaration,
  ledger: Ledger,
  organizations: OrganizationIndex,
  { roll, inputs, page }: Pick<ElectionFacts, "roll" | "inputs" | "page">,
): ElectionFacts {
  return {
    election,
    ledger,
    seating,
    continuing: continuing.map(({ login, name, seat, until, affiliations }) => {
      const decided = decidedAffiliation(login, election);
      const counted = decided === undefined ? affiliations : [decided];
      return {
        login,
        name,
        seat,
        until: formatSeason(until),
        organizations: [...new Set(counted.map(organizations.canonical))],
      };
    }),
    limit: charter.rules.organizationLimit.value,
    groups: charter.rules.groups.value,
    tally: count?.tally,
    struck: count?.struck.map(({ name }) => name) ?? [],
    roll,
    inputs,
    page,
  };
}
