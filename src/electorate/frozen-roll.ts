import * as z from "zod";

const digest = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest");
const text = z.string().min(1);

const revisionSchema = z.strictObject({
  revision: z.int().positive(),
  file: text,
  sha256: digest,
  voters: z.int().nonnegative(),
  /** Of the inputs that made it; people files are null where there were none. */
  inputs: z.strictObject({
    contributions: digest,
    profiles: digest,
    fetch: digest,
    people: digest.nullable(),
    privatePeople: digest.nullable(),
  }),
  /** Why the revision before had to be corrected. */
  reason: text.optional(),
  /** Digest of the revision before. */
  corrects: digest.optional(),
});

/** `freeze.yaml`: the revisions of a frozen roll, the first one and each correction, with their digests. */
export const freezeSchema = z.strictObject({
  formatVersion: z.literal(1),
  election: text,
  revisions: z
    .array(revisionSchema)
    .min(1)
    .refine((list) => list.every(({ revision }, position) => revision === position + 1), {
      error: "expected revisions numbered 1, 2, 3 in this order",
    })
    .refine(
      (list) => list.every(({ corrects }, position) => corrects === list[position - 1]?.sha256),
      { error: "expected each correction to name the digest of the revision before it" },
    ),
});

export type Freeze = z.output<typeof freezeSchema>;
export type Revision = Freeze["revisions"][number];
