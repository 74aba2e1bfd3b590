import { visible } from "./visible-text.ts";

/** A piece of HTML or SVG that is safe to print: only {@link html} makes one. */
export interface Markup {
  readonly markup: string;
}

/** What a template takes: text from anywhere, which is escaped, or markup; nothing for undefined and false. */
export type Part = Markup | string | number | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text from anywhere as text of a page or of an attribute in quotes; what would hide or turn it is shown. */
function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (found) => entities[found] ?? found);
}

function printed(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(printed).join("");
}

/**
 * The only way to make the markup of pages: templates hold our own text, and inserted values are escaped unless
 * they are markup. XML uses the same escapes.
 */
export function html(words: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = words.map((word, at) => `${word}${at < parts.length ? printed(parts[at]) : ""}`);
  return { markup: markup.join("") };
}

/** Text by someone else within a line, with its own text direction. */
export function theirs(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** Names in a sentence: "a", "a and b", "a, b and c". */
export function listed(items: readonly Part[]): Part[] {
  return items.flatMap((item, at) => {
    if (at === 0) return [item];
    return [at === items.length - 1 ? " and " : ", ", item];
  });
}

/** A web URL; undefined for any other scheme or form. */
export function webAddress(address: string): string | undefined {
  if (!/^https?:\/\/[^\s\\<>"'`\p{Cc}\p{Cf}]+$/iu.test(address) || !URL.canParse(address)) {
    return undefined;
  }
  const { username, password } = new URL(address);
  return username === "" && password === "" ? address : undefined;
}

/**
 * A link to another site, where the address is one of the web; else the words alone. Pages tell no referrer.
 *
 * @param isTheirs a stranger gave the address: search engines do not follow it.
 */
export function outward(address: string | undefined, words: Part, isTheirs = false): Part {
  const safe = address === undefined ? undefined : webAddress(address);
  if (safe === undefined) return words;
  return html`<a href="${safe}"${isTheirs && html` rel="nofollow"`}>${words}</a>`;
}
