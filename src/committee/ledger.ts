import * as z from "zod";
import { electionIdSchema, type SeasonOfYear } from "../calendar/election-id.ts";
import { type Season, seasons } from "../charter/charter.ts";
import { plainDateSchema } from "../dates.ts";
import { loginSchema } from "../people/account.ts";

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
        how: z.enum(["vote", "uncontested", "appointed"]),
        until: seasonOfYearSchema,
        ended: z
          .strictObject({ date: plainDateSchema, reason: text, reference: text.optional() })
          .optional(),
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
});

export type Ledger = z.output<typeof ledgerSchema>;
export type Seat = Ledger["seats"][number];
export type Term = Ledger["terms"][number];
