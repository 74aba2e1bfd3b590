import { loginKey } from "../../people/account.ts";
import { tidyName } from "../../people/fold-name.ts";
import { lookAlikeKey } from "../../people/look-alike.ts";
import { visible } from "../../visible-text.ts";
import { claimsOf } from "./claims.ts";
import { type Claim, describeClaims, identitiesOf } from "./identities.ts";
import { type Inquiry, idPart } from "./inquiry.ts";
import type { CommitteeSources } from "./sources.ts";

/** A member, past or present, under one login and one name. */
export interface Person {
  readonly login: string;
  readonly name: string;
}

/** Knows people by the names that pages give them. */
export interface Recognition {
  /**
   * Who is meant; undefined where that is left open. A page that crosses names and accounts is put right
   * by the other pages.
   */
  person(
    named: { readonly name: string; readonly login: string | undefined },
    place: string,
    options: { readonly mayStayOpen: boolean; readonly found?: readonly string[] },
  ): Person | undefined;
  /** As {@link person}, without asking: for candidacies, where nothing depends on it. */
  quietly(name: string, login: string | undefined): string | undefined;
  /** A person known by their login alone. */
  ofLogin(login: string): Person;
}

/** The spellings of a login's name, those of the present list first, then the newest first. */
function spellings(claims: readonly Claim[], login: string, listPath: string): string[] {
  const own = claims.filter((each) => loginKey(each.login) === loginKey(login));
  const isList = ({ place }: Claim): boolean => /^:\d+$/.test(place.slice(listPath.length));
  const ordered = [
    ...own.filter((each) => each.place.startsWith(listPath) && isList(each)),
    ...own.filter((each) => !each.place.startsWith(listPath)).toReversed(),
    ...own.filter((each) => each.place.startsWith(`${listPath} of `)).toReversed(),
  ];
  return [...new Set(ordered.map(({ name }) => tidyName(name)))];
}

/** Recognizes people by everything that the pages say about their accounts. */
export function recognition(sources: CommitteeSources, inquiry: Inquiry): Recognition {
  const claims = claimsOf(sources);
  const identities = identitiesOf(claims, sources.people.names);
  const names = new Map<string, string>();

  const nameOf = (login: string, said: string | undefined): string => {
    const known = names.get(loginKey(login));
    if (known !== undefined) return known;
    const recorded = sources.people.names.find((each) => loginKey(each.login) === loginKey(login));
    const own = claims.filter((each) => !identities.isOutweighed(each.name, each.login));
    const all = spellings(own, login, sources.listPath);
    const [first = said ?? login] = all;
    const others = all.filter((each) => lookAlikeKey(each) !== lookAlikeKey(first));
    let name = recorded?.name ?? first;
    if (recorded === undefined && others.length > 0) {
      const found = identities
        .placesOf({ login })
        .filter((each) => !identities.isOutweighed(each.name, each.login));
      const answer = inquiry.ask({
        id: `name:${loginKey(login)}`,
        question: `How is the name of ${login} spelled?`,
        found: describeClaims(found),
        form: "words",
        suggestion: first,
        mayStayOpen: true,
      });
      name = answer ?? first;
    } else if (all.length > 1 && recorded === undefined) {
      const spelled = all.map((each) => `“${visible(each)}”`).join(", ");
      inquiry.odd(`${login} is spelled ${spelled}; the ledger has “${visible(name)}”`);
    }
    names.set(loginKey(login), name);
    return name;
  };

  const asked = (
    { name, login }: { readonly name: string; readonly login: string | undefined },
    place: string,
    { mayStayOpen, found: known = [] }: Parameters<Recognition["person"]>[2],
  ): string | undefined => {
    const of = identities.loginsOf(name);
    const near = of.length === 0 ? identities.similar(name) : [];
    const found = [
      ...known,
      `${visible(place)}: ${visible(name)}${login === undefined ? ", without an account" : ` is ${visible(login)}`}`,
      ...describeClaims(identities.placesOf({ name }).filter((each) => each.place !== place)),
      ...describeClaims(near).map((each) => `spelled nearly so: ${each}`),
    ];
    return inquiry.ask({
      id: `login:${idPart(name)}`,
      question: `Which GitHub account is ${visible(name)}'s?`,
      found: [...new Set(found)],
      form: "login",
      suggestion: of[0] ?? near[0]?.login,
      mayStayOpen,
    });
  };

  const person: Recognition["person"] = (named, place, options) => {
    const { name, login } = named;
    const made = (found: string): Person => ({ login: found, name: nameOf(found, name) });
    if (login !== undefined && !identities.isOutweighed(name, login)) {
      const known = identities.loginsOf(name);
      const isOnly = known.every((each) => loginKey(each) === loginKey(login));
      if (isOnly) return made(login);
    }
    const [only, ...others] = identities.loginsOf(name);
    if (only !== undefined && others.length === 0) {
      if (login !== undefined) {
        const question = `Whom does ${visible(place)} mean by ${visible(name)}, linked to ${visible(login)}?`;
        const found = describeClaims([
          ...identities.placesOf({ name }),
          ...identities.placesOf({ login }),
        ]);
        inquiry.settle({ id: `link:${idPart(name)}@${place}`, question, found }, only);
        inquiry.odd(
          `${visible(place)}: ${visible(name)} is linked to ${visible(login)}; elsewhere the account is ${only}`,
        );
      }
      return made(only);
    }
    const answer = asked(named, place, options);
    return answer === undefined ? undefined : made(answer);
  };
  return {
    person,
    quietly: (name, login) => {
      if (login !== undefined) return login;
      const [only, ...others] = identities.loginsOf(name);
      return others.length === 0 ? only : undefined;
    },
    ofLogin: (login) => ({ login, name: nameOf(login, undefined) }),
  };
}
