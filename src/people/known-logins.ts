import { editDistance } from "../edit-distance.ts";
import { compareLogins, loginKey } from "./account.ts";
import { lookAlikeKey } from "./look-alike.ts";

const longestLogin = 100;

/** A login without what people add, leave out and mix up by mistake: hyphens, and signs that look alike. */
function loosely(login: string): string {
  return loginKey(login).replace(/[-_]/g, "").replaceAll("0", "o").replace(/[1i]/g, "l");
}

/**
 * The known logins that someone may have meant: hyphens apart the same, or a letter or two away, by the
 * length of the login; the nearest first, at most three.
 */
export function nearLogins(login: string, known: Iterable<string>): string[] {
  const key = loginKey(login).slice(0, longestLogin);
  const far = key.length <= 4 ? 1 : 2;
  const found = [...new Set(known)].flatMap((other) => {
    const otherKey = loginKey(other).slice(0, longestLogin);
    if (otherKey === key) return [];
    if (loosely(other) === loosely(login)) return [{ other, away: 0 }];
    if (Math.abs(otherKey.length - key.length) > far) return [];
    const away = editDistance(key, otherKey);
    return away <= far ? [{ other, away }] : [];
  });
  found.sort((a, b) => a.away - b.away || compareLogins(a.other, b.other));
  return found.slice(0, 3).map(({ other }) => other);
}

/** The result of looking up a typed login: known, or unknown with similar ones. */
export type LoginCheck =
  | { readonly known: true }
  | { readonly known: false; readonly near: readonly string[] };

/** Looks a login up among those that the files know; case does not count. */
export function checkLogin(login: string, known: Iterable<string>): LoginCheck {
  const logins = [...known];
  const key = loginKey(login);
  if (logins.some((other) => loginKey(other) === key)) return { known: true };
  return { known: false, near: nearLogins(login, logins) };
}

/** Someone whom the records of a workspace know by their GitHub account. */
export interface KnownPerson {
  readonly login: string;
  readonly names: readonly string[];
  /** Their employer by the ledger, if known. */
  readonly organizations: readonly string[];
}

/** The one person whom the records know by a name, in whatever order, case and accents; undefined for none or several. */
export function personNamed(name: string, people: readonly KnownPerson[]): KnownPerson | undefined {
  const key = lookAlikeKey(name);
  const fitting = people.filter(({ names }) => names.some((each) => lookAlikeKey(each) === key));
  return key !== "" && fitting.length === 1 ? fitting[0] : undefined;
}

/** One person for each account, with all that different records say of them. */
export function joinPeople(people: readonly KnownPerson[]): KnownPerson[] {
  const joined = new Map<string, KnownPerson>();
  for (const person of people) {
    const before = joined.get(loginKey(person.login));
    joined.set(loginKey(person.login), {
      login: before?.login ?? person.login,
      names: [...new Set([...(before?.names ?? []), ...person.names])],
      organizations: [...new Set([...(before?.organizations ?? []), ...person.organizations])],
    });
  }
  return [...joined.values()];
}
