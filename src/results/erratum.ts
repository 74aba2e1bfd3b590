import { z } from "zod";
import { plainDateSchema } from "../dates.ts";
import { loginSchema } from "../people/account.ts";

const text = z.string().min(1);

/** More corrections of one record are a mistake. */
const mostErrata = 99;

/**
 * One thing that a correction changed: where in the record (people by login, pairs by name, so that it stays
 * the same whatever stands beside), what was there and what is; null where there was or is nothing.
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

/** Which revision a record is: 1 as it was first published, one more with every erratum. */
export function revisionOf({ errata = [] }: { readonly errata?: readonly Erratum[] | undefined }) {
  return errata.length + 1;
}

/** Name of the file that keeps a revision of a record that was replaced. */
export function replacedRecordName(revision: number): string {
  return `record.${revision}.json`;
}

/** Figures in words; others are told by where they stand in the record. */
const words: ReadonlyMap<string, string> = new Map([
  ["ballots.counted", "ballots counted"],
  ["ballots.invalid", "invalid ballots"],
  ["ballots.abstentions", "ballots that rank nobody"],
  ["ballots.digest", "digest of the ballots"],
  ["roll.voters", "voters on the roll"],
  ["roll.revision", "revision of the roll"],
  ["roll.sha256", "digest of the roll"],
  ["seatsDue", "seats available"],
  ["openSeats", "seats that stay open"],
  ["limit", "seats that one organization may hold"],
  ["rule", "completion rule"],
  ["level", "how much is published"],
  ["count.condorcetWinner", "Condorcet winner"],
  ["count.condorcetLoser", "Condorcet loser"],
]);

const outcomeParts: ReadonlyMap<string, string> = new Map([
  ["", ""],
  [".name", "the name of "],
  [".organization", "the organization of "],
  [".rank", "the place of "],
  [".reason", "the reason for "],
]);

function wordPlace(where: string): string {
  const [, login, part = ""] = /^outcomes\[([^\]]*)\](.*)$/.exec(where) ?? [];
  const lead = outcomeParts.get(part);
  if (login !== undefined && lead !== undefined) return `${lead}${login}`;
  const [, pair] = /^count\.pairwise\[(.*)\]$/.exec(where) ?? [];
  return pair === undefined ? (words.get(where) ?? where) : `ballots that rank ${pair}`;
}

/** A change in words, in one line: "ballots counted: was 60, now 61". */
export function describeChange({ where, was, now }: Change): string {
  return `${wordPlace(where)}: was ${was ?? "nothing"}, now ${now ?? "nothing"}`;
}
