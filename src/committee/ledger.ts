import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { electionIdSchema, type SeasonOfYear } from "../calendar/election-id.ts";
import { type Season, seasons } from "../charter/charter.ts";
import { plainDateSchema } from "../dates.ts";
import { loginSchema } from "../people/account.ts";
import { compareText } from "../wording.ts";

const text = z.string().min(1);
const seatId = z.int().positive();

const seasonOfYearSchema = z
  .string()
  .regex(/^(spring|autumn) \d{4}$/, "expected a season such as autumn 2026")
  .transform((value): SeasonOfYear => {
    const [season, year] = value.split(" ");
    return { season: season as Season, year: Number(year) };
  });

/** `elections/committee.yaml`: the seats, who held each from when until when, and whom members worked for. */
export const ledgerSchema = z.strictObject({
  formatVersion: z.literal(1),
  seats: z
    .array(
      z.strictObject({
        id: seatId,
        season: z.enum(seasons),
        moved: z
          .array(z.strictObject({ to: z.enum(seasons), election: electionIdSchema, reason: text }))
          .default([]),
      }),
    )
    .min(1),
  terms: z
    .array(
      z.strictObject({
        seat: seatId,
        holder: loginSchema,
        name: text,
        elected: electionIdSchema,
        /** The first day of the term, if known; otherwise the election's month counts. */
        from: plainDateSchema.optional(),
        how: z.enum(["vote", "uncontested", "appointed"]),
        until: seasonOfYearSchema,
        ended: z
          .strictObject({ date: plainDateSchema, reason: text, reference: text.optional() })
          .optional(),
        /** Where it can be read that they were elected. */
        source: text.optional(),
      }),
    )
    .default([]),
  affiliations: z
    .array(
      z.strictObject({
        person: loginSchema,
        organization: text,
        from: plainDateSchema.optional(),
        until: plainDateSchema.optional(),
        source: text.optional(),
      }),
    )
    .default([]),
  /** Who chaired the committee; the members select their chair. */
  chairs: z
    .array(
      z.strictObject({
        holder: loginSchema,
        from: plainDateSchema.optional(),
        until: plainDateSchema.optional(),
        source: text.optional(),
      }),
    )
    .default([]),
  /** The questions that the pages left open when the ledger was built, and their answers. */
  doubts: z
    .array(
      z.strictObject({
        id: text,
        question: text,
        found: z.array(text).default([]),
        answer: text,
        /** The login of who answered, `pages` where other pages settled it, `nobody` where it stays open. */
        by: text,
      }),
    )
    .default([]),
});

export type Ledger = z.output<typeof ledgerSchema>;
export type Seat = Ledger["seats"][number];
export type Term = Ledger["terms"][number];

/** A cache of first days, since terms are compared many times. */
const starts = new WeakMap<Pick<Term, "elected" | "from">, Temporal.PlainDate>();

/** The first day of a term: as recorded, else the first of the month of its election. */
export function termStart(term: Pick<Term, "elected" | "from">): Temporal.PlainDate {
  const known = term.from ?? starts.get(term);
  if (known !== undefined) return known;
  const start = Temporal.PlainDate.from(`${term.elected}-01`);
  starts.set(term, start);
  return start;
}

/** The term of the latest election among these. */
export function latestTerm(terms: readonly Term[]): Term | undefined {
  return terms.toSorted((a, b) => compareText(a.elected, b.elected)).at(-1);
}
