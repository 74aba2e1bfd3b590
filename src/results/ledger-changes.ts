import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { Season } from "../charter/charter.ts";
import { heldBefore } from "../committee/affiliations.ts";
import type { Term } from "../committee/ledger.ts";
import { utcDate } from "../dates.ts";
import { sameLogin } from "../people/account.ts";
import type { OrganizationIndex } from "../people/organizations.ts";
import { isUnknown } from "../seats/organizations/affiliation.ts";
import { statedAffiliations } from "../seats/organizations/known-affiliations.ts";
import { type SeatTaken, seatsTaken } from "../seats/seating.ts";
import type { ElectionFacts } from "./build-record.ts";

/** What a result adds to the ledger. */
export interface LedgerChanges {
  readonly terms: readonly Term[];
  readonly moves: readonly {
    readonly seat: number;
    readonly to: Season;
    readonly election: string;
    readonly reason: string;
  }[];
  /** Positions in `affiliations` of entries ended by a new declaration. */
  readonly endedAffiliations: readonly { readonly position: number; readonly until: string }[];
  readonly affiliations: readonly {
    readonly person: string;
    readonly organization: string;
    readonly from: string;
    /** The day of a later move that the ledger has already. */
    readonly until?: string;
    readonly source: string;
  }[];
}

function moveOf({ seat, until }: SeatTaken, { ledger, election }: ElectionFacts) {
  const before = ledger.seats.find(({ id }) => id === seat);
  if (before === undefined || before.season === until.season) return [];
  const left = ledger.terms.filter((term) => term.seat === seat && term.ended !== undefined).at(-1);
  const reason =
    left?.ended === undefined ? "filled early" : `${left.name} left early: ${left.ended.reason}`;
  return [{ seat, to: until.season, election: election.election, reason }];
}

/** The organizations that a candidate counted for: all, if several; none, if unknown. */
function affiliationChanges(
  candidate: Candidate,
  { ledger, election }: ElectionFacts,
  { key, canonical }: OrganizationIndex,
): Pick<LedgerChanges, "endedAffiliations" | "affiliations"> {
  const { compare } = Temporal.PlainDate;
  const stated = statedAffiliations(candidate, election);
  const declared = utcDate(election.nominations.closes);
  const isTheirs = ({ person }: { readonly person: string }): boolean =>
    sameLogin(person, candidate.login);
  const open = ledger.affiliations.flatMap((each, position) =>
    isTheirs(each) && heldBefore(each, declared)
      ? [{ position, organization: key(each.organization) }]
      : [],
  );
  const missing = stated.filter((name) => !open.some((each) => each.organization === key(name)));
  if (missing.length === 0 || isUnknown(stated, { canonical }))
    return { endedAffiliations: [], affiliations: [] };
  const keys = stated.map(key);
  const contradicted = open.filter(({ organization }) => !keys.includes(organization));
  const from = declared.toString();
  const [moved] = ledger.affiliations
    .filter(isTheirs)
    .flatMap((each) =>
      each.from && compare(each.from, declared) > 0 ? [each.from.toString()] : [],
    )
    .sort();
  const until = moved === undefined ? {} : { until: moved };
  const source = `declared for the elections of ${election.election}`;
  return {
    endedAffiliations: contradicted.map(({ position }) => ({ position, until: from })),
    affiliations: missing.map((name) => {
      return { person: candidate.login, organization: canonical(name), from, ...until, source };
    }),
  };
}

/**
 * What a decided result changes in the ledger: a term for everyone seated, the season of seats that move,
 * and the organizations declared where the ledger knows others or none.
 */
export function ledgerChanges(
  facts: ElectionFacts,
  organizations: OrganizationIndex,
): LedgerChanges {
  const { seating, election, tally } = facts;
  const taken = seatsTaken(seating);
  const affiliations = taken.map(({ candidate }) =>
    affiliationChanges(candidate, facts, organizations),
  );
  return {
    terms: taken.map(({ candidate, seat, until }) => ({
      seat,
      holder: candidate.login,
      name: candidate.name,
      elected: election.election,
      how: tally === undefined ? "uncontested" : "vote",
      until,
    })),
    moves: taken.flatMap((term) => moveOf(term, facts)),
    endedAffiliations: affiliations.flatMap(({ endedAffiliations }) => endedAffiliations),
    affiliations: affiliations.flatMap((each) => each.affiliations),
  };
}
