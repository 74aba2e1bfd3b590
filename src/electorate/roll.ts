import * as z from "zod";
import { isUsableAddress } from "../people/address.ts";

const text = z.string().min(1);
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, "expected a time such as 2026-10-05T15:00:00Z");
const pullRequest = z.string().regex(/^[\w.-]+\/[\w.-]+#\d+$/, "expected owner/repository#number");
const address = z.string().refine(isUsableAddress, "expected an address that can receive email");
const count = z.int().nonnegative();
const digest = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest");

/** How a voter got onto the roll. */
const grounds = ["author", "commit", "decision"] as const;

export const voterSchema = z.strictObject({
  /** GitHub's number of the account; null where only a login is known, from a decision. */
  id: z.int().positive().nullable(),
  login: text,
  name: text.nullable(),
  /** Where the invitation goes; null where no usable address is known. */
  email: address.nullable(),
  /** All usable addresses, best first. */
  emails: z.array(address),
  /** Merged pull requests that the person opened or has commits in. */
  pullRequests: count,
  commits: count,
  via: z.array(z.enum(grounds)).min(1),
  /** The latest merge of these pull requests; null for people added without one. */
  latest: instant.nullable(),
  /** Who decided that the person votes, and why, where officials did. */
  decision: text.optional(),
});

/** A person who may vote. */
export type Voter = z.output<typeof voterSchema>;

export const reviewItemSchema = z.discriminatedUnion("about", [
  /** Commits without a known account; the first represents all. */
  z.strictObject({
    about: z.literal("unresolved"),
    commit: text,
    url: z.url(),
    name: z.string(),
    email: z.string(),
    commits: count,
    pullRequests: z.array(pullRequest),
    /** Every one of the commits is too old to count. */
    old: z.literal(true).optional(),
    /** All names on the commits, where there are several. */
    names: z.array(z.string()).optional(),
    /** Logins of accounts with the same name or address, or that opened pull requests of these commits alone. */
    perhaps: z.array(text).optional(),
    /** All possible authors vote anyway. */
    votes: z.literal(true).optional(),
    /** The commits look like a robot's, which would be listed by this login. */
    robot: text.optional(),
  }),
  /** A voter's commits in pull requests of others, under names that are not the account's, or a tool's. */
  z.strictObject({
    about: z.literal("other-name"),
    login: text,
    names: z.array(z.string()),
    commit: text,
    url: z.url(),
    commits: count,
    pullRequests: z.array(pullRequest),
    /** Without these commits the account would not vote. */
    alone: z.literal(true).optional(),
  }),
  /** Someone who is not a voter but has commits that are too old to count by themselves. */
  z.strictObject({
    about: z.literal("old-commits"),
    login: text,
    commits: count,
    newest: instant,
    pullRequests: z.array(pullRequest),
  }),
  z.strictObject({
    about: z.literal("co-author"),
    name: z.string(),
    email: z.string(),
    pullRequests: z.array(pullRequest),
    /** The account that the address belongs to. */
    login: text.optional(),
    /** That account is on the roll. */
    votes: z.boolean(),
  }),
  z.strictObject({ about: z.literal("renamed"), login: text, formerly: z.array(text) }),
  z.strictObject({ about: z.literal("no-address"), login: text }),
  /** Votes by decision alone, and no account in the evidence has the login: perhaps it is misspelt. */
  z.strictObject({ about: z.literal("no-account"), login: text }),
  z.strictObject({ about: z.literal("shared-address"), email: address, logins: z.array(text) }),
  /** Voters of one name, or an account that a company manages beside one of the same login. */
  z.strictObject({ about: z.literal("same-name"), name: z.string(), logins: z.array(text) }),
  z.strictObject({ about: z.literal("looks-like-bot"), login: text, name: z.string().nullable() }),
  z.strictObject({ about: z.literal("not-a-person"), login: text, type: text }),
  z.strictObject({ about: z.literal("deleted-account"), pullRequest, url: z.url() }),
  /** GitHub counts it but did not return it completely, so its authors are unknown. */
  z.strictObject({ about: z.literal("unread"), pullRequest, url: z.url(), reason: text }),
  z.strictObject({
    about: z.literal("unlisted-repository"),
    repository: text,
    pullRequests: z.array(pullRequest),
  }),
  /** Officials credited a pull request that does not count here, so it has no effect. */
  z.strictObject({
    about: z.literal("idle-credit"),
    pullRequest,
    logins: z.array(text),
    /** All of them vote anyway. */
    votes: z.literal(true).optional(),
  }),
  /** Officials exclude a login that no account in the evidence has: perhaps it is misspelt. */
  z.strictObject({
    about: z.literal("idle-exclusion"),
    login: text,
    /** Voters whose login is nearly the same. */
    perhaps: z.array(text).optional(),
  }),
]);

/** Something that a person should look at. */
export type ReviewItem = z.output<typeof reviewItemSchema>;

export const rollSchema = z.strictObject({
  formatVersion: z.literal(1),
  election: text,
  /** The rules and the version of this tool that made the roll. */
  rule: z.strictObject({
    charter: text,
    organization: text,
    basis: text,
    from: instant,
    until: instant,
    oldestCommit: instant,
    branches: z.enum(["any", "default"]),
    repositories: z.array(text),
    skipped: z.array(z.strictObject({ name: text, reason: text })),
    /** Those of both that are private: a token sees them by its scope, and no public output names them. */
    private: z.array(text).optional(),
    tool: text,
  }),
  evidence: z.strictObject({
    /** Pull requests in the evidence, and those of them that the rules count. */
    pullRequests: count,
    counted: count,
    repositories: count,
    /** Of contributions.jsonl. */
    sha256: digest,
    /** The roll is provisional: the evidence ends here, before the qualifying period does. */
    until: instant.optional(),
    /** Logins of people who are voters only because of private repositories. */
    privateOnly: z.array(text).optional(),
  }),
  voters: z.array(voterSchema),
  review: z.array(reviewItemSchema),
  excluded: z.array(z.strictObject({ login: text, reason: text })),
});

/** `roll.yaml`: everyone who may vote in an election, and why. Private: it contains addresses. */
export type Roll = z.output<typeof rollSchema>;
