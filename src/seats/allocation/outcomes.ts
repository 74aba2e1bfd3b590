import type { SeasonOfYear } from "../../calendar/election-id.ts";
import type { Candidate } from "../../candidates/candidate.ts";
import type { TieDecision } from "../../election/decision.ts";
import { loginKey, sameLogin } from "../../people/account.ts";
import { listOf } from "../../wording.ts";
import type { CountedPerson } from "../organizations/affiliation.ts";
import type { CandidateOutcome, Outcome } from "../seating.ts";
import type { SeatAssignment } from "./assign-seats.ts";
import { wordReason } from "./reasons.ts";
import type { Walk, WalkOutcome } from "./walk.ts";

/** The input for all outcomes. */
export interface OutcomeFacts {
  readonly ranking: readonly (readonly Candidate[])[];
  /** Whether ballots ranked the candidates; otherwise all are equal. */
  readonly ranked: boolean;
  readonly people: readonly CountedPerson[];
  readonly walk: Walk;
  readonly assignment: SeatAssignment;
  /** The end of the next term, where all seats have the same. */
  readonly commonEnd: SeasonOfYear | undefined;
  /** No tie for a seat and no doubt is left. */
  readonly settled: boolean;
  /** Logins of candidates whose outcome depends on how someone in doubt counts. */
  readonly unsure: ReadonlySet<string>;
  /** Names of those in doubt. */
  readonly doubted: readonly string[];
  readonly seats: number;
  readonly limit: number;
}

function personOf(login: string, people: readonly CountedPerson[]): CountedPerson | undefined {
  return people.find((person) => sameLogin(person.login, login));
}

function nameIn(people: readonly CountedPerson[]): (login: string) => string {
  return (login) => personOf(login, people)?.name ?? login;
}

function partyName(key: string, people: readonly CountedPerson[]): string {
  const options = people.flatMap((person) => person.options);
  return options.find((option) => option.key === key)?.party ?? key;
}

function wordDecision({ by, reason }: TieDecision): { by: string; reason: string } {
  return { by, reason };
}

function seatedOutcome(
  login: string,
  { byDecision }: Extract<WalkOutcome, { state: "seated" }>,
  { people, assignment, commonEnd, settled }: OutcomeFacts,
): Outcome {
  const { seats, ties } = assignment;
  const tie = settled ? ties.find(({ among }) => among.includes(login)) : undefined;
  if (tie !== undefined) {
    const others = tie.among.filter((other) => other !== login).map(nameIn(people));
    return { state: "tied", places: tie.places, with: others, about: "term" };
  }
  const taken = settled && ties.length === 0 ? seats.get(loginKey(login)) : undefined;
  return {
    state: "seated",
    seat: taken?.seat,
    until: taken?.until ?? commonEnd,
    ...(byDecision && { byDecision: wordDecision(byDecision) }),
  };
}

function outcomeOf(login: string, facts: OutcomeFacts): Outcome {
  const { people, walk, unsure, doubted } = facts;
  if (unsure.has(loginKey(login))) return { state: "undecided", because: doubted };
  const reached = walk.outcomes.get(loginKey(login)) ?? { state: "not reached" };
  if (reached.state === "seated") return seatedOutcome(login, reached, facts);
  if (reached.state === "passed over") {
    const organization = partyName(reached.organization, people);
    return { state: "passed over", organization, filledBy: reached.filledBy.map(nameIn(people)) };
  }
  if (reached.state === "not reached") {
    const { state, byDecision } = reached;
    return { state, ...(byDecision && { byDecision: wordDecision(byDecision) }) };
  }
  const others = reached.with.map(nameIn(people));
  return { state: "tied", places: reached.places, with: others, about: "seat" };
}

/** The organization shown for a candidate; all possible ones if in doubt. */
function organizationOf(person: CountedPerson | undefined): string | undefined {
  if (person?.why === "unknown") return "unknown";
  const names = person?.options.map(({ organization }) => organization ?? "none") ?? [];
  if (names.length > 1) return listOf(names, "or");
  return person?.options[0].organization;
}

/** One outcome for every candidate, in the order of the ranking, each with its reason. */
export function makeOutcomes(facts: OutcomeFacts): CandidateOutcome[] {
  const { ranking, ranked, seats, limit, people } = facts;
  let rank = 1;
  return ranking.flatMap((tier) => {
    const ofTier = tier.map((candidate): CandidateOutcome => {
      const outcome = outcomeOf(candidate.login, facts);
      const reason = wordReason(outcome, { rank, ranked, seats, limit });
      const organization = organizationOf(personOf(candidate.login, people));
      return { candidate, rank, organization, outcome, reason };
    });
    rank += tier.length;
    return ofTier;
  });
}
