import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import type { ContinuingMember } from "../committee/continuing.ts";
import { utcDate } from "../dates.ts";
import { type Election, electionFileName } from "../election/election.ts";
import { ElectionError } from "../errors.ts";
import { loginKey, sameLogin } from "../people/account.ts";
import type { Seating } from "./seating.ts";

/** The path of an election's ballots, as exported from CIVS. */
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
 * Refuses an election whose candidates or decisions contradict the ledger or each other: a candidate with a
 * seat that is not up, a decision about an outsider, two decisions about one affiliation.
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

/** The UTC date of an election's declaration: from its file, otherwise the day voting closes. */
export function declarationDate({
  declared,
  voting,
}: Pick<Election, "declared" | "voting">): Temporal.PlainDate {
  return declared ?? utcDate(voting.closes);
}

/** Whether the candidate would or might have a seat if they had not withdrawn. */
function wouldHaveSeat(
  candidate: Candidate,
  election: Election,
  seatingOf: (election: Election) => Seating | undefined,
): boolean {
  const { withdrawn: _, ...standing } = candidate;
  const candidates = election.candidates.map((one) => (one === candidate ? standing : one));
  // Undefined: with them, a vote would have been needed, so nothing was declared.
  const outcomes = seatingOf({ ...election, candidates })?.outcomes ?? [];
  const own = outcomes.find((one) => sameLogin(one.candidate.login, candidate.login));
  return own !== undefined && !["passed over", "not reached"].includes(own.outcome.state);
}

/**
 * Candidates who were seated and withdrew on the day of the declaration or later: no rule says who takes the
 * seat, so a person must decide. Where a decision strikes them, no seating gives them a seat.
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
