import { z } from "zod";
import { plainDateSchema } from "../../dates.ts";
import { loginSchema } from "../../people/account.ts";

const text = z.string().min(1);

/** The most corrections of one record; more are a mistake. */
const mostErrata = 99;

/**
 * One thing that a correction changed: where in the record (people by login, pairs by name, so that positions
 * do not matter), the old and the new value; null for none.
 */
const changeSchema = z.strictObject({
  where: text,
  was: z.string().nullable(),
  now: z.string().nullable(),
});

export type Change = z.output<typeof changeSchema>;

/**
 * A correction of a published record: which revision it made, what that changed (computed, see
 * `recordChanges`), why, who decided it and when (UTC date), and the SHA-256 of the record that it replaced.
 */
export const erratumSchema = z.strictObject({
  revision: z.int().min(2),
  date: plainDateSchema,
  by: loginSchema,
  reason: text,
  changed: z.array(changeSchema).min(1),
  previousDigest: z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest"),
});

export const errataSchema = z.array(erratumSchema).min(1).max(mostErrata);

export type Erratum = z.output<typeof erratumSchema>;

/** A record's revision: 1 when first published, plus one for each erratum. */
export function revisionOf({ errata = [] }: { readonly errata?: readonly Erratum[] | undefined }) {
  return errata.length + 1;
}

/** Name of the file that keeps a revision of a record that was replaced. */
export function replacedRecordName(revision: number): string {
  return `record.${revision}.json`;
}
