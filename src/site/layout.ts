import type { Temporal } from "temporal-polyfill";
import { spokenDay, spokenTime } from "../calendar/zones.ts";
import { formatInstant } from "../dates.ts";
import { accountUrl } from "../markdown-text.ts";
import { sharedStyle, tight } from "../results/page/page-style.ts";
import type { Person, SiteFacts } from "./facts.ts";
import { html, type Markup, outward, type Part, theirs } from "./html.ts";
import { pageScript, scriptDigest } from "./page-script.ts";
import { siteStyle } from "./site-style.ts";

/** The pages that every page leads to, in the order of the menu. */
export const menu = [
  { path: "index.html", label: "Now" },
  { path: "voters.html", label: "Who may vote" },
  { path: "candidates.html", label: "Candidates" },
  { path: "elections.html", label: "Elections" },
  { path: "committee.html", label: "Committee" },
  { path: "participation.html", label: "Participation" },
] as const;

/** What a page says of itself. */
export interface PageWords {
  /** Path within the site. */
  readonly path: string;
  readonly title: string;
  readonly lead: Part;
  /** A sentence or two for previews of links. */
  readonly description: string;
  readonly body: Part;
}

/** How a page of a path reaches the site's top: nothing, or `../`. */
function upFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}

/** The page of an election that is decided. */
export function electionPath(election: string): string {
  return `elections/${election}.html`;
}

/** A time in UTC; of those to come the script adds the reader's own. */
export function time(instant: Temporal.Instant, isPast = false): Markup {
  return html`<time datetime="${formatInstant(instant)}"${!isPast && html` data-local`}>${spokenTime(instant, [])}</time>`;
}

/** A day in UTC. */
export function day(date: Temporal.PlainDate): Markup {
  return html`<time datetime="${date.toString()}">${spokenDay(date)}</time>`;
}

/** A person by name, linked to their account where it is known. */
export function person({ name, login }: Person): Part {
  return login === undefined ? theirs(name) : outward(accountUrl(login), theirs(name));
}

/** An account by its login. */
export function account(login: string): Part {
  return outward(accountUrl(login), theirs(`@${login}`));
}

/** Organizations as people write them; "no organization" where there is none. */
export function organizationsOf(organizations: readonly string[]): Part {
  if (organizations.length === 0) return "not stated";
  return organizations.map((each, at) => [at > 0 && " and ", theirs(each)]);
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

/** A drawing that scrolls within itself where the window is narrow, and the table of the same numbers. */
export function figure(label: string, drawing: Markup, caption: Part, table: Markup): Markup {
  return html`<figure>
<div class="scroll" tabindex="0" role="region" aria-label="${label}">${drawing}</div>
<figcaption>${caption}</figcaption>
</figure>
<details><summary>The same as a table</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${label}, as a table">${table}</div></details>
`;
}

/** A table; the first cell of each row is its heading. */
export function table(heads: readonly string[], rows: readonly (readonly Part[])[]): Markup {
  const cells = (row: readonly Part[]): Part[] =>
    row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`));
  return html`<table class="data">
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${cells(row)}</tr>\n`)}</tbody>
</table>
`;
}

const styleText = tight(`${sharedStyle}${siteStyle}`);

/** The page of the menu that a page belongs to. */
function menuPageOf(path: string): string {
  if (path.startsWith("elections/")) return "elections.html";
  return /^(?:committee-|organizations)/.test(path) ? "committee.html" : path;
}

const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptDigest}'; img-src data:; base-uri 'none'; form-action 'none'`;

/** A whole page of the site. */
export function page(
  { path, title, lead, description, body }: PageWords,
  facts: SiteFacts,
): string {
  const up = upFrom(path);
  const items = menu.map(
    (item) =>
      html`<li><a href="${up}${item.path}"${item.path === menuPageOf(path) && html` aria-current="${item.path === path ? "page" : "true"}"`}>${item.label}</a></li>\n`,
  );
  const style: Markup = { markup: styleText };
  const script: Markup = { markup: pageScript };
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<title>${title} · Kata Containers elections</title>
<link rel="icon" href="data:,">
<link rel="alternate" type="application/atom+xml" title="Kata Containers elections" href="${up}feed.xml">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header class="short">
<div class="masthead">
<div class="told">
<p class="eyebrow">Kata Containers Architecture Committee elections</p>
<h1>${title}</h1>
<div class="lead">${lead}</div>
</div>
</div>
</header>
<nav aria-label="Site"><ul>
${items}</ul></nav>
<main id="content">
${body}</main>
<footer>
<p>As of ${time(facts.now, true)}. Built by kata-election ${facts.version} from public files alone; it asks nothing of any other server.</p>
<p><a href="${up}elections.ics">Dates for your calendar</a> · <a href="${up}feed.xml">News feed</a> · <a href="${up}data/index.html">Data</a></p>
</footer>
<script>${script}</script>
</body>
</html>
`;
  return whole.markup;
}
