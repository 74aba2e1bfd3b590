import { loginKey } from "../../people/account.ts";
import { lookAlikeKey } from "../../people/look-alike.ts";
import { visible } from "../../visible-text.ts";
import { nearNominee } from "./claims.ts";
import { indexOddities } from "./index-page.ts";
import { type CommitteeSources, type ElectionPages, revisionName } from "./sources.ts";

/** Candidacies and nominees that do not meet. */
function standing({ result, candidacies, election }: ElectionPages): string[] {
  if (result === undefined || result.nominees.length === 0) return [];
  const nominated = new Set(result.nominees.map(({ name }) => lookAlikeKey(name)));
  const filed = new Set(candidacies.map(({ name }) => lookAlikeKey(name ?? "")));
  const spelled = new Map(
    candidacies.flatMap((each) => {
      const near = nearNominee(each, result, candidacies);
      return near === undefined ? [] : [[near.name, each] as const];
    }),
  );
  const near = new Set([...spelled.values()].map(({ path }) => path));
  return [
    ...candidacies.flatMap(({ name, path }) => {
      if (name === undefined) return [`${visible(path)}: says no name`];
      if (nominated.has(lookAlikeKey(name)) || near.has(path)) return [];
      return [`${visible(path)}: ${visible(name)} is not among the nominees of ${result.path}`];
    }),
    ...result.nominees.flatMap(({ name, line }) => {
      if (filed.has(lookAlikeKey(name))) return [];
      const other = spelled.get(name);
      const place = `${result.path}:${line}`;
      if (other === undefined)
        return [`${place}: ${visible(name)} filed no candidacy in ${election}`];
      return [
        `${place}: ${visible(name)} is spelled ${visible(other.name ?? "")} in ${visible(other.path)}`,
      ];
    }),
  ];
}

/** Numbers of the page and of the result that do not meet. */
function numbers({ announcement, result }: ElectionPages): string[] {
  const seats = announcement?.seats;
  const elected = result?.elected?.length;
  if (announcement === undefined || seats === undefined || elected === undefined) return [];
  if (seats === elected) return [];
  return [`${announcement.path}: announces ${seats} seats, but ${elected} were elected`];
}

function repeatedLogins({ result }: ElectionPages): string[] {
  const seen = new Map<string, string>();
  return (result?.elected ?? []).flatMap(({ name, login, line }) => {
    if (login === undefined) return [];
    const before = seen.get(loginKey(login));
    seen.set(loginKey(login), name);
    return before === undefined
      ? []
      : [`${result?.path}:${line}: ${visible(name)} has the account of ${visible(before)}`];
  });
}

/** Whether the list was changed since its last revision. */
function uncommitted({ list, listPath, revisions }: CommitteeSources): string[] {
  const last = revisions.at(-1);
  if (last === undefined || "unreadable" in last.list) return [];
  const lines = (members: typeof list.members): string =>
    members.map(({ source }) => source).join("\n");
  if (lines(list.members) === lines(last.list.members)) return [];
  return [
    `${listPath}: the list is not that of the last revision in git (${last.date}): not committed yet`,
  ];
}

/** What is odd on the pages of past elections and their index, file and line first; nothing depends on it. */
export function oddPages(sources: CommitteeSources): string[] {
  return [
    ...sources.revisions.flatMap((revision) =>
      "unreadable" in revision.list
        ? [`${revisionName(sources.listPath, revision)}: not read: ${revision.list.unreadable}`]
        : [],
    ),
    ...uncommitted(sources),
    ...indexOddities(sources),
    ...sources.elections.flatMap((pages) => [
      ...numbers(pages),
      ...standing(pages),
      ...repeatedLogins(pages),
    ]),
  ];
}
