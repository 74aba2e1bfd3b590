import { sameLogin } from "../../people/account.ts";
import { memberLine, type NewMember } from "./member-form.ts";
import type { ListedMember } from "./member-items.ts";
import { readMemberList, refuseMemberList, splitLines } from "./member-list.ts";

/** Names for sorting: without case and accents. */
function sortKey(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function isInOrder(names: readonly string[]): boolean {
  const keys = names.map(sortKey);
  return keys.every((key, position) => position === 0 || (keys[position - 1] ?? "") <= key);
}

interface Entry {
  readonly name: string;
  readonly line: string;
}

/** Entries in the list's order: by name if it is sorted, otherwise in the places of those who left. */
function placed(
  listed: readonly ListedMember[],
  lineOf: (member: ListedMember) => Entry | undefined,
  added: readonly Entry[],
): Entry[] {
  const kept = listed.map(lineOf);
  if (isInOrder(listed.map(({ name }) => name))) {
    const rest = kept.filter((entry) => entry !== undefined);
    for (const entry of added) {
      const next = rest.findIndex(({ name }) => sortKey(name) > sortKey(entry.name));
      rest.splice(next === -1 ? rest.length : next, 0, entry);
    }
    return rest;
  }
  const waiting = [...added];
  return [...kept.flatMap((entry) => entry ?? waiting.shift() ?? []), ...waiting];
}

/**
 * The page with its member list replaced: entries taken from the list keep their lines as they are, to the
 * byte, and new ones take the form of their neighbours and the list's order. Nothing outside the list changes.
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
  if (list.form !== "list") {
    const where = list.form === "prose" ? "named in a sentence" : "in a table";
    refuseMemberList(fileName, [[first, `the members are ${where}, not in a list`]]);
  }
  const lines = splitLines(text);
  const lineEnd = /\r?\n$|\r$/.exec(lines[first - 1] ?? "")?.[0] ?? "\n";
  const neighbours = list.members.map(({ source }) => source);
  const isOwn = (member: ListedMember | NewMember, listed: ListedMember): boolean =>
    "source" in member ? member.line === listed.line : sameLogin(listed.login, member.login);
  const written = (member: ListedMember | NewMember, own?: string): Entry => ({
    name: member.name,
    line: "source" in member ? member.source : memberLine(member, neighbours, own),
  });
  const added = members.filter((member) => !list.members.some((listed) => isOwn(member, listed)));
  const sorted = added.toSorted((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1));
  const entries = placed(
    list.members,
    (listed) => {
      const member = members.find((each) => isOwn(each, listed));
      return member && written(member, listed.source);
    },
    sorted.map((member) => written(member)),
  );
  const joined = entries.map(({ line }) => line).join(list.spread ? lineEnd + lineEnd : lineEnd);
  const ending = /\r?\n$|\r$/.exec(lines[last - 1] ?? "")?.[0] ?? "";
  return [...lines.slice(0, first - 1), joined, ending, ...lines.slice(last)].join("");
}
