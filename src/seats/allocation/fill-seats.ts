import type { Temporal } from "temporal-polyfill";
import { compareSeasons } from "../../calendar/election-id.ts";
import type { Candidate } from "../../candidates/candidate.ts";
import type { Charter } from "../../charter/charter.ts";
import type { ContinuingMember } from "../../committee/continuing.ts";
import type { Ledger } from "../../committee/ledger.ts";
import type { DueSeat } from "../../committee/seats-due.ts";
import { utcDate } from "../../dates.ts";
import type { TieDecision } from "../../election/decision.ts";
import type { Election } from "../../election/election.ts";
import { loginKey, sameLogin } from "../../people/account.ts";
import type { OrganizationIndex } from "../../people/organizations.ts";
import { type CountedPerson, countPeople, describeOption } from "../organizations/affiliation.ts";
import { knownAffiliations } from "../organizations/known-affiliations.ts";
import { affiliationRemarks, groupRemark } from "../remarks.ts";
import type { AffiliationDoubt, Seating, Tie } from "../seating.ts";
import { assignSeats } from "./assign-seats.ts";
import { makeOutcomes } from "./outcomes.ts";
import { differenceBy, type Possibilities, walkPossibilities } from "./possibilities.ts";

/** Everything but the ranking that decides who is seated. */
export interface SeatingRules {
  readonly election: Election;
  readonly ledger: Ledger;
  readonly charter: Charter;
  readonly index: OrganizationIndex;
  /** The seats to fill. */
  readonly seats: readonly DueSeat[];
  /** Members whose seats are not up, as of the declaration. */
  readonly continuing: readonly ContinuingMember[];
  /** The UTC date of the declaration. */
  readonly declared: Temporal.PlainDate;
}

/** How to fill seats, other than the rules. */
export interface FillOptions {
  /** Whether ballots ranked the candidates; otherwise tie decisions do not apply. */
  readonly ranked: boolean;
  /** Affiliated companies as one organization. */
  readonly groups: boolean;
}

/** How seats are filled, and which recorded tie decisions were used. */
export interface FilledSeats {
  readonly seating: Seating;
  readonly used: readonly TieDecision[];
  /** Someone is tied for a seat however uncertain affiliations are counted. */
  readonly alwaysTied: boolean;
  /** Equal for two fillings with the same seated, tied and open seats in every possibility. */
  readonly results: string;
}

function findDoubts(
  people: readonly CountedPerson[],
  possibilities: Possibilities,
): AffiliationDoubt[] {
  const nameOf = (login: string): string =>
    people.find((person) => sameLogin(person.login, login))?.name ?? login;
  return people.flatMap(({ login, name, why, options }, position): AffiliationDoubt[] => {
    if (why === undefined) return [];
    if (possibilities.tooMany) return [{ login, name, why, options: [] }];
    const difference = differenceBy(position, possibilities.all) ?? [];
    const shown = difference.map(({ chosen, walk }) => ({
      affiliation: describeOption(options[chosen[position] ?? 0] ?? options[0]),
      seated: walk.seated.flat().map(nameOf),
    }));
    return shown.length === 0 ? [] : [{ login, name, why, options: shown }];
  });
}

/** Candidates whose outcome differs between possibilities. */
function unsureCandidates(
  candidates: readonly Candidate[],
  { all, tooMany }: Possibilities,
): ReadonlySet<string> {
  const keys = candidates.map(({ login }) => loginKey(login));
  const states = (key: string): Set<string | undefined> =>
    new Set(all.map(({ walk }) => walk.outcomes.get(key)?.state));
  return new Set(keys.filter((key) => tooMany || states(key).size > 1));
}

/** Fills seats one way: with groups counted together or not, as the options say. */
function fillOneWay(
  ranking: readonly (readonly Candidate[])[],
  rules: SeatingRules,
  { ranked, groups }: FillOptions,
): FilledSeats {
  const { election, charter, index, seats, continuing } = rules;
  const limit = charter.rules.organizationLimit.value;
  const decisions = election.decisions.filter((decision) => decision.about === "tie");
  const people = countPeople(knownAffiliations(ranking.flat(), continuing, rules), {
    index,
    groups,
    on: utcDate(election.nominations.closes),
  });
  const possibilities = walkPossibilities(people, {
    ranking: ranking.map((tier) => tier.map(({ login }) => login)),
    seats: seats.length,
    limit,
    decisions: ranked ? decisions : [],
  });
  const [{ walk }] = possibilities.all;
  const doubts = findDoubts(people, possibilities);
  const assignment = assignSeats(seats, walk.seated, decisions);
  const settled = walk.ties.length === 0 && doubts.length === 0;
  const seatTies = walk.ties.map((tie): Tie => ({ ...tie, about: "seat" }));
  const termTies = settled ? assignment.ties.map((tie): Tie => ({ ...tie, about: "term" })) : [];
  const [firstSeat] = seats;
  const alike = seats.every(({ until }) => compareSeasons(until, firstSeat?.until ?? until) === 0);
  const outcomes = makeOutcomes({
    ranking,
    ranked,
    people,
    walk,
    assignment,
    commonEnd: alike ? firstSeat?.until : undefined,
    settled,
    unsure: doubts.length === 0 ? new Set() : unsureCandidates(ranking.flat(), possibilities),
    doubted: doubts.map(({ name }) => name),
    seats: seats.length,
    limit,
  });
  return {
    seating: {
      seatsDue: seats.length,
      outcomes,
      ties: [...seatTies, ...termTies],
      doubts,
      openSeats: walk.openSeats,
      remarks: affiliationRemarks(people, doubts),
    },
    used: [
      ...possibilities.all.flatMap((possibility) => possibility.walk.used),
      ...assignment.used,
    ],
    alwaysTied:
      !possibilities.tooMany && possibilities.all.every((each) => each.walk.ties.length > 0),
    results: JSON.stringify([...new Set(possibilities.all.map(({ result }) => result))].sort()),
  };
}

/**
 * Fills the seats of an election from a ranking of all candidates, under the charter's limit and its settings
 * for unwritten rules. Ties are never broken. An uncertain affiliation is tried every way, and is a doubt only
 * if it changes who is seated. Groups of affiliated companies are counted both ways; the charter's way decides,
 * and a difference becomes a remark.
 */
export function fillSeats(
  ranking: readonly (readonly Candidate[])[],
  rules: SeatingRules,
  { ranked }: Pick<FillOptions, "ranked">,
): FilledSeats {
  const groups = rules.charter.rules.groups.value === "on";
  const filled = fillOneWay(ranking, rules, { ranked, groups });
  const other = fillOneWay(ranking, rules, { ranked, groups: !groups });
  if (other.results === filled.results) return filled;
  const remark = groupRemark(other.seating, groups);
  const { seating } = filled;
  return { ...filled, seating: { ...seating, remarks: [...seating.remarks, remark] } };
}
