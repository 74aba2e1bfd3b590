import { sameLogin } from "./account.ts";
import { nameKey } from "./fold-name.ts";

/** Someone as a page or a file names them. */
export interface Named {
  readonly name: string;
  readonly login: string | undefined;
}

/** Whether two ways of naming someone mean the same person, as far as pages tell: one account, or one name. */
export function isSamePerson(a: Named, b: Named): boolean {
  return sameLogin(a.login, b.login) || nameKey(a.name) === nameKey(b.name);
}
