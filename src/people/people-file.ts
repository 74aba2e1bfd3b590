import * as z from "zod";
import { plainDateSchema } from "../dates.ts";
import { loginSchema } from "./account.ts";

const text = z.string().min(1);
const commitReference = z
  .string()
  .regex(/^[\w.-]+\/[\w.-]+@[0-9a-f]{7,40}$/, "expected owner/repository@commit");
const pullRequestReference = z
  .string()
  .regex(/^[\w.-]+\/[\w.-]+#\d+$/, "expected owner/repository#number");

/** What officials decided about one person's vote, and until when it holds. */
const voterDecision = z.strictObject({
  login: loginSchema,
  reason: text,
  by: loginSchema,
  date: plainDateSchema,
  expires: plainDateSchema.optional(),
});

/** `elections/people.yaml`: what officials decided about identities, voters and organizations. */
export const peopleFileSchema = z.strictObject({
  formatVersion: z.literal(1),
  bots: z.array(z.strictObject({ login: text, reason: text })).default([]),
  identities: z.array(z.strictObject({ commit: commitReference, login: loginSchema })).default([]),
  names: z
    .array(z.strictObject({ login: loginSchema, name: text, also: z.array(text).default([]) }))
    .default([]),
  voters: z
    .strictObject({
      add: z.array(voterDecision).default([]),
      exclude: z.array(voterDecision).default([]),
      count: z
        .array(
          z.strictObject({
            pullRequest: pullRequestReference,
            authors: z.array(loginSchema).min(1),
            reason: text,
          }),
        )
        .default([]),
    })
    .prefault({}),
  organizations: z
    .array(z.strictObject({ name: text, also: z.array(text).default([]), url: z.url().optional() }))
    .default([]),
  groups: z
    .array(
      z.strictObject({
        name: text,
        organizations: z.array(text).min(1),
        from: plainDateSchema,
        until: plainDateSchema.optional(),
        decision: text,
      }),
    )
    .default([]),
});

export type PeopleFile = z.output<typeof peopleFileSchema>;

/** `elections/.private/people.yaml`: addresses, which never leave the private folder. */
export const privatePeopleFileSchema = z.strictObject({
  formatVersion: z.literal(1),
  addresses: z.array(z.strictObject({ address: z.email(), login: loginSchema })).default([]),
  preferred: z.array(z.strictObject({ login: loginSchema, address: z.email() })).default([]),
  activated: z.array(z.strictObject({ address: z.email(), since: plainDateSchema })).default([]),
  /** Addresses that CIVS could not write to, as CIVS words the reason; since the day it was first seen. */
  awaiting: z
    .array(z.strictObject({ address: z.email(), since: plainDateSchema, reason: text.optional() }))
    .default([]),
});

export type PrivatePeopleFile = z.output<typeof privatePeopleFileSchema>;

/** A workspace where officials have recorded nothing about anybody yet. */
export const noPeople: PeopleFile = peopleFileSchema.parse({ formatVersion: 1 });
export const noPrivatePeople: PrivatePeopleFile = privatePeopleFileSchema.parse({
  formatVersion: 1,
});
