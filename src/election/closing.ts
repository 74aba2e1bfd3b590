import * as z from "zod";
import type { Candidate } from "../candidates/candidate.ts";
import { instantSchema } from "../dates.ts";
import { compareLogins, loginKey, loginSchema } from "../people/account.ts";

/**
 * The closing of the list of candidates: by whom, when, and who was on it (`candidatesClosed` in
 * `election.yaml`). Candidates who withdraw later stay on it.
 */
export const closingSchema = z.strictObject({
  at: instantSchema,
  by: loginSchema,
  candidates: z.array(loginSchema),
});

export type Closing = z.output<typeof closingSchema>;

/** The recorded candidates who belong on the list, sorted by login. */
export function closingList(candidates: readonly Pick<Candidate, "login">[]): string[] {
  return candidates.map(({ login }) => login).sort(compareLogins);
}

/** How the candidates recorded differ from the list that was closed; logins without regard to case. */
export function changesSinceClosing(
  candidates: readonly Pick<Candidate, "login">[],
  closing: Pick<Closing, "candidates">,
): { readonly joined: readonly string[]; readonly gone: readonly string[] } {
  const missing = (from: readonly string[], others: readonly string[]): string[] => {
    const keys = new Set(others.map(loginKey));
    return from.filter((login) => !keys.has(loginKey(login)));
  };
  const present = closingList(candidates);
  return {
    joined: missing(present, closing.candidates),
    gone: missing(closing.candidates, present),
  };
}
