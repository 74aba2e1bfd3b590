import * as z from "zod";
import { instantSchema, plainDateSchema } from "../dates.ts";
import { loginSchema } from "../people/account.ts";
import { unknownAffiliation } from "../people/affiliation-words.ts";

const text = z.string().min(1);

export const candidateSchema = z.strictObject({
  login: loginSchema,
  name: text,
  affiliation: z.union([text, z.array(text).min(2)]).default(unknownAffiliation),
  file: text.regex(
    /^(?!\.)[^/\\]+(?:\/(?!\.)[^/\\]+){0,2}$/,
    "expected the name of a file in the election's folder",
  ),
  submitted: instantSchema,
  pullRequest: z.url().optional(),
  announcement: z.url().optional(),
  acceptedLate: z.strictObject({ by: loginSchema, reason: text }).optional(),
  withdrawn: z.strictObject({ date: plainDateSchema, reason: text }).optional(),
});

/**
 * A candidacy that officials accepted: an entry of `candidates` in `election.yaml`. The affiliation is
 * as declared: an organization, several, `none` or `unknown`.
 */
export type Candidate = z.output<typeof candidateSchema>;
