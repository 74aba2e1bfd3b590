import { loginKey } from "../../people/account.ts";
import { foldName } from "../../people/fold-name.ts";
import { lookAlikeKey } from "../../people/look-alike.ts";
import type { PeopleFile } from "../../people/people-file.ts";
import { visible } from "../../visible-text.ts";

/** A page that gives a login for a name. */
export interface Claim {
  readonly name: string;
  readonly login: string;
  /** File and line. */
  readonly place: string;
}

/** Who has which account, by everything that the pages claim. */
export interface Identities {
  /**
   * Whether two names and two accounts are crossed here: more other places give the name another account,
   * and the account another name.
   */
  isOutweighed(name: string, login: string): boolean;
  /** The accounts that are claimed for a name and not outweighed; officials' own records go before. */
  loginsOf(name: string): readonly string[];
  /** Where a name, or an account, is claimed together with another. */
  placesOf(by: { readonly name?: string; readonly login?: string }): readonly Claim[];
  /** Accounts of names that are spelled nearly so. */
  similar(name: string): readonly Claim[];
}

/** Number of letters to change, add or take away to make one word of another; `limit` + 1 where it is more. */
function distance(a: string, b: string, limit: number): number {
  const tooLong = Math.max(a.length, b.length) > longestName;
  if (tooLong || Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? limit + 1;
}

/** As many places are named for what they all say. */
const mostPlaces = 3;

/** No name is longer; comparing texts of any length would take for ever. */
const longestName = 100;

/** Letters by which two spellings of one name may differ. */
const nearly = 2;

/** Whether two names that are not the same are spelled nearly so. */
export function isNearly(one: string, other: string): boolean {
  const [a, b] = [foldName(one), foldName(other)];
  return lookAlikeKey(a) !== lookAlikeKey(b) && distance(a, b, nearly) <= nearly;
}

interface KeyedClaim extends Claim {
  readonly nameKey: string;
  readonly loginKey: string;
}

function grouped(
  claims: readonly KeyedClaim[],
  by: "nameKey" | "loginKey",
): Map<string, readonly KeyedClaim[]> {
  const groups = new Map<string, readonly KeyedClaim[]>();
  for (const claim of claims) groups.set(claim[by], [...(groups.get(claim[by]) ?? []), claim]);
  return groups;
}

/** In how many files a name and an account are claimed together. */
function weight(claims: readonly KeyedClaim[]): number {
  return new Set(claims.map(({ place }) => place.replace(/:\d+$/, ""))).size;
}

/** Gathers claims; words in another order, accents and case make no other name. */
export function identitiesOf(claims: readonly Claim[], recorded: PeopleFile["names"]): Identities {
  const official = new Map(
    recorded.flatMap(({ login, name, also }) =>
      [name, ...also].map((each) => [lookAlikeKey(each), login] as const),
    ),
  );
  const keys = new Map<string, string>();
  const nameKeyOf = (name: string): string => {
    const key = keys.get(name) ?? lookAlikeKey(name);
    keys.set(name, key);
    return key;
  };
  const keyed = claims.map((claim) => ({
    ...claim,
    nameKey: nameKeyOf(claim.name),
    loginKey: loginKey(claim.login),
  }));
  const byName = grouped(keyed, "nameKey");
  const byLogin = grouped(keyed, "loginKey");
  const together = (nameKey: string, key: string): readonly KeyedClaim[] =>
    (byName.get(nameKey) ?? []).filter((each) => each.loginKey === key);
  const isOutweighed = (name: string, login: string): boolean => {
    const [nameKey, key] = [nameKeyOf(name), loginKey(login)];
    const own = weight(together(nameKey, key));
    const isHeavier = (each: KeyedClaim): boolean =>
      weight(together(each.nameKey, each.loginKey)) > own;
    return (
      (byName.get(nameKey) ?? []).some((each) => each.loginKey !== key && isHeavier(each)) &&
      (byLogin.get(key) ?? []).some((each) => each.nameKey !== nameKey && isHeavier(each))
    );
  };
  return {
    isOutweighed,
    loginsOf: (name) => {
      const decided = official.get(nameKeyOf(name));
      if (decided !== undefined) return [decided];
      const found = (byName.get(nameKeyOf(name)) ?? []).filter(
        (each) => !isOutweighed(name, each.login),
      );
      return [...new Map(found.map((each) => [each.loginKey, each.login])).values()];
    },
    placesOf: ({ name, login }) =>
      keyed.filter(
        (each) =>
          (name === undefined || each.nameKey === nameKeyOf(name)) &&
          (login === undefined || each.loginKey === loginKey(login)),
      ),
    similar: (name) => keyed.filter((each) => isNearly(name, each.name)),
  };
}

/** What claims say, a line for each name with its account: where, the first places of many. */
export function describeClaims(claims: readonly Claim[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { name, login, place } of claims) {
    const said = `${visible(name)} is ${visible(login)}`;
    places.set(said, (places.get(said) ?? new Set()).add(visible(place)));
  }
  return [...places].map(([said, all]) => {
    const shown = [...all].slice(0, mostPlaces).join(", ");
    const more = all.size > mostPlaces ? ` and ${all.size - mostPlaces} more` : "";
    return `${shown}${more}: ${said}`;
  });
}
