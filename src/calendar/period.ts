import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantSchema } from "../dates.ts";

/** A half-open span of time: `opens` belongs to it, `closes` does not. */
export interface Period {
  readonly opens: Temporal.Instant;
  readonly closes: Temporal.Instant;
}

export const periodSchema = z
  .strictObject({ opens: instantSchema, closes: instantSchema })
  .refine(({ opens, closes }) => opens.epochMilliseconds < closes.epochMilliseconds, {
    path: ["closes"],
    error: "expected a time after opens",
  });
