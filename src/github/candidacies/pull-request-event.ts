import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantSchema } from "../../dates.ts";
import { givenLoginSchema } from "../../people/account.ts";

const eventSchema = z.object({
  pull_request: z.object({
    created_at: instantSchema,
    user: z.object({ login: givenLoginSchema }).nullable(),
  }),
});

/** The pull request that a workflow runs for. */
export interface PullRequestEvent {
  readonly opened: Temporal.Instant;
  /** Undefined where the account is gone. */
  readonly author: string | undefined;
}

/** Reads the event that GitHub Actions gives a workflow; undefined if it is not about a pull request. */
export function readPullRequestEvent(json: string): PullRequestEvent | undefined {
  let event: unknown;
  try {
    event = JSON.parse(json);
  } catch {
    return undefined;
  }
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { created_at: opened, user } = parsed.data.pull_request;
  return { opened, author: user?.login };
}
