import * as z from "zod";
import { accountSchema } from "../people/account.ts";

const instantText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, "expected a time such as 2026-10-05T15:00:00Z");
const digest = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest");
const signature = z.strictObject({ name: z.string(), email: z.string() });

export const contributionSchema = z.strictObject({
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "expected owner/name"),
  number: z.int().positive(),
  title: z.string(),
  openedAt: instantText,
  mergedAt: instantText,
  base: z.string().min(1),
  author: accountSchema.nullable(),
  commits: z.array(
    z.strictObject({
      oid: z.string().regex(/^[0-9a-f]{40,64}$/, "expected a commit id"),
      authoredAt: instantText,
      committedAt: instantText,
      author: z.strictObject({
        name: z.string(),
        email: z.string(),
        account: accountSchema.nullable(),
      }),
      signedOffBy: z.array(signature),
      coAuthoredBy: z.array(signature),
    }),
  ),
});

/**
 * One merged pull request as evidence: a line of `contributions.jsonl`. Times are UTC with seconds, so
 * that they sort as text. Accounts are null where GitHub knows none.
 */
export type Contribution = z.output<typeof contributionSchema>;
export type ContributedCommit = Contribution["commits"][number];

export const profileSchema = z.strictObject({
  id: z.int().positive(),
  login: z.string().min(1),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** GitHub's global id of the account, to ask for it again after its owner renamed it. */
  node: z.string().min(1).optional(),
});

/** An account's public profile: a line of `profiles.jsonl`. */
export type AccountProfile = z.output<typeof profileSchema>;

export const repositorySchema = z.strictObject({
  name: z.string().min(1),
  /** Visible only to the token that fetched it; public output never names it. */
  private: z.literal(true).optional(),
  fork: z.boolean(),
  archived: z.boolean(),
  archivedAt: instantText.nullable(),
  defaultBranch: z.string().nullable(),
});

/** A repository of the organization at the time of the fetch. */
export type Repository = z.output<typeof repositorySchema>;

export const unreadPullRequestSchema = z.strictObject({
  repository: z.string().min(1),
  number: z.int().positive(),
  mergedAt: instantText,
  reason: z.string().min(1),
});

/** A merged pull request that GitHub counts but did not return completely; a person must check it. */
export type UnreadPullRequest = z.output<typeof unreadPullRequestSchema>;

/** `fetch.json`: what was asked, and the counts that prove that everything announced was received. */
export const fetchReportSchema = z.strictObject({
  formatVersion: z.literal(1),
  organization: z.string().min(1),
  /** When GitHub was asked. */
  read: instantText.optional(),
  period: z.strictObject({ from: instantText, until: instantText }),
  pullRequests: z.strictObject({
    announced: z.int().nonnegative(),
    received: z.int().nonnegative(),
  }),
  /** What GitHub's search index counts for the period, and index and database for each repository. */
  sources: z
    .strictObject({
      search: z.int().nonnegative(),
      repositories: z.array(
        z.strictObject({
          name: z.string().min(1),
          database: z.int().nonnegative(),
          search: z.int().nonnegative(),
        }),
      ),
    })
    .optional(),
  /** Pull requests that could not be read; none where it is left out. */
  unread: z.array(unreadPullRequestSchema).optional(),
  /** Repositories with pushes but no merged pull request in the period; left out if there are none. */
  silent: z.array(z.string().min(1)).optional(),
  commits: z.int().nonnegative(),
  profiles: z.int().nonnegative(),
  repositories: z.array(repositorySchema),
  /** Whether the token's owner is a member; otherwise private repositories were hidden. */
  viewerIsAMember: z.boolean().optional(),
  /** Whether the token could read public addresses; otherwise no profile has one. */
  addresses: z.boolean().optional(),
  /** Digests of the files beside this one: together they are one fetch. */
  sha256: z.strictObject({ contributions: digest, profiles: digest }).optional(),
  /** Of the fetch that completed the evidence. */
  requests: z.int().nonnegative(),
  cost: z.int().nonnegative(),
});

/** `roll fetch --json`: private repositories are counted, not named. */
export const publicFetchReportSchema = fetchReportSchema.extend({
  privateRepositories: z.int().positive().optional(),
});

export type FetchReport = z.output<typeof fetchReportSchema>;
