import * as z from "zod";

/** A GitHub login as a person may have it; a bot's may also end in `[bot]`. */
export const loginSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/, "expected a GitHub login");

export const accountSchema = z.strictObject({
  id: z.int().positive(),
  login: loginSchema,
  type: z.enum(["User", "Bot", "Organization", "Mannequin", "EnterpriseUserAccount"]),
});

/** A GitHub account. The numeric id stays when its owner renames it; logins differ in case only by looks. */
export type Account = z.output<typeof accountSchema>;

/** What two logins of the same account have in common, to compare and index by. */
export function loginKey(login: string): string {
  return login.toLowerCase();
}

/** Whether two logins are the same account's. */
export function sameLogin(a: string, b: string): boolean {
  return loginKey(a) === loginKey(b);
}

/** The order of logins in lists: without case, by code units; never by a locale. */
export function compareLogins(a: string, b: string): number {
  const [keyA, keyB] = [loginKey(a), loginKey(b)];
  if (keyA !== keyB) return keyA < keyB ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
