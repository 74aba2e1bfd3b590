import { compareSeasons, formatSeason, type SeasonOfYear } from "../calendar/election-id.ts";
import type { Ledger } from "../committee/ledger.ts";
import { type Election, type PublicationLevel, seasonOf } from "../election/election.ts";
import type { PollResult } from "../election/poll.ts";
import { compareLogins, sameLogin } from "../people/account.ts";
import type { OrganizationIndex } from "../people/organizations.ts";
import type { Declaration } from "../seats/declare.ts";
import { decidedAffiliation } from "../seats/organizations/known-affiliations.ts";
import type { CandidateOutcome, Seating } from "../seats/seating.ts";
import type { Tally } from "../tally/tally-result.ts";
import type { ElectionRecord, RecordedOutcome } from "./record.ts";

/** Everything that an election's record is made from. */
export interface ElectionFacts {
  readonly election: Election;
  /** Terms of this election in it are ignored. */
  readonly ledger: Ledger;
  readonly seating: Seating;
  readonly continuing: ElectionRecord["continuing"];
  readonly limit: number;
  readonly groups: ElectionRecord["groups"];
  /** Undefined where no vote was needed. */
  readonly tally: Tally | undefined;
  /** Names on the ballots that were struck before the count. */
  readonly struck: readonly string[];
  readonly roll: ElectionRecord["roll"];
  /** What officials read on the poll's page, if recorded. */
  readonly page?: PollResult | undefined;
  readonly inputs: ElectionRecord["inputs"];
}

/** The input of a record, from a computed result. */
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

/** Whether a person held a seat up to this election, so that they continue rather than join. */
function heldSeat(
  { terms }: Ledger,
  login: string,
  election: string,
  season: SeasonOfYear,
): boolean {
  return terms.some(
    ({ holder, elected, until, ended }) =>
      sameLogin(holder, login) &&
      elected < election &&
      ended === undefined &&
      compareSeasons(until, season) >= 0,
  );
}

function recordOutcome(
  { candidate, rank, organization, outcome, reason }: CandidateOutcome,
  reelected: boolean,
): RecordedOutcome {
  const { login, name } = candidate;
  const person = { login, name, organization: organization ?? null, rank };
  switch (outcome.state) {
    case "seated": {
      const { state, seat, until, byDecision } = outcome;
      if (seat === undefined || until === undefined) break;
      const seated = { state, seat, until: formatSeason(until), reelected, byDecision };
      return { ...person, outcome: seated, reason };
    }
    case "passed over": {
      const { state, organization: full, filledBy } = outcome;
      return { ...person, outcome: { state, organization: full, filledBy: [...filledBy] }, reason };
    }
    case "not reached":
      return { ...person, outcome: { state: outcome.state }, reason };
  }
  throw new RangeError(`nothing is decided about ${login} yet, so there is no record`);
}

function recordCount(
  tally: Tally,
  struck: readonly string[],
  page: PollResult | undefined,
): Pick<ElectionRecord, "ballots" | "page" | "count" | "ranking"> {
  const { counted, invalid, abstentions, digest, unranked, skipped } = tally.ballots;
  return {
    ballots: { counted, invalid, abstentions, digest, unranked, skipped: [...skipped] },
    page: page && { poll: page.poll, ballots: page.ballots, read: page.read },
    count: {
      struck: [...struck],
      candidates: [...tally.candidates],
      pairwise: tally.pairwise.map((row) => [...row]),
      condorcetWinner: tally.condorcetWinner,
      condorcetLoser: tally.condorcetLoser,
      smithSet: [...tally.smithSet],
      schwartzSet: [...tally.schwartzSet],
    },
    ranking: tally.ranking.map((tier) => [...tier]),
  };
}

/**
 * The complete record of a decided result.
 *
 * @throws RangeError where something is undecided: callers ask for a decision first.
 */
export function buildRecord(facts: ElectionFacts): ElectionRecord {
  const { election, ledger, seating, tally, struck, roll, inputs } = facts;
  const season = seasonOf(election);
  return {
    formatVersion: 1,
    level: "complete",
    election: election.election,
    season: formatSeason(season),
    charter: election.charter,
    seatsDue: seating.seatsDue,
    limit: facts.limit,
    groups: facts.groups,
    voteHeld: tally !== undefined,
    rule: tally?.rule ?? election.rule,
    officials: election.officials.map(({ login }) => login),
    nominations: election.nominations,
    campaign: election.campaign,
    voting: election.voting,
    polls: election.polls,
    candidates: election.candidates,
    roll,
    ...(tally && recordCount(tally, struck, facts.page)),
    outcomes: seating.outcomes.map((outcome) =>
      recordOutcome(outcome, heldSeat(ledger, outcome.candidate.login, election.election, season)),
    ),
    openSeats: seating.openSeats,
    continuing: facts.continuing,
    remarks: [...(tally?.remarks ?? []), ...seating.remarks],
    decisions: election.decisions,
    inputs,
  };
}

/** An outcome without the rank or anything that reveals it. */
function withoutRanking({ login, name, organization, outcome }: RecordedOutcome): RecordedOutcome {
  const told = outcome.state === "seated" ? outcome : ({ state: "not elected" } as const);
  return { login, name, organization, outcome: told };
}

/**
 * What a publication level shows of a complete record: `winners` who is seated, `ranking` also every rank and
 * its reason, `matrix` also the pairwise counts. Without a vote nothing is hidden.
 */
export function publicRecord(
  complete: ElectionRecord,
  level: PublicationLevel,
  completeRecord: string,
): ElectionRecord {
  const { count, ranking, remarks, ballots, ...winners } = complete;
  const shared: ElectionRecord = { ...winners, level, completeRecord };
  if (ballots !== undefined) {
    const { skipped: _, ...figures } = ballots;
    shared.ballots = figures;
  }
  if (!complete.voteHeld) return { ...complete, ...shared };
  const outcomes = complete.outcomes
    .map(withoutRanking)
    .sort((a, b) => compareLogins(a.login, b.login));
  if (level === "winners") return { ...shared, outcomes };
  const ranked: ElectionRecord = { ...shared, ranking, remarks };
  return level === "ranking" ? ranked : { ...ranked, count };
}
