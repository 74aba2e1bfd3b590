import type { Temporal } from "temporal-polyfill";
import type { ReadingProblem } from "./candidacy-reading.ts";

/** A problem or doubt about a candidacy, as data; `cli/render/` has the words. */
export type CandidacyProblem =
  | ReadingProblem
  /** Fields that are not there. */
  | { readonly code: "name-missing" | "email-missing" | "statement-missing" }
  | { readonly code: "login-missing" | "affiliation-missing" }
  /** The file. */
  | { readonly code: "file-missing" | "symbolic-link" | "not-text" | "other-file" }
  /** A picture or data by its ending. */
  | { readonly code: "no-candidacy" }
  | { readonly code: "too-large"; readonly bytes: number; readonly limit: number }
  | { readonly code: "wrong-extension" }
  /** In a folder below the election's, with the path where candidacies lie. */
  | { readonly code: "subfolder"; readonly expected: string }
  | { readonly code: "wrong-folder"; readonly expected: string | undefined }
  | { readonly code: "file-name"; readonly expected: string }
  /** The text. */
  | { readonly code: "control-character" | "bidirectional-control"; readonly character: string }
  | { readonly code: "invisible-character"; readonly character: string }
  | { readonly code: "markup" | "placeholder"; readonly text: string }
  | { readonly code: "name-comma"; readonly name: string }
  /** The time. */
  | { readonly code: "election-closed"; readonly election: string; readonly current?: string }
  | {
      readonly code: "early";
      readonly submitted: Temporal.Instant;
      readonly opens: Temporal.Instant;
    }
  | {
      readonly code: "late";
      readonly submitted: Temporal.Instant;
      readonly closed: Temporal.Instant;
      /** The time of the check stands in for that of the pull request, which no one named. */
      readonly byClock: boolean;
    }
  /** Opened in time, but its last commit says that it was made after nominations closed. */
  | {
      readonly code: "pushed-late";
      readonly committed: Temporal.Instant;
      readonly closed: Temporal.Instant;
    }
  | { readonly code: "no-election-file"; readonly election: string }
  /** The person. */
  | {
      readonly code: "name-standing" | "look-alike";
      readonly name: string;
      readonly standing: string;
    }
  | { readonly code: "login-standing"; readonly login: string; readonly standing: string }
  | { readonly code: "official-standing"; readonly login: string }
  | { readonly code: "seat-not-up"; readonly login: string; readonly until: string }
  | { readonly code: "no-account"; readonly login: string }
  | {
      readonly code: "no-merged-pull-request";
      readonly login: string;
      readonly organization: string;
    }
  | { readonly code: "author-differs"; readonly login: string; readonly author: string }
  | PullRequestProblem;

/** What is wrong or doubtful about a pull request, beside the candidacies that it adds. */
export type PullRequestProblem =
  | { readonly code: "pull-request-draft" | "pull-request-closed" | "author-gone" }
  | { readonly code: "base-branch"; readonly base: string; readonly expected: string }
  | { readonly code: "several-candidacies"; readonly files: number }
  | { readonly code: "several-folders"; readonly elections: readonly string[] }
  /** A file that is no candidacy: one of the election's folder, or one anywhere else. */
  | { readonly code: "other-change" | "outside-change" }
  /** A candidacy that is there already; `from` where it had another name. */
  | { readonly code: "candidacy-changed"; readonly from?: string }
  | {
      readonly code: "candidacy-changed-late";
      readonly from?: string;
      readonly submitted: Temporal.Instant;
      readonly closed: Temporal.Instant;
    }
  | { readonly code: "candidacy-removed" };

export type FindingCode = CandidacyProblem["code"];
export type Severity = "error" | "warning";

/** An error prevents acceptance; a warning is for a person to check. */
const severities: Readonly<Record<FindingCode, Severity>> = {
  "field-unreadable": "error",
  "field-repeated": "error",
  "login-disagrees": "error",
  "name-doubtful": "warning",
  "name-missing": "error",
  "email-missing": "warning",
  "statement-missing": "error",
  "login-missing": "warning",
  "affiliation-missing": "warning",
  "file-missing": "error",
  "symbolic-link": "error",
  "not-text": "error",
  "other-file": "warning",
  "no-candidacy": "error",
  "too-large": "error",
  "wrong-extension": "warning",
  subfolder: "warning",
  "wrong-folder": "error",
  "file-name": "warning",
  "control-character": "error",
  "bidirectional-control": "error",
  "invisible-character": "warning",
  markup: "warning",
  placeholder: "error",
  "name-comma": "warning",
  "election-closed": "error",
  early: "warning",
  late: "error",
  "pushed-late": "warning",
  "no-election-file": "warning",
  "name-standing": "error",
  "look-alike": "warning",
  "login-standing": "error",
  "official-standing": "error",
  "seat-not-up": "error",
  "no-account": "error",
  "no-merged-pull-request": "warning",
  "author-differs": "warning",
  "pull-request-draft": "warning",
  "pull-request-closed": "error",
  "author-gone": "warning",
  "base-branch": "error",
  "several-candidacies": "warning",
  "several-folders": "warning",
  "other-change": "error",
  "outside-change": "warning",
  "candidacy-changed": "warning",
  "candidacy-changed-late": "error",
  "candidacy-removed": "error",
};

/** A problem with the file that it was found in; `line` 1 where it concerns the whole file. */
export type Finding = CandidacyProblem & {
  readonly file: string;
  readonly line: number;
  readonly severity: Severity;
};

/** Adds the place and severity of a problem. */
export function finding(file: string, problem: CandidacyProblem, line = 1): Finding {
  return { line, ...problem, file, severity: severities[problem.code] };
}
