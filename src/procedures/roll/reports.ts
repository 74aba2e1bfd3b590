import * as z from "zod";
import type { RollDiff } from "../../electorate/compare/diff-rolls.ts";
import type { OptInList } from "../../electorate/opt-in.ts";
import { publicVoter } from "../../electorate/public-roll.ts";
import { reviewItemSchema, rollSchema, type Voter, voterSchema } from "../../electorate/roll.ts";

const text = z.string();
const count = z.int().nonnegative();
const logins = z.array(text);
const head = { formatVersion: z.literal(1) };

const summaryFields = {
  election: text,
  from: text,
  until: text,
  evidenceUntil: text.optional(),
  voters: count,
  byPullRequest: count,
  byCommitOnly: count,
  byDecisionOnly: count,
  withoutAddress: count,
  pullRequestsCounted: count,
  pullRequests: count,
  repositoriesCounted: count,
  repositoriesSkipped: count,
  privateRepositories: count.optional(),
  byPrivateOnly: count.optional(),
  excluded: count,
  /** How many by kind. */
  review: z.record(text, count),
  toDecide: count,
};

/** `roll build --json` and `roll update --json`. */
export const rollSummaryReport = z.strictObject({ ...head, ...summaryFields });

/** A voter without addresses. */
const publicVoterSchema = z.strictObject({
  ...voterSchema.omit({ email: true, emails: true }).shape,
  reachable: z.boolean(),
});

/** Review items without addresses. */
const publicItems = z.array(
  z.union(
    reviewItemSchema.options.map((option) => {
      const { email, ...shape } = option.shape as Record<string, z.ZodType>;
      return z.strictObject(email === undefined ? shape : { ...shape, email: email.optional() });
    }),
  ),
);

/** `roll show --json`: without addresses, with them (`--addresses`), or the review list alone (`--review`). */
export const rollShowReport = z.union([
  rollSchema.extend({
    rule: rollSchema.shape.rule.omit({ private: true }).extend({
      privateRepositories: count.optional(),
    }),
    evidence: rollSchema.shape.evidence.omit({ privateOnly: true }),
    voters: z.array(publicVoterSchema),
    review: publicItems,
  }),
  rollSchema,
  z.strictObject({ ...head, election: text, review: publicItems }),
]);

/** `roll diff --json`. */
export const rollDiffReport = z.strictObject({
  ...head,
  joined: z.array(publicVoterSchema),
  left: z.array(publicVoterSchema),
  changed: z.array(
    z.strictObject({ login: text, formerly: text, address: z.enum(["same", "changed"]) }),
  ),
});

/** The differences as JSON, without addresses. */
export function rollDiffJson({ joined, left, changed }: RollDiff): z.input<typeof rollDiffReport> {
  const shown = (voters: readonly Voter[]) => voters.map((voter) => ({ ...publicVoter(voter) }));
  return {
    formatVersion: 1,
    joined: shown(joined),
    left: shown(left),
    changed: changed.map(({ before, after }) => ({
      login: after.login,
      formerly: before.login,
      address: before.email === after.email ? "same" : "changed",
    })),
  };
}

const pullRequestSchema = z.strictObject({
  pullRequest: text,
  url: text,
  mergedAt: text,
  as: z.enum(["author", "commit"]),
  because: text.optional(),
});

/** `roll explain --json`. */
export const explanationsReport = z.strictObject({
  ...head,
  election: text,
  explanations: z.array(
    z.strictObject({
      who: text,
      votes: z.boolean(),
      verdict: text,
      counted: z.array(pullRequestSchema),
      missed: z.array(pullRequestSchema),
      oldCommits: z.array(z.strictObject({ url: text, authoredAt: text })),
      remedy: text.optional(),
      /** Pull requests and commits of private repositories, which are only counted. */
      hidden: count.optional(),
    }),
  ),
});

/** `roll verify --json`. */
export const rollVerifyReport = z.strictObject({
  ...head,
  election: text,
  verified: z.boolean(),
  checks: z.array(z.strictObject({ file: text, holds: z.boolean(), says: text })),
});

/** `roll sensitivity --json`. */
export const rollSensitivityReport = z.strictObject({
  ...head,
  election: text,
  voters: count,
  variants: z.array(
    z.strictObject({ id: text, says: text, joined: logins, left: logins, complete: z.boolean() }),
  ),
  guessed: logins,
});

/** `roll opt-in list --json`: no address. */
export const optInReport = z.strictObject({
  ...head,
  election: text,
  toRemind: z.array(z.strictObject({ login: text, since: text, reason: text })),
  withoutAddress: logins,
  comments: logins,
});

/** Whom to remind, as JSON. */
export function optInJson(
  election: string,
  { toRemind, withoutAddress }: OptInList,
  comments: readonly string[],
): z.input<typeof optInReport> {
  return {
    formatVersion: 1,
    election,
    toRemind: toRemind.map(({ login, since, reason }) => ({ login, since, reason })),
    withoutAddress: [...withoutAddress],
    comments: [...comments],
  };
}

/** Review items as they are shared: without addresses. */
const publicItem = z.union(
  reviewItemSchema.options.map((item) => {
    const { email: _, ...shape } = item.shape as z.ZodRawShape;
    return z.strictObject(shape);
  }),
);

/** `roll summary --json`. */
export const rollJobReport = z.strictObject({
  ...head,
  summary: z.strictObject(summaryFields),
  /** Compared with an earlier list of the same election. */
  since: z.strictObject({ joined: logins, left: logins }).nullable(),
  review: z.array(publicItem),
  undecided: z.array(publicItem),
  /** Review items of private repositories, which are only counted; left out where there are none. */
  hidden: count.optional(),
  /** Eligible repositories with pushes but no merged pull request. */
  silent: z.strictObject({ names: z.array(text), private: count }),
  /** Signs that voters are missing, in sentences. */
  doubts: z.array(text),
});
