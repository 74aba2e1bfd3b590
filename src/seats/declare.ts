import type { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { Charter } from "../charter/charter.ts";
import { type ContinuingMember, continuingMembers } from "../committee/continuing.ts";
import type { Ledger } from "../committee/ledger.ts";
import { requireConsistentLedger } from "../committee/ledger-problems.ts";
import { type DueSeat, seatsDue } from "../committee/seats-due.ts";
import type { TieDecision } from "../election/decision.ts";
import type { Election } from "../election/election.ts";
import { pollInForce } from "../election/poll.ts";
import { ElectionError } from "../errors.ts";
import { organizationIndex } from "../people/organizations.ts";
import type { PeopleFile } from "../people/people-file.ts";
import type { Tally } from "../tally/tally-result.ts";
import { visible } from "../visible-text.ts";
import { plural } from "../wording.ts";
import { type FilledSeats, fillSeats, type SeatingRules } from "./allocation/fill-seats.ts";
import {
  type Counted,
  countAndFill,
  type ElectionCount,
  rankedCandidates,
} from "./count-election.ts";
import type { OpenQuestion } from "./open-question.ts";
import { openQuestions } from "./open-questions.ts";
import {
  organizationDoubts,
  organizationQuestions,
  organizationRemarks,
  organizationsBeforeCount,
} from "./organizations/organization-doubts.ts";
import { memberRemarks } from "./remarks.ts";
import { type Seating, seatedNames } from "./seating.ts";
import { seatsToFill } from "./seats-to-fill.ts";
import {
  ballotsFileName,
  declarationDate,
  declinedCandidates,
  requireSoundCandidates,
  stands,
} from "./standing.ts";
import { checkTieDecisions } from "./tie-decisions.ts";
import { type VoteQuestion, voteNeeded } from "./vote-needed.ts";

/** Everything that decides an election, read from its workspace. */
export interface DeclarationInput {
  readonly election: Election;
  readonly ledger: Ledger;
  readonly people: PeopleFile;
  /** The charter that the election names. */
  readonly charter: Charter;
  /**
   * Counts the ballots as if these names, written as on the ballots, had never been on them; undefined
   * where there are no ballots.
   */
  readonly count: ((without: readonly string[]) => Tally) | undefined;
  /** Voters on the roll; undefined if the roll is not here. */
  readonly voters?: number | undefined;
}

/** An election's result, or why a person must act before there is one. */
export interface Declaration {
  readonly election: Election;
  readonly charter: Charter;
  /** UTC date as of which continuing members count. */
  readonly declared: Temporal.PlainDate;
  /** The seats filled. */
  readonly seats: readonly DueSeat[];
  /** Members whose seats are not up, as of the declaration. */
  readonly continuing: readonly ContinuingMember[];
  readonly vote: VoteQuestion;
  /** Undefined where there are no ballots, no vote being needed. */
  readonly count: ElectionCount | undefined;
  readonly seating: Seating;
  /** The result is final only if this is empty. */
  readonly openQuestions: readonly OpenQuestion[];
}

function fillByVoteOrWithout(
  input: DeclarationInput,
  rules: SeatingRules,
  vote: VoteQuestion,
): Counted {
  if (input.count !== undefined) return countAndFill(input.people, input.count, rules);
  if (vote.needed === true) {
    const poll = pollInForce(input.election.polls);
    const ofPoll = poll === undefined ? "" : ` of the poll ${visible(poll.id)}`;
    throw new ElectionError("undecided", `${vote.reason}, and there are no ballots${ofPoll}`, {
      hint: `${poll === undefined ? "Hold the poll, and save" : "Save"} CIVS's export of its ballots as ${ballotsFileName(input.election)}.`,
    });
  }
  return { count: undefined, filled: vote.filled, otherwise: undefined };
}

/** Who would be seated if a decision put a tie into this order. */
function namesWithOrder(
  order: readonly string[],
  fill: (rules: SeatingRules) => FilledSeats,
  rules: SeatingRules,
): string[] {
  const { election } = rules;
  const decision: TieDecision = {
    about: "tie",
    order: [...order],
    by: "",
    date: rules.declared,
    reason: "",
  };
  const decided = { ...election, decisions: [...election.decisions, decision] };
  const { outcomes } = fill({ ...rules, election: decided }).seating;
  return seatedNames({
    outcomes: outcomes.filter(({ candidate }) => order.includes(candidate.login)),
  });
}

/** The seating with other facts; undefined where that needs a vote and there are no ballots. */
function seatingIf(
  input: DeclarationInput,
  rules: SeatingRules,
  election: Election,
): Seating | undefined {
  const standing = election.candidates.filter((candidate) => stands(candidate, election));
  if (input.count === undefined && voteNeeded(standing, { ...rules, election }).needed === true) {
    return undefined;
  }
  return declareElection({ ...input, election }, { hypothetical: true }).seating;
}

/** How an election is computed. */
interface DeclareOptions {
  /** The facts are hypothetical, so recorded tie decisions need not match. */
  readonly hypothetical: boolean;
  /** UTC date of entries proposed to officials; by default that of the declaration. */
  readonly today?: Temporal.PlainDate;
}

/** Who runs for which seats, and whether that needs a vote. */
export interface VoteOutlook {
  /** Candidates who did not withdraw. */
  readonly standing: readonly Candidate[];
  readonly vote: VoteQuestion;
  readonly rules: SeatingRules;
  /** Doubts about organization names that decide whether a vote is needed or who is seated without one. */
  readonly questions: readonly OpenQuestion[];
  /** Differences between `election.yaml` and the ledger, and names to settle in time. */
  readonly remarks: readonly string[];
}

/**
 * Everything known before the ballots: seats due by the ledger, continuing members as of the declaration, the
 * candidates, and whether a vote is needed.
 *
 * @throws ElectionError (input) where the files contradict each other.
 */
export function voteOutlook(input: Omit<DeclarationInput, "count">): VoteOutlook {
  const { standing, vote, rules, remarks } = outlookAsNamed(input);
  const doubts = organizationDoubts(rules, (other) => {
    const { needed, filled } = voteNeeded(standing, other);
    return needed === true ? { ...filled, results: "a vote is held" } : filled;
  });
  const questions = organizationQuestions(doubts);
  if (questions.length > 0) {
    const reason = `${plural(standing.length, "candidate")} for ${plural(rules.seats.length, "seat")}: who is seated, and whether a vote is needed, depends on what the name of an organization means`;
    return { standing, vote: { ...vote, needed: undefined, reason }, rules, questions, remarks };
  }
  const named = organizationsBeforeCount(rules, vote.needed === false ? [] : doubts);
  return { standing, vote, rules, questions, remarks: [...remarks, ...named] };
}

/** The same with every organization name taken literally. */
function outlookAsNamed({
  election,
  ledger,
  people,
  charter,
}: Omit<DeclarationInput, "count">): Omit<VoteOutlook, "questions"> {
  requireConsistentLedger(ledger, charter, election.election);
  const declared = declarationDate(election);
  const continuing = continuingMembers(ledger, election, charter, declared);
  requireSoundCandidates(election, continuing);
  const { seats, remarks } = seatsToFill(election, seatsDue(ledger, election, charter), charter);
  const index = organizationIndex(people);
  const rules: SeatingRules = { election, ledger, charter, index, seats, continuing, declared };
  const standing = election.candidates.filter((candidate) => stands(candidate, election));
  return { standing, vote: voteNeeded(standing, rules), rules, remarks };
}

/**
 * Computes an election's result from its saved inputs, purely: seats due by the ledger, continuing members as
 * of the declaration, whether a vote is needed, the count without names that do not stand, who is seated and
 * why, and every question that a person must decide first. Terms of this election in the ledger are ignored, so
 * that the result is the same after publication. The date of the declaration is the one in `election.yaml`,
 * else the day voting closes.
 *
 * @throws ElectionError (input) where the files contradict each other or a tie decision fits no tie;
 * (undecided) where a vote is needed and there are no ballots.
 */
export function declareElection(
  input: DeclarationInput,
  { hypothetical, today }: DeclareOptions = { hypothetical: false },
): Declaration {
  const { election, charter } = input;
  const { standing, vote, rules, remarks } = outlookAsNamed(input);
  const { seats, continuing, declared } = rules;
  const { count, filled, otherwise } = fillByVoteOrWithout(input, rules, vote);
  if (!hypothetical) checkTieDecisions(election, filled);
  const again = (other: SeatingRules): FilledSeats =>
    count === undefined
      ? voteNeeded(standing, other).filled
      : fillSeats(rankedCandidates(count.tally, count.names), other, { ranked: true });
  const names = organizationDoubts(rules, again);
  const seating: Seating = {
    ...filled.seating,
    remarks: [
      ...remarks,
      ...memberRemarks(rules, again),
      ...organizationRemarks(rules, names),
      ...filled.seating.remarks,
    ],
  };
  return {
    election,
    charter,
    declared,
    seats,
    continuing,
    vote,
    count,
    seating,
    openQuestions: openQuestions({
      election,
      today: today ?? declared,
      seating,
      names,
      struck: count?.struck ?? [],
      otherwise,
      ballots: count && (count.withStruck ?? count.tally).ballots,
      voters: input.voters,
      isHypothetical: hypothetical,
      declined: hypothetical
        ? []
        : declinedCandidates(election, (other) => seatingIf(input, rules, other)),
      withOrder: (order) => namesWithOrder(order, again, rules),
    }),
  };
}
