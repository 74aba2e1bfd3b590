import type { ListItem, Nodes, PhrasingContent } from "mdast";
import { loginKey, loginSchema } from "../people/account.ts";

/** An organization as a member's line names it. */
export interface ListedOrganization {
  readonly name: string;
  readonly url?: string;
}

/** What a member's line says, before anybody judges whether it agrees with itself. */
export interface MemberLine {
  readonly name: string;
  /** The login as written, the address it links to, or both. */
  readonly loginText: string | undefined;
  readonly loginUrl: string | undefined;
  readonly organization: ListedOrganization | undefined;
}

/** A piece of a line's text, and the node that it comes from where that is code or a link. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly url?: string;
}

/** The text that a reader sees of a Markdown node. */
export function plainText(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(plainText).join("") : "";
}

function flatten(nodes: readonly PhrasingContent[]): { text: string; spans: readonly Span[] } {
  const spans: Span[] = [];
  let text = "";
  for (const node of nodes) {
    const piece = plainText(node);
    const at = { start: text.length, end: text.length + piece.length, text: piece };
    if (node.type === "link") spans.push({ ...at, url: node.url });
    else if (node.type === "inlineCode") spans.push(at);
    text += piece;
  }
  return { text, spans };
}

/** The account that an address on github.com names. */
export function accountOfUrl(url: string): string | undefined {
  const login = /^https?:\/\/(?:www\.)?github\.com\/([^/?#]+)\/?$/i.exec(url)?.[1];
  return login !== undefined && loginSchema.safeParse(login).success ? login : undefined;
}

function splitName(nodes: readonly PhrasingContent[]): {
  name: string;
  rest: readonly PhrasingContent[];
} {
  const [first, ...others] = nodes;
  if (first === undefined) return { name: "", rest: [] };
  if (first.type !== "text") return { name: plainText(first).trim(), rest: others };
  const [, name = "", tail = ""] = /^([^(,]*)([\s\S]*)$/.exec(first.value) ?? [];
  return {
    name: name.trim().replace(/\.$/, ""),
    rest: [{ type: "text", value: tail }, ...others],
  };
}

function readOrganization(
  text: string,
  marked: readonly Span[],
): ListedOrganization | undefined | "unreadable" {
  const [only, second] = marked;
  if (second !== undefined) return "unreadable";
  const name = text.trim().replace(/\s*\.$/, "");
  if (name === "") return undefined;
  if (only === undefined) return { name };
  if (text.replace(only.text, "").replace(/[\s.]/g, "") !== "") return "unreadable";
  return only.url === undefined ? { name: only.text } : { name: only.text, url: only.url };
}

/**
 * Reads an item of the member list in any form used since 2018: name as code or plain, `(login)` as
 * link, code or plain, organization as link, code, plain or missing. Undefined where it has no such form.
 */
export function readMemberLine(item: ListItem): MemberLine | undefined {
  const [paragraph, more] = item.children;
  if (paragraph?.type !== "paragraph" || more !== undefined) return undefined;
  const { name, rest } = splitName(paragraph.children);
  const { text, spans } = flatten(rest);
  const match = /^\s*(?:\(([^()]*)\))?\s*(?:\.?|,([\s\S]*))\s*$/.exec(text);
  if (name === "" || match === null) return undefined;
  const [, login, organizationText = ""] = match;
  const loginEnd = login === undefined ? 0 : text.indexOf(")") + 1;
  const loginLinks = spans.filter(({ end, url }) => end <= loginEnd && url !== undefined);
  if (loginLinks.length > 1) return undefined;
  const organization = readOrganization(
    organizationText,
    spans.filter(({ start }) => start >= loginEnd),
  );
  if (organization === "unreadable") return undefined;
  return {
    name,
    loginText: login?.trim().replace(/^@/, "") || undefined,
    loginUrl: loginLinks[0]?.url,
    organization,
  };
}

/** The login that a line's text and link agree on; undefined where they do not, or there is none. */
export function agreedLogin({ loginText, loginUrl }: MemberLine): string | undefined {
  if (loginText === undefined || !loginSchema.safeParse(loginText).success) return undefined;
  if (loginUrl === undefined) return loginText;
  const linked = accountOfUrl(loginUrl);
  return linked !== undefined && loginKey(linked) === loginKey(loginText) ? loginText : undefined;
}
