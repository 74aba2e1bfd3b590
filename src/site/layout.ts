import type { Temporal } from "temporal-polyfill";
import { spokenDay, spokenTime } from "../calendar/zones.ts";
import { formatInstant } from "../dates.ts";
import { html, type Markup, outward, type Part, theirs } from "../html.ts";
import { accountUrl } from "../markdown-text.ts";
import { htmlDocument, menuOf } from "../results/page/document.ts";
import type { Official, SiteFacts } from "./facts.ts";
import { pageScript, scriptDigest, siteStyle } from "./page-assets.ts";

/** The pages that every page leads to, in the order of the menu. */
const menu = [
  { path: "index.html", label: "Now" },
  { path: "voters.html", label: "Who may vote" },
  { path: "candidates.html", label: "Candidates" },
  { path: "elections.html", label: "Elections" },
  { path: "committee.html", label: "Committee" },
  { path: "participation.html", label: "Participation" },
] as const;

/** A page's metadata. */
export interface PageWords {
  /** Path within the site. */
  readonly path: string;
  readonly title: string;
  readonly lead: Part;
  /** A sentence or two for previews of links. */
  readonly description: string;
  readonly body: Part;
}

/** The relative path from a page to the site's top: empty, or `../`. */
function upFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}

/** The page of an election that is decided. */
export function electionPath(election: string): string {
  return `elections/${election}.html`;
}

/** A time in UTC; the script adds the reader's own for future times. */
export function time(instant: Temporal.Instant, isPast = false): Markup {
  return html`<time datetime="${formatInstant(instant)}"${!isPast && html` data-local`}>${spokenTime(instant)}</time>`;
}

/** A day in UTC. */
export function day(date: Temporal.PlainDate): Markup {
  return html`<time datetime="${date.toString()}">${spokenDay(date)}</time>`;
}

/** An account by its login. */
export function account(login: string): Part {
  return outward(accountUrl(login), theirs(`@${login}`));
}

/** An official by name and account, if known. */
export function official({ login, name }: Official): Part {
  return name === undefined ? account(login) : [theirs(name), " (", account(login), ")"];
}

/** Organizations as people write them; "no organization" where there is none. */
export function organizationsOf(organizations: readonly string[]): Part {
  if (organizations.length === 0) return "not stated";
  return organizations.map((each, at) => [at > 0 && " and ", theirs(each)]);
}

/** A wide element that scrolls by itself in narrow windows. */
export function scrolling(label: string, content: Markup): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>\n`;
}

/** A drawing and the table of the same numbers. */
export function figure(label: string, drawing: Markup, caption: Part, table: Markup): Markup {
  return html`<figure>
${scrolling(label, drawing)}<figcaption>${caption}</figcaption>
</figure>
<details><summary>The same as a table</summary>
${scrolling(`${label}, as a table`, table)}</details>
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

/** The page of the menu that a page belongs to. */
function menuPageOf(path: string): string {
  if (path.startsWith("elections/")) return "elections.html";
  return /^(?:committee-|organizations)/.test(path) ? "committee.html" : path;
}

/** The menu on a page. */
export function siteMenu(path: string): Markup {
  return menuOf(
    "Site",
    menu.map((item) => [
      `${upFrom(path)}${item.path}`,
      item.label,
      item.path !== menuPageOf(path) ? undefined : item.path === path ? "page" : "true",
    ]),
  );
}

/** A whole page of the site. */
export function page(
  { path, title, lead, description, body }: PageWords,
  facts: SiteFacts,
): string {
  const up = upFrom(path);
  return htmlDocument({
    title: `${title} · Kata Containers elections`,
    description,
    head: html`<link rel="alternate" type="application/atom+xml" title="Kata Containers elections" href="${up}feed.xml">\n`,
    style: siteStyle,
    script: { text: pageScript, digest: scriptDigest },
    body: html`<a class="skip" href="#content">To the content</a>
<header class="short">
<div class="masthead">
<div class="told">
<p class="eyebrow">Kata Containers Architecture Committee elections</p>
<h1>${title}</h1>
<div class="lead">${lead}</div>
</div>
</div>
</header>
${siteMenu(path)}<main id="content">
${body}</main>
<footer>
<p>As of ${time(facts.now, true)}. Built by kata-election ${facts.version} from public files alone; it asks nothing of any other server.</p>
<p><a href="${up}elections.ics">Dates for your calendar</a> · <a href="${up}feed.xml">News feed</a> · <a href="${up}data/index.html">Data</a></p>
</footer>
`,
  });
}
