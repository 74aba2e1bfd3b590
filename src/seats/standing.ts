import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { ContinuingMember } from "../committee/continuing.ts";
import { utcDate } from "../dates.ts";
import { type Election, electionFileName } from "../election/election.ts";
import { ElectionError } from "../errors.ts";
import { loginKey, sameLogin } from "../people/account.ts";
import type { Seating } from "./seating.ts";

/** Where an election's ballots belong, as CIVS exports them. */
export function ballotsFileName({ election }: Pick<Election, "election">): string {
  return `elections/.private/${election}/ballots.csv`;
}

/** Whether a candidacy still holds: it was not withdrawn, and no decision strikes it. */
export function stands(candidate: Candidate, { decisions }: Pick<Election, "decisions">): boolean {
  const isStruck = decisions.some(
    (decision) => decision.about === "withdrawal" && sameLogin(decision.person, candidate.login),
  );
  return candidate.withdrawn === undefined && !isStruck;
}

function personProblems(
  { candidates, decisions }: Election,
  continuing: readonly ContinuingMember[],
): string[] {
  const candidateKeys = new Set(candidates.map(({ login }) => loginKey(login)));
  const memberKeys = new Set(continuing.map(({ login }) => loginKey(login)));
  return decisions.flatMap((decision, position) => {
    const entry = `decisions[${position + 1}]`;
    if (decision.about === "withdrawal" && !candidateKeys.has(loginKey(decision.person))) {
      return [`${entry}: ${decision.person} is not a candidate`];
    }
    if (decision.about !== "affiliation") return [];
    const key = loginKey(decision.person);
    if (!(candidateKeys.has(key) || memberKeys.has(key))) {
      return [`${entry}: ${decision.person} is neither a candidate nor a continuing member`];
    }
    const first = decisions.findIndex(
      (other) => other.about === "affiliation" && loginKey(other.person) === key,
    );
    if (first === position) return [];
    const there = `decisions[${first + 1}]`;
    return [`${entry}: the affiliation of ${decision.person} is already decided at ${there}`];
  });
}

/**
 * Refuses an election whose candidates or decisions contradict the ledger or each other: someone who holds
 * a seat that is not up, a decision about someone who has no part in it, two decisions about one
 * affiliation.
 *
 * @throws ElectionError (input) naming each entry.
 */
export function requireSoundCandidates(
  election: Election,
  continuing: readonly ContinuingMember[],
): void {
  const { candidates } = election;
  const problems = candidates.flatMap((candidate, position) => {
    const entry = `candidates[${position + 1}]`;
    const key = loginKey(candidate.login);
    const member = continuing.find(({ login }) => loginKey(login) === key);
    if (member === undefined || !stands(candidate, election)) return [];
    return [`${entry}: ${candidate.login} holds seat ${member.seat}, which is not up`];
  });
  const all = [...problems, ...personProblems(election, continuing)];
  if (all.length === 0) return;
  const lines = all.map((problem) => `${electionFileName(election)}: ${problem}`);
  throw new ElectionError("input", lines.join("\n"), {
    hint: "Correct the entries; nothing was computed from them.",
  });
}

/** The UTC date of an election's declaration: as its file says, else the day on which voting closes. */
export function declarationDate({
  declared,
  voting,
}: Pick<Election, "declared" | "voting">): Temporal.PlainDate {
  return declared ?? utcDate(voting.closes);
}

/** Whether a seat would be the candidate's, or might be, if they had not withdrawn. */
function wouldHaveSeat(
  candidate: Candidate,
  election: Election,
  seatingOf: (election: Election) => Seating | undefined,
): boolean {
  const { withdrawn: _, ...standing } = candidate;
  const candidates = election.candidates.map((one) => (one === candidate ? standing : one));
  // Undefined: with them a vote would have been needed that no one held, so nothing was declared.
  const outcomes = seatingOf({ ...election, candidates })?.outcomes ?? [];
  const own = outcomes.find((one) => sameLogin(one.candidate.login, candidate.login));
  return own !== undefined && !["passed over", "not reached"].includes(own.outcome.state);
}

/**
 * Candidates who withdrew on the day of the declaration or later and to whom a seat went: who takes it is
 * written nowhere, so a person must decide. Where a decision strikes them, no seating gives them a seat.
 *
 * @param seatingOf computes the seating with other facts; undefined where it needs a vote that was not held.
 */
export function declinedCandidates(
  election: Election,
  seatingOf: (election: Election) => Seating | undefined,
): Candidate[] {
  const declared = declarationDate(election);
  const late = election.candidates.filter(
    ({ withdrawn }) =>
      withdrawn !== undefined && Temporal.PlainDate.compare(withdrawn.date, declared) >= 0,
  );
  return late.filter((candidate) => wouldHaveSeat(candidate, election, seatingOf));
}
