import * as z from "zod";
import { completionRules } from "./completion-rule.ts";

export const seasons = ["spring", "autumn"] as const;

/** The half-yearly round in which a seat is filled. */
export type Season = (typeof seasons)[number];

/** The season of a month, 1 for January: February to July is spring, else autumn. */
export function seasonOfMonth(month: number): Season {
  return month >= 2 && month <= 7 ? "spring" : "autumn";
}

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "expected a date such as 2026-10-05");

/** The source of a rule, or that it is unwritten and a cautious default of this tool. */
const clauseSchema = z.strictObject({
  source: z.string().min(1),
  text: z.string().min(1),
});

export type Clause = z.output<typeof clauseSchema>;

function ruled<Value extends z.ZodType>(value: Value) {
  return z.strictObject({ value, clause: clauseSchema });
}

/** An excluded repository, or with a trailing `*` all names with that beginning. */
const excludedRepositorySchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9._-]+\*?$/, "expected a repository name, or a prefix and *"),
  from: isoDate.optional(),
  until: isoDate.optional(),
  reason: z.string().min(1),
});

export type ExcludedRepository = z.output<typeof excludedRepositorySchema>;

/** A team's slug on GitHub; `none` if the charter has no such team. */
const teamSlug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, "expected a team as its address names it, or none");

/** The rules in force from a date on: every rule is a value with the clause that it comes from. */
export const charterSchema = z.strictObject({
  id: isoDate,
  title: z.string().min(1),
  rules: z.strictObject({
    organization: ruled(z.string().min(1)),
    seats: ruled(
      z.strictObject({
        total: z.int().positive(),
        autumn: z.int().positive(),
        spring: z.int().positive(),
      }),
    ),
    organizationLimit: ruled(z.int().positive()),
    termMonths: ruled(z.int().positive()),
    qualifyingMonths: ruled(z.int().positive()),
    qualifyingEnd: ruled(z.literal("nominations-open")),
    mayStand: ruled(z.string().min(1)),
    mergesCode: ruled(z.string().min(1)),
    committerTeam: ruled(teamSlug),
    committerReview: ruled(z.enum(["none", "inactive-are-removed"])),
    committerReviewDays: ruled(z.int().positive()),
    committerQuorum: ruled(z.union([z.literal("majority"), z.int().positive()])),
    adminTeam: ruled(teamSlug),
    admins: ruled(z.enum(["not-reviewed", "committee-and-named"])),
    owners: ruled(z.enum(["not-reviewed", "committee-foundation-and-named"])),
    completionRule: ruled(z.enum(completionRules)),
    timelineApproval: ruled(z.enum(["committee", "none"])),
    campaignQuestions: ruled(z.enum(["mailing-list", "discussions"])),
    branches: ruled(z.enum(["any", "default"])),
    oldestCommitMonths: ruled(z.int().nonnegative()),
    vacancy: ruled(z.enum(["moves", "remainder"])),
    ties: ruled(z.literal("decision")),
    groups: ruled(z.enum(["off", "on"])),
    noOrganization: ruled(z.literal("exempt")),
    affiliationDate: ruled(z.literal("nominations-close")),
    unknownAffiliation: ruled(z.literal("decision")),
    privateRetentionMonths: ruled(z.int().positive()),
  }),
  excludedRepositories: z.array(excludedRepositorySchema),
});

export type Charter = z.output<typeof charterSchema>;
export type RuleName = keyof Charter["rules"];
