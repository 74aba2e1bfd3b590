import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { plainDateSchema } from "../dates.ts";
import { authorLoginSchema, loginSchema } from "./account.ts";

const text = z.string().min(1);
/** A commit as people write it: `owner/repository@id`, the id perhaps shortened. */
export const commitReferenceSchema = z
  .string()
  .regex(/^[\w.-]+\/[\w.-]+@[0-9a-f]{7,40}$/, "expected owner/repository@commit");
const pullRequestReference = z
  .string()
  .regex(/^[\w.-]+\/[\w.-]+#\d+$/, "expected owner/repository#number");

/** A decision about one person's vote, and when it expires. */
const voterDecision = z
  .strictObject({
    login: authorLoginSchema,
    reason: text,
    by: loginSchema,
    date: plainDateSchema,
    expires: plainDateSchema.optional(),
  })
  .refine(
    ({ date, expires }) => expires === undefined || Temporal.PlainDate.compare(expires, date) > 0,
    {
      path: ["expires"],
      error: "expected a day after date: the decision would hold on no day",
    },
  );

/** What a role on GitHub lets people do is the charter's matter; these are its lists. */
export const reviewedRoles = ["committer", "admin", "owner"] as const;
export type ReviewedRole = (typeof reviewedRoles)[number];

/** Someone with a role who is not on the committee: why, who decided, until when. */
const roleDecision = z
  .strictObject({
    login: loginSchema,
    role: z.enum(reviewedRoles),
    /** The charter gives ownership to the Foundation's people too; others are named for a purpose. */
    as: z.enum(["named", "community-manager", "foundation"]).default("named"),
    reason: text,
    /** Who decided: the committee, a meeting, a login. */
    by: text,
    date: plainDateSchema,
    /** The day it expires. */
    expires: plainDateSchema.optional(),
    reference: text.optional(),
  })
  .superRefine(({ role, as }, context) => {
    if (as === "named" || role === "owner") return;
    const message = `expected as: named; as: ${as} makes owners only`;
    context.addIssue({ code: "custom", path: ["as"], message });
  });

/** `elections/people.yaml`: what was decided about identities, voters, roles and organizations. */
export const peopleFileSchema = z.strictObject({
  formatVersion: z.literal(1),
  bots: z.array(z.strictObject({ login: text, reason: text })).default([]),
  identities: z
    .array(z.strictObject({ commit: commitReferenceSchema, login: authorLoginSchema }))
    .default([]),
  names: z
    .array(
      z.strictObject({ login: authorLoginSchema, name: text, also: z.array(text).default([]) }),
    )
    .default([]),
  voters: z
    .strictObject({
      add: z.array(voterDecision).default([]),
      exclude: z.array(voterDecision).default([]),
      count: z
        .array(
          z.strictObject({
            pullRequest: pullRequestReference,
            authors: z.array(authorLoginSchema).min(1),
            reason: text,
          }),
        )
        .default([]),
    })
    .prefault({}),
  roles: z.array(roleDecision).default([]),
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
  addresses: z.array(z.strictObject({ address: z.email(), login: authorLoginSchema })).default([]),
  preferred: z.array(z.strictObject({ login: authorLoginSchema, address: z.email() })).default([]),
  activated: z.array(z.strictObject({ address: z.email(), since: plainDateSchema })).default([]),
  /** Addresses that CIVS could not write to, as CIVS words the reason; since the day it was first seen. */
  awaiting: z
    .array(z.strictObject({ address: z.email(), since: plainDateSchema, reason: text.optional() }))
    .default([]),
});

export type PrivatePeopleFile = z.output<typeof privatePeopleFileSchema>;

/** A people file without any entries. */
export const noPeople: PeopleFile = peopleFileSchema.parse({ formatVersion: 1 });
export const noPrivatePeople: PrivatePeopleFile = privatePeopleFileSchema.parse({
  formatVersion: 1,
});
