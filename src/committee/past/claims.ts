import { lookAlikeKey } from "../../people/look-alike.ts";
import { accountOfUrl } from "../member-line.ts";
import type { MemberList } from "../member-list.ts";
import { type Claim, isNearly } from "./identities.ts";
import type { NamedPerson } from "./named-person.ts";
import type { ResultPage } from "./result-page.ts";
import { type CommitteeSources, type FiledCandidacy, revisionName } from "./sources.ts";

function ofPeople(people: readonly NamedPerson[], path: string): Claim[] {
  return people.flatMap(({ name, login, line }) =>
    login === undefined ? [] : [{ name, login, place: `${path}:${line}` }],
  );
}

function ofList({ members }: MemberList, path: string): Claim[] {
  return members.flatMap(({ name, login, line }) =>
    login === undefined ? [] : [{ name, login, place: `${path}:${line}` }],
  );
}

/**
 * The one nominee without a candidacy whose name is spelled nearly as on a candidacy without a nominee:
 * the same person under two spellings.
 */
export function nearNominee(
  { name }: FiledCandidacy,
  result: ResultPage | undefined,
  candidacies: readonly FiledCandidacy[],
): NamedPerson | undefined {
  if (name === undefined || result === undefined) return undefined;
  const keys = new Set(candidacies.map((each) => lookAlikeKey(each.name ?? "")));
  if (result.nominees.some((each) => lookAlikeKey(each.name) === lookAlikeKey(name)))
    return undefined;
  const near = result.nominees.filter(
    (each) => !keys.has(lookAlikeKey(each.name)) && isNearly(each.name, name),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** Every place of the pages that gives a login for a name, lines whose text and link disagree left out. */
export function claimsOf({ list, listPath, elections, revisions }: CommitteeSources): Claim[] {
  return [
    ...ofList(list, listPath),
    ...elections.flatMap(({ announcement, result, candidacies }) => [
      ...(announcement === undefined ? [] : ofPeople(announcement.holders, announcement.path)),
      ...(result === undefined
        ? []
        : // Whoever stands in both lists of a page is claimed once: the weight is the page's.
          ofPeople([...result.nominees, ...(result.elected ?? [])], result.path)),
      ...candidacies.flatMap((filed) => {
        const login = filed.login ?? nearNominee(filed, result, candidacies)?.login;
        const { name, path } = filed;
        return name === undefined || login === undefined ? [] : [{ name, login, place: path }];
      }),
    ]),
    ...revisions.flatMap((revision) =>
      "unreadable" in revision.list ? [] : ofList(revision.list, revisionName(listPath, revision)),
    ),
  ];
}

/** The two accounts that a member's line names where its text and its link disagree. */
export function disagreement(
  { findings }: MemberList,
  line: number,
): { readonly text: string; readonly linked: string | undefined } | undefined {
  const found = findings.find(
    (finding) => finding.code === "login-disagrees" && finding.line === line,
  );
  if (found?.code !== "login-disagrees") return undefined;
  return { text: found.text, linked: accountOfUrl(found.url) };
}
