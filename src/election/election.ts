import * as z from "zod";
import { settleable } from "../calendar/due.ts";
import { electionIdSchema, type SeasonOfYear, seasonOfElection } from "../calendar/election-id.ts";
import { messages } from "../calendar/messages.ts";
import { periodSchema } from "../calendar/period.ts";
import { overlaps } from "../calendar/timeline.ts";
import { candidateSchema } from "../candidates/candidate.ts";
import { seasons } from "../charter/charter.ts";
import { completionRules } from "../charter/completion-rule.ts";
import { plainDateSchema } from "../dates.ts";
import { loginKey, loginSchema } from "../people/account.ts";
import { foldName } from "../people/fold-name.ts";
import { changesSinceClosing, closingSchema } from "./closing.ts";
import { decisionSchema } from "./decision.ts";
import { pollIssues, pollSchema } from "./poll.ts";
import { reschedulingSchema } from "./rescheduling.ts";

const text = z.string().min(1);

/** How much of the count is published; each level adds to the one before. */
export const publicationLevels = ["winners", "ranking", "matrix"] as const;
export type PublicationLevel = (typeof publicationLevels)[number];

const because = { date: plainDateSchema, by: loginSchema, reason: text };

/** A message of the process that officials sent, where it can be read, and whether that was a mistake. */
const sentMessageSchema = z.strictObject({
  message: z.enum(messages),
  date: plainDateSchema,
  reference: text.optional(),
  /** It was recorded as sent by mistake. */
  mistaken: z.strictObject(because).optional(),
});

/** A step of the process that officials did elsewhere, or decided not to take. */
const settledStepSchema = z.strictObject({ step: z.enum(settleable), ...because });

/** A frozen revision of the voter roll: the digest is of its private file. */
const frozenRollSchema = z.strictObject({
  revision: z.int().positive(),
  voters: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest"),
  /** The UTC date on which it was frozen. */
  frozen: plainDateSchema,
  by: loginSchema.optional(),
});

const electionFields = z.strictObject({
  formatVersion: z.literal(1),
  election: electionIdSchema,
  charter: text,
  season: z.enum(seasons).optional(),
  seats: z.int().positive(),
  officials: z
    .array(
      z.strictObject({
        login: loginSchema,
        name: text.optional(),
        age: z.string().startsWith("age1").optional(),
      }),
    )
    .default([]),
  /** The UTC date on which the election was planned. */
  planned: plainDateSchema.optional(),
  /** The UTC date of the declaration; without it, the day on which voting closes counts as such. */
  declared: plainDateSchema.optional(),
  timelineApproved: z.strictObject({ date: plainDateSchema, reference: text }).optional(),
  nominations: periodSchema,
  campaign: periodSchema,
  voting: periodSchema,
  /** The UTC day on which the result is announced; without it, the day after the last one of voting. */
  results: plainDateSchema.optional(),
  /** The election is cancelled, or postponed without a date. */
  cancelled: z.strictObject(because).optional(),
  rescheduled: z.array(reschedulingSchema).optional(),
  announced: z.array(sentMessageSchema).optional(),
  settled: z.array(settledStepSchema).optional(),
  polls: z.array(pollSchema).default([]),
  rule: z.enum(completionRules).default("minimax"),
  publication: z.enum(publicationLevels).default("winners"),
  candidates: z.array(candidateSchema).default([]),
  candidatesClosed: closingSchema.optional(),
  decisions: z.array(decisionSchema).default([]),
  /** Each revision of the frozen roll, so that everyone sees that it is frozen. */
  rolls: z.array(frozenRollSchema).optional(),
});

/** The list that was closed and the candidates recorded name the same people. */
function closingIssues({ candidates, candidatesClosed }: z.output<typeof electionFields>) {
  if (candidatesClosed === undefined) return [];
  const { joined, gone } = changesSinceClosing(candidates, candidatesClosed);
  const path = ["candidatesClosed", "candidates"];
  return [
    ...joined.map((login) => ({
      path,
      message: `@${login} is a candidate, but was not on the list when it was closed: reopen it with kata-election candidates reopen`,
    })),
    ...gone.map((login) => ({
      path,
      message: `expected an entry for @${login} among candidates: a withdrawn candidate keeps theirs, with withdrawn`,
    })),
  ];
}

/** No one is a candidate twice, or on the closed list twice, or there with two logins: a merge may double them. */
function doubledIssues({ candidates, candidatesClosed }: z.output<typeof electionFields>) {
  const repeated = (values: readonly string[]): number[] =>
    values.flatMap((value, at) => (values.indexOf(value) === at ? [] : [at]));
  const logins = candidates.map(({ login }) => loginKey(login));
  const people = candidates.map(({ file, name }) => `${foldName(name)} in ${file}`);
  const closed = (candidatesClosed?.candidates ?? []).map(loginKey);
  return [
    ...repeated(logins).map((at) => ({
      path: ["candidates", at, "login"],
      message: `@${candidates[at]?.login} is already a candidate: keep one of the two entries`,
    })),
    ...repeated(people)
      .filter((at) => !repeated(logins).includes(at))
      .map((at) => ({
        path: ["candidates", at, "file"],
        message: `${candidates[at]?.file} and this name are already another candidate's`,
      })),
    ...repeated(closed).map((at) => ({
      path: ["candidatesClosed", "candidates", at],
      message: `@${closed[at]} is already in the list`,
    })),
  ];
}

/**
 * `election.yaml`: the facts and decisions of one election. Its periods follow one another; once the list
 * of candidates is closed, no one joins it or is taken off.
 */
export const electionSchema = electionFields.superRefine((election, context) => {
  for (const { earlier, later } of overlaps(election)) {
    const message = `expected a time no earlier than that at which ${earlier} closes`;
    context.addIssue({ code: "custom", path: [later, "opens"], message });
  }
  for (const issue of [
    ...doubledIssues(election),
    ...closingIssues(election),
    ...pollIssues(election.polls),
  ]) {
    context.addIssue({ code: "custom", ...issue });
  }
});

export type Election = z.output<typeof electionSchema>;

/** The file name of an election's facts in messages. */
export function electionFileName({ election }: Pick<Election, "election">): string {
  return `elections/arch-committee-${election}/election.yaml`;
}

/** The season whose seats an election fills: from its file, otherwise from its month. */
export function seasonOf({
  election,
  season,
}: Pick<Election, "election" | "season">): SeasonOfYear {
  return seasonOfElection(election, season);
}

/** The messages that officials sent, without those recorded by mistake. */
export function sentMessages({ announced = [] }: Pick<Election, "announced">) {
  return announced.filter(({ mistaken }) => mistaken === undefined);
}
