import type { CandidacyProblem, PullRequestProblem } from "../../../candidates/finding.ts";
import { formatInstant } from "../../../dates.ts";

/** A sentence for each kind of problem. */
export type CandidacyWords<Problem extends CandidacyProblem> = {
  readonly [Code in Problem["code"]]: (problem: Extract<Problem, { code: Code }>) => string;
};

/** What is said of a pull request beside the candidacies that it adds. */
export const pullRequestWords: CandidacyWords<PullRequestProblem> = {
  "pull-request-draft": () => "the pull request is a draft; mark it as ready for review",
  "pull-request-closed": () => "the pull request was closed without being merged",
  "author-gone": () => "the account that opened the pull request was deleted",
  "base-branch": ({ base, expected }) =>
    `the pull request goes into the branch ${base}; candidacies go into ${expected}`,
  "several-candidacies": ({ files }) =>
    `the pull request touches ${files} candidacies; every candidate adds their own`,
  "several-folders": ({ elections }) =>
    `the pull request touches candidacies of several elections: ${elections.join(", ")}`,
  "other-change": () =>
    "is not a candidacy; a candidate's pull request adds one file and changes no other of the election",
  "outside-change": () => "is not a candidacy; check why this pull request changes it",
  "candidacy-changed": ({ from }) =>
    `changes an existing candidacy${wasAt(from)}; check what it changes`,
  "candidacy-changed-late": ({ from, submitted, closed }) =>
    `changes an existing candidacy${wasAt(from)}, by a pull request opened ${formatInstant(submitted)}, after nominations closed (${formatInstant(closed)})`,
  "candidacy-removed": () =>
    "the pull request removes a candidacy; keep the file, and tell the officials if you withdraw",
};

function wasAt(from: string | undefined): string {
  return from === undefined ? "" : ` (as ${from})`;
}
