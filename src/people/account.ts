import * as z from "zod";
import { compareText } from "../wording.ts";

/** A GitHub login as a person may have it; old ones may begin with a hyphen, a bot's may end in `[bot]`. */
export const loginSchema = z
  .string()
  .regex(/^-?[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/, "expected a GitHub login");

/** A login that may also be that of a mannequin, an author whom an import made up: those have dots. */
export const authorLoginSchema = z
  .string()
  .regex(/^-?[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\[bot\])?$/, "expected a GitHub login");

/** A login from GitHub, accepted in any form. */
export const givenLoginSchema = z.string().min(1).max(255);

export const accountSchema = z.strictObject({
  id: z.int().positive(),
  login: givenLoginSchema,
  type: z.enum(["User", "Bot", "Organization", "Mannequin", "EnterpriseUserAccount"]),
});

/** A GitHub account. The numeric id survives renaming; the case of logins does not matter. */
export type Account = z.output<typeof accountSchema>;

/** What two logins of the same account have in common, to compare and index by. */
export function loginKey(login: string): string {
  return login.toLowerCase();
}

/** Whether two logins are the same account's; one that is not known is no one's. */
export function sameLogin(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && loginKey(a) === loginKey(b);
}

/** The order of logins in lists: without case, by code units; never by a locale. */
export function compareLogins(a: string, b: string): number {
  return compareText(loginKey(a), loginKey(b)) || compareText(a, b);
}
