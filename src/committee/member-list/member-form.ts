import type { ListItem, PhrasingContent, Text } from "mdast";
import { accountUrl, codeLink, codeSpan, escapeMarkdown } from "../../markdown-text.ts";
import { readMarkdown } from "../../markdown-tree.ts";
import { sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { accountOfUrl, type ListedOrganization, plainText } from "./member-line.ts";
import { hasRemarks, readMemberLine } from "./read-member.ts";

/** A member whose line is to be written. */
export interface NewMember {
  readonly name: string;
  readonly login: string;
  /** Undefined for members who belong to no organization. */
  readonly organization: ListedOrganization | undefined;
}

/** A part of a line to replace, by offsets in the line. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line in this program's own form, for lists without a usable neighbor. */
function plainForm({ name, login, organization }: NewMember): string {
  const account = codeLink(login, accountUrl(login));
  const of = organization === undefined ? "" : `, ${codeLink(organization.name, organization.url)}`;
  return `- ${codeSpan(name)} (${account})${of}.`;
}

function itemOf(line: string): ListItem | undefined {
  const list = readMarkdown(line).children[0];
  return list?.type === "list" && list.children.length === 1 ? list.children[0] : undefined;
}

function rangeOf({ position }: PhrasingContent): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** The leaves of a line that hold words, each with the link around it. */
function leaves(
  nodes: readonly PhrasingContent[],
  link?: PhrasingContent & { type: "link" },
): { readonly leaf: PhrasingContent; readonly link: typeof link }[] {
  return nodes.flatMap((node) => {
    if (node.type === "link") return leaves(node.children, node);
    if ("children" in node) return leaves(node.children, link);
    return [{ leaf: node, link }];
  });
}

/** Replaces words in a leaf, keeping its form: code or plain text. */
function replaceWords(
  line: string,
  leaf: PhrasingContent,
  from: string,
  to: string,
): Edit | undefined {
  const range = rangeOf(leaf);
  if (leaf.type === "inlineCode") {
    if (!leaf.value.includes(from)) return undefined;
    return { ...range, text: codeSpan(leaf.value.replace(from, () => visible(to))) };
  }
  const at = line.slice(range.start, range.end).indexOf(from);
  if (leaf.type !== ("text" satisfies Text["type"]) || at === -1) return undefined;
  const start = range.start + at;
  return { start, end: start + from.length, text: escapeMarkdown(visible(to)) };
}

/** The edit that replaces an organization, or removes it with the words before it. */
function organizationEdit(
  line: string,
  { leaf, link }: ReturnType<typeof leaves>[number],
  from: string,
  to: ListedOrganization | undefined,
): Edit | undefined {
  const words = replaceWords(line, leaf, from, to?.name ?? "");
  if (words === undefined) return undefined;
  const whole = link === undefined ? words : { ...words, ...rangeOf(link) };
  if (to === undefined) {
    const lead =
      /(?<![\s,:|([\u2013\u2014-])[\s,:|([\u2013\u2014-]*$/u.exec(
        line.slice(0, whole.start),
      )?.[0] ?? "";
    const closes = lead.includes("(") && line[whole.end] === ")" ? 1 : 0;
    return { start: whole.start - lead.length, end: whole.end + closes, text: "" };
  }
  if (link === undefined) return words;
  if (to.url === undefined) return { ...whole, text: words.text };
  const linked = codeLink(to.name, to.url);
  if (!linked.includes("](")) return { ...whole, text: words.text };
  const text =
    leaf.type === "inlineCode" ? linked : `[${words.text}${linked.slice(linked.lastIndexOf("]("))}`;
  return { ...whole, text };
}

function editsFor(line: string, item: ListItem, member: NewMember): Edit[] | undefined {
  const read = readMemberLine(item);
  const [paragraph] = item.children;
  if (read === undefined || paragraph?.type !== "paragraph") return undefined;
  const all = leaves(paragraph.children);
  const edits: (Edit | undefined)[] = [];
  const isAccount = ({ link }: (typeof all)[number]): boolean =>
    link !== undefined && accountOfUrl(link.url) !== undefined;
  const find = (words: string, from: readonly (typeof all)[number][]) =>
    from.find(({ leaf }) => plainText(leaf).includes(words));
  const name = find(read.name, all);
  edits.push(name && replaceWords(line, name.leaf, read.name, member.name));
  const account = all.find(isAccount);
  if (read.loginText !== undefined) {
    const place =
      account ??
      find(
        read.loginText,
        all.filter((each) => each !== name || name.leaf.type === "text"),
      );
    edits.push(place && replaceWords(line, place.leaf, read.loginText, member.login));
  }
  if (account?.link !== undefined) {
    const { start, end } = rangeOf(account.link);
    const at = line.slice(start, end).lastIndexOf(account.link.url);
    if (at === -1) return undefined;
    edits.push({
      start: start + at,
      end: start + at + account.link.url.length,
      text: accountUrl(member.login),
    });
  }
  const { organization } = read;
  if (organization !== undefined) {
    const place = find(
      organization.name,
      all.toReversed().filter((each) => !isAccount(each)),
    );
    edits.push(place && organizationEdit(line, place, organization.name, member.organization));
  }
  const whole = edits.filter((edit) => edit !== undefined);
  return whole.length === edits.length ? whole : undefined;
}

/** A member's line in the form of another; undefined if that form cannot hold everything. */
function lineLike(line: string, member: NewMember): string | undefined {
  const item = itemOf(line);
  const edits = item && editsFor(line, item, member)?.toSorted((a, b) => b.start - a.start);
  if (edits === undefined) return undefined;
  const written = edits
    .reduce(
      (text, { start, end, text: part }) => text.slice(0, start) + part + text.slice(end),
      line,
    )
    .trimEnd();
  const back = itemOf(written);
  const read = back && readMemberLine(back);
  const says =
    read?.name === visible(member.name) &&
    sameLogin(read.loginText ?? accountOfUrl(read.loginUrl ?? ""), member.login) &&
    read.organization?.name === (member.organization && visible(member.organization.name));
  return says ? written : undefined;
}

/** The form of a line: everything but the words that differ between people. */
function formOf(line: string): string {
  const url = "https://organization.invalid";
  return (
    lineLike(line, { name: "Name", login: "login", organization: { name: "Organization", url } }) ??
    line
  );
}

/**
 * A member's line in the most common form of the neighbors, or the last one's; a member without an organization
 * follows another without one, if any.
 *
 * @param neighbours the lines of the list, as they stand.
 * @param own the line of the same member that it replaces.
 */
export function memberLine(member: NewMember, neighbours: readonly string[], own?: string): string {
  if (own !== undefined) {
    const written = lineLike(own, member);
    if (written !== undefined) return written;
  }
  const wanted = detail(member.organization);
  const usual = neighbours.filter((line) => {
    const item = itemOf(line);
    return item === undefined || !hasRemarks(item);
  });
  const read = usual.map((line, position) => {
    const item = itemOf(line);
    const distance = Math.abs(detail(item && readMemberLine(item)?.organization) - wanted);
    return { line, position, distance, form: formOf(line) };
  });
  const count = ({ form }: (typeof read)[number]): number =>
    read.filter((each) => each.form === form).length;
  const ordered = read
    .map((each) => ({ ...each, count: count(each) }))
    .toSorted((a, b) => a.distance - b.distance || b.count - a.count || b.position - a.position);
  for (const { line } of ordered) {
    const written = lineLike(line, member);
    if (written !== undefined) return written;
  }
  return plainForm(member);
}

/** How much is said of an organization: nothing, its name, its name and address. */
function detail(organization: ListedOrganization | undefined): number {
  return organization === undefined ? 0 : organization.url === undefined ? 1 : 2;
}
