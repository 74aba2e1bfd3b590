import * as z from "zod";

const count = z.int().nonnegative();

/** `results verify --json` */
export const verifyReport = z.strictObject({
  formatVersion: z.literal(1),
  subject: z.string().describe("the file or address of the record"),
  election: z.string(),
  level: z.string().describe("how much of the count is published"),
  revision: z.int().positive(),
  follows: z.boolean().describe("no number was found that does not match"),
  summary: z.strictObject({ passed: count, failed: count, notMade: count }),
  checks: z.array(
    z.strictObject({
      file: z.string(),
      about: z.string(),
      from: z.string().describe("what it was recomputed from"),
      outcome: z.enum(["follows", "does not follow", "not checked"]),
      wrong: z.array(
        z.strictObject({ where: z.string(), expected: z.string(), found: z.string() }),
      ),
      why: z.string().nullable().describe("why nothing, or not all, was checked"),
    }),
  ),
});
