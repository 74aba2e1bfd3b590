import * as z from "zod";
import { unrankedPolicies } from "../ballots/profile.ts";
import { electionIdSchema } from "../calendar/election-id.ts";
import { periodSchema } from "../calendar/period.ts";
import { candidateSchema } from "../candidates/candidate.ts";
import { completionRules } from "../charter/completion-rule.ts";
import { plainDateSchema } from "../dates.ts";
import { decisionSchema } from "../election/decision.ts";
import { publicationLevels } from "../election/election.ts";
import { pollSchema } from "../election/poll.ts";
import { loginSchema } from "../people/account.ts";
import { errataSchema } from "./corrections/erratum.ts";

const text = z.string().min(1);
const count = z.int().nonnegative();
const digest = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest");
const seasonText = z.string().regex(/^(spring|autumn) \d{4}$/, "expected a season: autumn 2026");

/** The most people in a record; larger records are rejected. */
const mostPeople = 999;

const problemSchema = z.strictObject({
  line: count,
  column: count.optional(),
  candidate: z.string().optional(),
  found: z.string(),
  allowed: z.string(),
});

const outcomeSchema = z.discriminatedUnion("state", [
  z.strictObject({
    state: z.literal("seated"),
    seat: z.int().positive(),
    until: seasonText,
    /** Held a seat that ended at this election. */
    reelected: z.boolean(),
    byDecision: z.strictObject({ by: loginSchema, reason: text }).optional(),
  }),
  z.strictObject({
    state: z.literal("passed over"),
    organization: text,
    filledBy: z.array(text),
  }),
  z.strictObject({ state: z.literal("not reached") }),
  /** The outcome of everyone not seated, at the level "winners". */
  z.strictObject({ state: z.literal("not elected") }),
]);

export const electionRecordSchema = z.strictObject({
  formatVersion: z.literal(1),
  level: z.enum(["complete", ...publicationLevels]),
  election: electionIdSchema,
  season: seasonText,
  charter: text,
  seatsDue: z.int().positive(),
  /** The limit per organization, and whether groups count as one. */
  limit: z.int().positive(),
  groups: z.enum(["off", "on"]),
  voteHeld: z.boolean(),
  rule: z.enum(completionRules),
  officials: z.array(loginSchema),
  nominations: periodSchema,
  campaign: periodSchema,
  voting: periodSchema,
  polls: z.array(pollSchema),
  candidates: z.array(candidateSchema).max(mostPeople),
  roll: z
    .strictObject({
      voters: count,
      revision: z.int().positive(),
      sha256: digest,
      /** Voters who had opted in to CIVS email when the result was prepared, and who had not. */
      mail: z.strictObject({ activated: count, awaiting: count }).optional(),
    })
    .optional(),
  ballots: z
    .strictObject({
      counted: count,
      invalid: count,
      abstentions: count,
      digest: text,
      unranked: z.enum(unrankedPolicies),
      /** Why ballots are invalid: in the complete record only. */
      skipped: z.array(problemSchema).optional(),
    })
    .optional(),
  /** The number of ballots on the poll's page; its ranking equals the count's. */
  page: z.strictObject({ poll: text.optional(), ballots: count, read: plainDateSchema }).optional(),
  count: z
    .strictObject({
      /** Names on the ballots that were struck before the count. */
      struck: z.array(text),
      candidates: z.array(text),
      pairwise: z.array(z.array(count)),
      condorcetWinner: text.nullable(),
      condorcetLoser: text.nullable(),
      smithSet: z.array(text),
      schwartzSet: z.array(text),
    })
    .optional(),
  ranking: z.array(z.array(text)).optional(),
  outcomes: z
    .array(
      z.strictObject({
        login: loginSchema,
        name: text,
        organization: text.nullable(),
        rank: z.int().positive().optional(),
        outcome: outcomeSchema,
        reason: text.optional(),
      }),
    )
    .max(mostPeople),
  openSeats: count,
  /** Members whose seats were not up, with the organizations that a decision or else the ledger has for them. */
  continuing: z
    .array(
      z.strictObject({
        login: loginSchema,
        name: text,
        seat: z.int().positive(),
        until: seasonText,
        organizations: z.array(text),
      }),
    )
    .max(mostPeople),
  remarks: z.array(text).optional(),
  decisions: z.array(decisionSchema),
  /** Corrections of the published record, oldest first; none in the record as first published. */
  errata: errataSchema.optional(),
  inputs: z.array(z.strictObject({ path: text, sha256: digest })),
  /** Digest of the complete record, in records that hold less. */
  completeRecord: digest.optional(),
});

/**
 * An election's result and its basis. The complete record stays in the private folder; the public one has what
 * its level allows, and digests for the rest. No record contains an email address or the time it was made.
 */
export type ElectionRecord = z.output<typeof electionRecordSchema>;
export type RecordedOutcome = ElectionRecord["outcomes"][number];

/** A record as written to its file: keys in schema order, two spaces of indent, a final line end. */
export function recordText(record: ElectionRecord): string {
  const keys = Object.keys(electionRecordSchema.shape) as (keyof ElectionRecord)[];
  const ordered = Object.fromEntries(keys.map((key) => [key, record[key]]));
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
