import type { Period } from "../calendar/period.ts";
import { compareText } from "../wording.ts";
import type { CandidacyReading } from "./candidacy-reading.ts";
import type { Candidate } from "./candidate.ts";
import {
  type CandidacySurroundings,
  checkCandidacy,
  checkSubmission,
  type Submission,
} from "./check-candidacy.ts";
import { type CandidacyProblem, type Finding, finding } from "./finding.ts";
import { suspiciousText } from "./suspicious-text.ts";

/** The election in whose folder a file lies. */
export interface CheckedElection {
  readonly id: string;
  /** Undefined where the folder has no `election.yaml`. */
  readonly periods: { readonly nominations: Period; readonly voting: Period } | undefined;
  readonly hasResult: boolean;
  /** The election in progress, where it is another one. */
  readonly current: string | undefined;
  readonly accepted: readonly Candidate[];
}

/**
 * Whether an election is closed to candidacies: its result is out, voting has ended, or a later one is in
 * progress.
 */
function isOver(
  { id, current, hasResult, periods }: CheckedElection,
  { at }: Pick<Submission, "at">,
): boolean {
  if (periods === undefined) return hasResult || (current !== undefined && id < current);
  return hasResult || periods.voting.closes.epochMilliseconds <= at.epochMilliseconds;
}

function closedElection(file: string, { id, current }: CheckedElection): Finding {
  const problem: CandidacyProblem = { code: "election-closed", election: id };
  return finding(file, current === undefined ? problem : { ...problem, current });
}

/** What the time of a file says about it; an accepted one is judged by the time that officials recorded. */
export function checkTime(
  file: string,
  election: CheckedElection,
  submission: Submission,
): Finding[] {
  const { id, periods, accepted } = election;
  const entry = accepted.find((each) => file.endsWith(`/${each.file}`));
  if (entry !== undefined) {
    const recorded = { at: entry.submitted, byClock: false };
    const late = periods === undefined ? [] : checkSubmission(file, recorded, periods.nominations);
    return entry.acceptedLate === undefined ? late : late.filter(({ code }) => code !== "late");
  }
  if (isOver(election, submission)) return [closedElection(file, election)];
  if (periods === undefined) return [finding(file, { code: "no-election-file", election: id })];
  return checkSubmission(file, submission, periods.nominations);
}

/**
 * The finding about a changed candidacy: candidates may change theirs until nominations close, afterwards only
 * with the officials.
 *
 * @param from the file's path before, where it had another.
 */
export function checkChange(
  file: string,
  election: CheckedElection,
  { at }: Submission,
  from: string | undefined,
): Finding[] {
  const { periods } = election;
  const moved = from === undefined || from === file ? {} : { from };
  if (isOver(election, { at })) return [closedElection(file, election)];
  if (periods === undefined) {
    return [
      finding(file, { code: "no-election-file", election: election.id }),
      finding(file, { code: "candidacy-changed", ...moved }),
    ];
  }
  const { closes: closed } = periods.nominations;
  return at.epochMilliseconds < closed.epochMilliseconds
    ? [finding(file, { code: "candidacy-changed", ...moved })]
    : [finding(file, { code: "candidacy-changed-late", submitted: at, closed, ...moved })];
}

/** What the text of a file says about it. */
export function checkText(
  file: string,
  { text, reading }: { readonly text: string; readonly reading: CandidacyReading },
  surroundings: CandidacySurroundings,
): Finding[] {
  return [
    ...suspiciousText(text).map(({ problem, line }) => finding(file, problem, line)),
    ...checkCandidacy(file, reading, surroundings),
  ];
}

/** Findings by file, line and code, in code-unit order. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || compareText(a.code, b.code),
  );
}
