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
  "author-gone": () => "the account that opened the pull request is gone",
  "base-branch": ({ base, expected }) =>
    `the pull request goes into the branch ${base}; candidacies go into ${expected}`,
  "several-candidacies": ({ files }) =>
    `the pull request touches ${files} candidacies; every candidate adds their own`,
  "several-folders": ({ elections }) =>
    `the pull request touches candidacies of several elections: ${elections.join(", ")}`,
  "other-change": () =>
    "is not a candidacy; a candidate's pull request adds one file and changes no other of the election",
  "outside-change": () => "is not a candidacy; look at why this pull request changes it",
  "candidacy-changed": ({ from }) =>
    `changes a candidacy that is there already${wasAt(from)}; look at what it changes`,
  "candidacy-changed-late": ({ from, submitted, closed }) =>
    `changes a candidacy that is there already${wasAt(from)}, by a pull request opened ${formatInstant(submitted)}, after nominations closed (${formatInstant(closed)})`,
  "candidacy-removed": () =>
    "the pull request removes a candidacy; its file stays, and whoever withdraws tells the officials, who record it",
};

function wasAt(from: string | undefined): string {
  return from === undefined ? "" : ` (as ${from})`;
}
