import * as z from "zod";
import { periodSchema } from "../calendar/period.ts";
import { plainDateSchema } from "../dates.ts";
import { loginSchema } from "../people/account.ts";

const text = z.string().min(1);

/**
 * A change of an election's dates: who made it, when and why, and the timeline that it replaced with the
 * approval that this one had. An entry of `rescheduled` in `election.yaml`.
 */
export const reschedulingSchema = z.strictObject({
  date: plainDateSchema,
  by: loginSchema,
  reason: text,
  nominations: periodSchema,
  campaign: periodSchema,
  voting: periodSchema,
  results: plainDateSchema.optional(),
  timelineApproved: z.strictObject({ date: plainDateSchema, reference: text }).optional(),
  /** The election had been cancelled, and the new dates bring it back. */
  cancelled: z.strictObject({ date: plainDateSchema, by: loginSchema, reason: text }).optional(),
});

export type Rescheduling = z.output<typeof reschedulingSchema>;
