import type { Nodes, Parents } from "mdast";
import { html, type Markup, outward, type Part, theirs, webAddress } from "../html.ts";
import { isTooIntricate, readMarkdown } from "../markdown-tree.ts";

/** The deepest nesting; deeper content is shown as text. */
const deepest = 12;

/** The beginning of a text, up to a blank line where there is one. */
function beginning(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const end = cut.lastIndexOf("\n\n");
  return end > longest / 2 ? cut.slice(0, end) : cut;
}

/** Plain text; URLs in it become links. */
function textOf(text: string): Part[] {
  return text.split(/(https?:\/\/[^\s<>"'`)\]]{1,500}[^\s<>"'`)\].,;:!?])/).map((part, at) => {
    const words = part.replaceAll(/\s+/g, " ");
    return at % 2 === 0 ? words : outward(part, words, true);
  });
}

/** A link's target, if it is a web or email address. */
function linked(url: string, words: Part, label: string): Part {
  if (/^mailto:[^\s?&<>"'%]{1,200}@[\w.-]{1,200}$/i.test(url))
    return html`<a href="${url}">${words}</a>`;
  const safe = webAddress(url);
  if (safe === undefined) return words;
  const { host } = new URL(safe);
  // Show the target, since link text may mislead.
  const told = label.includes(host) ? undefined : html` <span class="host">(${host})</span>`;
  return [outward(safe, words, true), told];
}

function plain(node: Nodes): string {
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  return "children" in node ? node.children.map(plain).join(" ") : "";
}

function inside({ children }: Parents, depth: number): Part[] {
  return children.map((child) => shown(child, depth + 1));
}

/** A heading of a statement stands below the candidate's own heading. */
function heading(depth: number, words: Part): Markup {
  return depth < 3 ? html`<h4>${words}</h4>` : html`<h5>${words}</h5>`;
}

/**
 * A Markdown node as HTML. Anything else becomes text: HTML, definitions, footnotes, pictures (by their
 * description).
 */
function shown(node: Nodes, depth: number): Part {
  if (depth > deepest) return textOf(plain(node));
  switch (node.type) {
    case "root":
      return inside(node, depth);
    case "paragraph":
      return html`<p dir="auto">${inside(node, depth)}</p>\n`;
    case "heading":
      return heading(node.depth, inside(node, depth));
    case "blockquote":
      return html`<blockquote>${inside(node, depth)}</blockquote>\n`;
    case "list":
      return node.ordered === true
        ? html`<ol start="${node.start ?? 1}">${inside(node, depth)}</ol>\n`
        : html`<ul>${inside(node, depth)}</ul>\n`;
    case "listItem":
      return html`<li>${inside(node, depth)}</li>`;
    case "emphasis":
      return html`<em>${inside(node, depth)}</em>`;
    case "strong":
      return html`<strong>${inside(node, depth)}</strong>`;
    case "inlineCode":
      return html`<code>${node.value}</code>`;
    case "code":
      return html`<pre>${node.value.split("\n").map((line) => [line, html`\n`])}</pre>`;
    case "break":
      return html`<br>`;
    case "thematicBreak":
      return html`<hr>`;
    case "link":
      return linked(node.url, inside(node, depth), plain(node));
    case "image":
      return node.alt === "" ? undefined : theirs(node.alt ?? "");
    case "text":
      return textOf(node.value);
    case "html":
      return node.value.replaceAll(/\s+/g, " ");
    default:
      return textOf(plain(node));
  }
}

/**
 * A candidate's statement as HTML with a short list of allowed elements and links; everything else is text.
 * Long ones are cut, with a note.
 *
 * @param whole where the whole file can be read.
 * @param longest the most to show, in UTF-16 units.
 */
export function statement(text: string, whole: string, longest: number): Markup {
  const begun = beginning(text, longest);
  const rest = html`<p>The statement goes on: ${outward(whole, "read all of it")}.</p>`;
  // Show overly complex markup as typed.
  const tree: Nodes = isTooIntricate(begun) ? { type: "code", value: begun } : readMarkdown(begun);
  return html`<div class="statement">${shown(tree, 0)}${begun === text ? undefined : rest}</div>`;
}
