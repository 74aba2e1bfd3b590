import { accountUrl, codeLink, codeSpan } from "../markdown-text.ts";
import type { ListedMember } from "./member-items.ts";
import type { ListedOrganization } from "./member-line.ts";
import { readMemberList, refuseMemberList, splitLines } from "./member-list.ts";

/** A member whose line is to be written anew. */
export interface NewMember {
  readonly name: string;
  readonly login: string;
  /** Undefined for members who belong to no organization. */
  readonly organization: ListedOrganization | undefined;
}

function memberLine({ name, login, organization }: NewMember): string {
  const account = codeLink(login, accountUrl(login));
  const of = organization === undefined ? "" : `, ${codeLink(organization.name, organization.url)}`;
  return `- ${codeSpan(name)} (${account})${of}.`;
}

/** Names as the page sorts them: by letters, without regard to case and accents. */
function sortKey(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The page with its member list replaced: entries taken from the list keep their lines as they are, new
 * ones get today's form, all sorted by name. Nothing outside the list changes.
 *
 * @throws ElectionError (input) where the page has no list that can be replaced.
 */
export function writeMemberList(
  text: string,
  fileName: string,
  members: readonly (ListedMember | NewMember)[],
): string {
  const list = readMemberList(text, fileName);
  const { first, last } = list.lines;
  if (list.form === "prose") {
    refuseMemberList(fileName, [[first, "the members are named in a sentence, not in a list"]]);
  }
  const lines = splitLines(text);
  const lineEnd = /\r?\n$|\r$/.exec(lines[first - 1] ?? "")?.[0] ?? "\n";
  const written = [...members]
    .sort((a, b) => compareText(sortKey(a.name), sortKey(b.name)) || compareText(a.name, b.name))
    .map((member) => ("source" in member ? member.source : memberLine(member)))
    .join(list.spread ? lineEnd + lineEnd : lineEnd);
  const ending = /\r?\n$|\r$/.exec(lines[last - 1] ?? "")?.[0] ?? "";
  return [...lines.slice(0, first - 1), written, ending, ...lines.slice(last)].join("");
}
