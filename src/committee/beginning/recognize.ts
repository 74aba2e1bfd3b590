import { loginKey, sameLogin } from "../../people/account.ts";
import { lookAlikeKey } from "../../people/look-alike.ts";
import { visible } from "../../visible-text.ts";
import type { NamedPerson } from "../named-people.ts";
import { type Inquiry, idPart } from "./inquiry.ts";

/** The person behind an account, by one source. */
export interface Claim {
  readonly name: string;
  readonly login: string;
  /** File, and line where it has lines. */
  readonly place: string;
  /** Officials recorded it, in the ledger or in people.yaml. */
  readonly isRecorded: boolean;
}

/** A person with the account and the name that the ledger has for them. */
export interface KnownMember {
  readonly login: string;
  readonly name: string;
}

/** Identifies a person, and asks if the pages are silent or contradictory. */
export interface Recognition {
  person(
    named: Pick<NamedPerson, "name" | "login">,
    place: string,
    found?: readonly string[],
  ): KnownMember | undefined;
  /** As {@link person}, without asking. */
  quietly(named: Pick<NamedPerson, "name" | "login">, place: string): KnownMember | undefined;
}

/** A page that says something twice is one page. */
function isSamePage(a: string, b: string): boolean {
  return a.replace(/:\d+$/, "") === b.replace(/:\d+$/, "");
}

function words(name: string): readonly string[] {
  return lookAlikeKey(name).split(" ");
}

function haveWordInCommon(a: string, b: string): boolean {
  return words(a).some((word) => word !== "" && words(b).includes(word));
}

/** Recognizes people by what the pages and the officials' records say about their accounts. */
export function recognition(claims: readonly Claim[], inquiry: Inquiry): Recognition {
  const of = (login: string): readonly Claim[] =>
    claims.filter((claim) => sameLogin(claim.login, login));
  const made = (login: string, said: string): KnownMember => {
    const [first] = of(login).toSorted((a, b) => Number(b.isRecorded) - Number(a.isRecorded));
    return { login: first?.login ?? login, name: first?.name ?? said };
  };
  const elsewhere = (name: string, place: string): readonly Claim[] => {
    const same = claims.filter(
      (claim) => lookAlikeKey(claim.name) === lookAlikeKey(name) && !isSamePage(claim.place, place),
    );
    const recorded = same.filter(({ isRecorded }) => isRecorded);
    return recorded.length > 0 ? recorded : same;
  };
  const distinct = (found: readonly Claim[]): string[] => [
    ...new Map(found.map(({ login }) => [loginKey(login), login])).values(),
  ];
  /** A link or login is trusted unless another source gives it to another name, or gives the name another one. */
  const isTrusted = (name: string, login: string, place: string): boolean => {
    if (sameLogin(name, login)) return true;
    const owners = of(login).filter((claim) => !isSamePage(claim.place, place));
    const isNamed =
      owners.length === 0 || owners.some((owner) => haveWordInCommon(owner.name, name));
    const known = distinct(elsewhere(name, place));
    return isNamed && known.every((other) => sameLogin(other, login));
  };
  const quietly: Recognition["quietly"] = ({ name, login }, place) => {
    if (login !== undefined && isTrusted(name, login, place)) return made(login, name);
    const found = elsewhere(name, place);
    const [only, ...others] = distinct(found);
    if (only === undefined || others.length > 0) return undefined;
    return login === undefined || found.some(({ isRecorded }) => isRecorded)
      ? made(only, name)
      : undefined;
  };
  const person: Recognition["person"] = (named, place, found = []) => {
    const { name, login } = named;
    const known = quietly(named, place);
    const said = `${visible(place)}: ${visible(name)}${login === undefined ? ", without an account" : ` is ${visible(login)}`}`;
    if (known !== undefined) {
      if (login !== undefined && !sameLogin(known.login, login)) {
        const question = `Who does ${visible(place)} mean by ${visible(name)}, linked to ${visible(login)}?`;
        inquiry.record(
          { id: `link:${idPart(name)}@${place}`, question, found: [said] },
          known.login,
        );
        inquiry.odd(`${said}; elsewhere the account is ${known.login}`);
      }
      return known;
    }
    const others = elsewhere(name, place);
    const answer = inquiry.ask({
      id: `login:${idPart(name)}`,
      question: `Which GitHub account is ${visible(name)}'s?`,
      found: [
        ...found,
        said,
        ...others.map((each) => `${visible(each.place)}: ${visible(each.name)} is ${each.login}`),
      ],
      form: "login",
      suggestion: others[0]?.login,
      mayStayOpen: false,
    });
    return answer === undefined ? undefined : made(answer, name);
  };
  return { person, quietly };
}
