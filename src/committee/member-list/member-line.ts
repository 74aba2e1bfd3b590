import type { ListItem, Nodes, PhrasingContent } from "mdast";
import { loginSchema, sameLogin } from "../../people/account.ts";

/** An organization as a member's line names it. */
export interface ListedOrganization {
  readonly name: string;
  readonly url?: string;
}

/** A member's line as read, before checking that it is consistent. */
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
  const end = first.value.search(/[(,]/);
  const name = end === -1 ? first.value : first.value.slice(0, end);
  const tail = first.value.slice(name.length);
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
  const name = withoutPreposition(text).replace(/\.$/, "").trimEnd();
  if (name === "") return undefined;
  if (only === undefined) return name.includes("//") ? "unreadable" : { name };
  if (text.replace(only.text, "").replace(/[\s.]/g, "") !== "") return "unreadable";
  return only.url === undefined ? { name: only.text } : { name: only.text, url: only.url };
}

/** A paragraph of the item alone, less its comments; an item with more says more than one member. */
function onlyParagraph({ children: [paragraph, more] }: ListItem) {
  if (paragraph?.type !== "paragraph" || more !== undefined) return undefined;
  return paragraph.children.filter(({ type }) => type !== "html");
}

/** "of Northwind", behind a name, names Northwind. */
function withoutPreposition(organization: string): string {
  return organization.trim().replace(/^(?:of|from|at|with)\s+/, "");
}

/**
 * Reads an item in the form of the list since 2018: name as code or plain, `(login)` as link, code or plain,
 * organization as link, code, plain or missing. Undefined where it has no such form.
 */
export function readUsualLine(item: ListItem): MemberLine | undefined {
  const nodes = onlyParagraph(item);
  if (nodes === undefined) return undefined;
  const [first] = nodes;
  if (first?.type === "link" && accountOfUrl(first.url) !== undefined) return undefined;
  const { name, rest } = splitName(nodes);
  const { text, spans } = flatten(rest);
  const match = /^(?:\(([^()]*)\))?\s*(?:\.?|,([\s\S]*))$/.exec(text.trim());
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
  // Without a login in brackets, a link to an account is the login, not an organization.
  if (login === undefined && accountOfUrl(organization?.url ?? "") !== undefined) return undefined;
  return {
    name,
    loginText: login?.trim().replace(/^@/, "") || undefined,
    loginUrl: loginLinks[0]?.url,
    organization,
  };
}

/** Placeholders for marked pieces of a line, which separators must not split: unused characters. */
const marks = /[\ue000-\ue002]/g;
const piece = /\ue001(\d+)\ue002/;
const accountMark = "\ue000";

/** The line's text with marks for the account's link and for code and other links. */
function skeletonOf(nodes: readonly PhrasingContent[]) {
  const pieces: { readonly text: string; readonly url?: string }[] = [];
  const accounts: { readonly text: string; readonly url: string }[] = [];
  const words = (each: PhrasingContent): string => {
    if (each.type === "link" && accountOfUrl(each.url) !== undefined) {
      accounts.push({ text: plainText(each).trim(), url: each.url });
      return accountMark;
    }
    if (each.type === "link" || each.type === "inlineCode") {
      const text = plainText(each).trim();
      pieces.push(each.type === "link" ? { text, url: each.url } : { text });
      return `\ue001${pieces.length - 1}\ue002`;
    }
    return "children" in each
      ? each.children.map(words).join("")
      : plainText(each).replace(marks, "");
  };
  return { text: nodes.map(words).join(""), pieces, accounts };
}

/** Whether the account stands in a sentence, between words, where it makes no entry of a list. */
const inSentence = new RegExp(`[\\p{L}\\p{N}\ue002] *${accountMark} *[\\p{L}\\p{N}\ue001]`, "u");

/**
 * Reads an item in another order or with other marks: the account before the name or at the end, the name as
 * the account's link, dashes or brackets around the organization.
 */
export function readOtherLine(item: ListItem): MemberLine | undefined {
  const { text, pieces, accounts } = skeletonOf(onlyParagraph(item) ?? []);
  const [account, second] = accounts;
  if (
    account === undefined ||
    second !== undefined ||
    inSentence.test(text) ||
    text.includes("//")
  ) {
    return undefined;
  }
  const isName = /\s/.test(account.text) && !account.text.startsWith("@");
  const parts = text
    .replace(accountMark, "|")
    .split(/[,;:|()]|\s[-\u2013\u2014]+(?=\s|$)|^[-\u2013\u2014]+\s/u)
    .map((part) => part.trim().replace(/\.$/, "").trimEnd())
    .filter((part) => part !== "");
  const all = isName ? [account.text, ...parts] : parts;
  const read = all.map((part) => {
    const marked = piece.exec(part);
    if (marked === null) return { text: part };
    return marked[0] === part ? pieces[Number(marked[1])] : undefined;
  });
  const [name, organization, more] = read;
  if (name === undefined || more !== undefined || read.includes(undefined)) return undefined;
  // A link elsewhere is an organization, and an account in brackets follows a name: that one is missing.
  if (name.url !== undefined || /^\s*\(/.test(text)) return undefined;
  if (!/\p{L}/u.test(name.text) || /[@/]/.test(name.text)) return undefined;
  const { text: of, url } = organization ?? {};
  const known =
    of === undefined || of === ""
      ? undefined
      : { name: withoutPreposition(of), ...(url === undefined ? {} : { url }) };
  return {
    name: name.text,
    loginText: isName ? undefined : account.text.replace(/^@/, "") || undefined,
    loginUrl: account.url,
    organization: known,
  };
}

/** The login if a line's text and link agree; otherwise undefined. */
export function agreedLogin({ loginText, loginUrl }: MemberLine): string | undefined {
  if (loginText === undefined && loginUrl !== undefined) return accountOfUrl(loginUrl);
  if (loginText === undefined || !loginSchema.safeParse(loginText).success) return undefined;
  if (loginUrl === undefined) return loginText;
  const linked = accountOfUrl(loginUrl);
  return sameLogin(linked, loginText) ? loginText : undefined;
}
