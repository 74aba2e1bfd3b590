import * as z from "zod";
import { instantSchema, plainDateSchema } from "../dates.ts";
import { loginSchema } from "../people/account.ts";

const text = z.string().min(1);
const madeBy = {
  by: loginSchema,
  date: plainDateSchema,
  reason: text,
  reference: text.optional(),
};

/**
 * What a person decided where the rules leave a question open, and why: an entry of `decisions` in
 * `election.yaml`.
 */
export const decisionSchema = z.discriminatedUnion("about", [
  /** The order, best first, of the tied candidates: all of them and no one else. */
  z.strictObject({ about: z.literal("tie"), order: z.array(loginSchema).min(2), ...madeBy }),
  /** The organization (or none) that a person counts for at this election. */
  z.strictObject({
    about: z.literal("affiliation"),
    person: loginSchema,
    affiliation: text,
    ...madeBy,
  }),
  /** An unresolved entry of the roll's review list that officials looked at. */
  z.strictObject({ about: z.literal("voter"), subject: text, outcome: text, ...madeBy }),
  /** Someone elected who declines, or who withdrew after the ballots were made. */
  z.strictObject({ about: z.literal("withdrawal"), person: loginSchema, ...madeBy }),
  /** A name that voters wrote in and that has no candidacy: struck before the count. */
  z.strictObject({ about: z.literal("write-in"), name: text, ...madeBy }),
  /** The members whose seats are not up officiate a result without a vote, or with seats left open. */
  z.strictObject({ about: z.literal("confirmation"), ...madeBy }),
  /** The ballots count although there are more than voters on the roll. */
  z.strictObject({ about: z.literal("ballots"), ...madeBy }),
  /**
   * These ballots (SHA-256 of their file) belong to this poll, although the file is older than the poll or
   * nothing else shows it.
   */
  z.strictObject({
    about: z.literal("poll"),
    poll: text,
    ballots: z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest"),
    ...madeBy,
  }),
  /** A candidacy that was accepted by mistake: its entry is gone. */
  z.strictObject({
    about: z.literal("mistaken-acceptance"),
    person: loginSchema,
    file: text,
    ...madeBy,
  }),
  /** The list of candidates, closed at that time with these on it, was reopened. */
  z.strictObject({
    about: z.literal("reopening"),
    closed: instantSchema,
    candidates: z.array(loginSchema),
    ...madeBy,
  }),
]);

export type Decision = z.output<typeof decisionSchema>;
export type TieDecision = Extract<Decision, { about: "tie" }>;

/** The decisions about voters. */
export function voterDecisionsOf({
  decisions,
}: {
  readonly decisions: readonly Decision[];
}): Extract<Decision, { about: "voter" }>[] {
  return decisions.filter((decision) => decision.about === "voter");
}
