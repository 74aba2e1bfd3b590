import { html, type Markup, outward, type Part, theirs } from "../../html.ts";
import { accountUrl } from "../../markdown-text.ts";
import type { Words } from "../words.ts";
import { sharedStyle } from "./page-style.ts";

interface DocumentParts {
  readonly title: string;
  /** A sentence or two for previews of links. */
  readonly description: string;
  /** Additional elements of the head. */
  readonly head?: Part;
  /** Additions to the shared style sheet, {@link tight}. */
  readonly style: string;
  readonly body: Part;
  /** A script, and its SHA-256 in base64, which the page's policy allows. */
  readonly script?: { readonly text: string; readonly digest: string };
}

/**
 * A whole page: the one head, style sheet and content security policy of the result page and of the site. It
 * makes no requests, and runs no script but its own.
 */
export function htmlDocument(parts: DocumentParts): string {
  const { title, description, script } = parts;
  const style: Markup = { markup: `${sharedStyle}${parts.style}` };
  const allowed = script !== undefined && html` script-src 'sha256-${script.digest}';`;
  const code: Markup = { markup: script?.text ?? "" };
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:;${allowed} base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<title>${title}</title>
<link rel="icon" href="data:,">
${parts.head}<style>${style}</style>
</head>
<body>
${parts.body}${script !== undefined && html`<script>${code}</script>\n`}</body>
</html>
`;
  return whole.markup;
}

/** A part of a page with its heading. */
export function section(id: string, heading: string, body: Part, wide = false): Markup {
  return html`<section aria-labelledby="${id}"${wide && html` class="wide"`}>
<h2 id="${id}">${heading}</h2>
<div class="body">
${body}</div>
</section>
`;
}

/** The menu of the site, or of a page. */
export function menuOf(
  label: string,
  items: readonly (readonly [href: string, words: string, current?: string | undefined])[],
): Markup {
  const links = items.map(
    ([href, words, current]) =>
      html`<li><a href="${href}"${current !== undefined && html` aria-current="${current}"`}>${words}</a></li>\n`,
  );
  return html`<nav aria-label="${label}"><ul>\n${links}</ul></nav>\n`;
}

/** Links in a row. */
export function inRow(links: readonly Part[]): Part {
  return links.map((link, at) => [at > 0 && " · ", link]);
}

/** A person by name, linked to their account where it is known. */
export function person({ name, login }: { name: string; login: string | undefined }): Part {
  return login === undefined ? theirs(name) : outward(accountUrl(login), theirs(name));
}

/** A sentence whose names keep their own direction of writing. */
export function told(words: Words): Part {
  return words.map((each) => (typeof each === "string" ? each : theirs(each.name)));
}

/** Text by a person as a sentence, with a period if it lacks one. */
export function quote(text: string): Part {
  const said = text.trim();
  return [theirs(said), /[.!?…]$/.test(said) ? "" : "."];
}
