import { type SubjectDecision, undecidedItems } from "./review/decide.ts";
import type { ReviewItem, Roll } from "./roll.ts";

/** The numbers of a roll: none of them private. */
export interface RollSummary {
  readonly election: string;
  readonly from: string;
  readonly until: string;
  /** The end of the evidence of a provisional roll. */
  readonly evidenceUntil?: string;
  readonly voters: number;
  /** Voters who opened a pull request, who only have commits in others', whom only a decision added. */
  readonly byPullRequest: number;
  readonly byCommitOnly: number;
  readonly byDecisionOnly: number;
  readonly withoutAddress: number;
  /** Pull requests counted, of those in the evidence. */
  readonly pullRequestsCounted: number;
  readonly pullRequests: number;
  readonly repositoriesCounted: number;
  readonly repositoriesSkipped: number;
  /** Private ones among both; they are counted, never named. Left out where there are none. */
  readonly privateRepositories?: number;
  /** Voters that a token without access to them would miss. */
  readonly byPrivateOnly?: number;
  readonly excluded: number;
  /** Number of review items by kind. */
  readonly review: Readonly<Partial<Record<ReviewItem["about"], number>>>;
  /** Review items that a person must decide about before the roll is frozen. */
  readonly toDecide: number;
}

/**
 * Counts what a roll holds.
 *
 * @param decisions about voters, of election.yaml: they settle questions.
 */
export function rollSummary(
  { election, rule, evidence, voters, review, excluded }: Roll,
  decisions: readonly SubjectDecision[] = [],
): RollSummary {
  const byPullRequest = voters.filter(({ via }) => via.includes("author")).length;
  const byDecisionOnly = voters.filter(({ via }) => via.join() === "decision").length;
  const kinds: Partial<Record<ReviewItem["about"], number>> = {};
  for (const { about } of review) kinds[about] = (kinds[about] ?? 0) + 1;
  return {
    election,
    from: rule.from,
    until: rule.until,
    ...(evidence.until === undefined ? {} : { evidenceUntil: evidence.until }),
    voters: voters.length,
    byPullRequest,
    byCommitOnly: voters.length - byPullRequest - byDecisionOnly,
    byDecisionOnly,
    withoutAddress: voters.filter(({ email }) => email === null).length,
    pullRequestsCounted: evidence.counted,
    pullRequests: evidence.pullRequests,
    repositoriesCounted: rule.repositories.length,
    repositoriesSkipped: rule.skipped.length,
    ...(rule.private === undefined ? {} : { privateRepositories: rule.private.length }),
    ...(evidence.privateOnly === undefined ? {} : { byPrivateOnly: evidence.privateOnly.length }),
    excluded: excluded.length,
    review: kinds,
    toDecide: undecidedItems(review, decisions).length,
  };
}
