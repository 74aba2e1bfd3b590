import { correctedTemplate, errataTemplate } from "./errata.ts";
import {
  committeeSection,
  notesSection,
  pairsSection,
  rulesSection,
  seatedSection,
  standingSection,
  verifySection,
} from "./section-templates.ts";

const masthead = `
<header>
<div class="masthead">
<div class="drawn">
<% if (it.seats.length > 0) { %><svg viewBox="0 0 300 182" aria-hidden="true">
<% it.seats.forEach((seat) => { %><g class="<%= seat.kind %>"><circle cx="<%= seat.x %>" cy="<%= seat.y %>" r="23"/><text x="<%= seat.x %>" y="<%= seat.y %>" dy="5"><%= seat.initials %></text></g>
<% }) %><text class="total" x="150" y="150"><%= it.seats.length %></text><text class="unit" x="150" y="172">seats</text></svg>
<% } %></div>
<div class="told">
<p class="eyebrow">Kata Containers Architecture Committee</p>
<h1><%= it.heading %></h1>
<p class="lead"><% words(it.lead) %></p>
<p><%= it.contest %></p>
</div>
<dl class="figures">
<% it.figures.forEach((figure) => { %><div><dt><%= figure.term %></dt><dd><b><%= figure.value %></b> <% if (figure.share !== undefined) { %><span class="bar"><span style="width:<%= figure.share %>%"></span></span> <% } %><%= figure.more %></dd></div>
<% }) %><div class="when"><dt>When</dt><dd><% it.periods.forEach((period) => { %><span class="period"><b><%= period.term %></b> <%= period.span %></span> <% }) %></dd></div>
</dl>
</div>
</header>
`;

const alerts = `
<% if (it.isPrivate) { %><p class="alert">Not for the public: this page shows the complete record, which may tell more than is
to be published.</p>
<% } %><% if (it.wrong.length > 0) { %><div class="alert" role="note"><p>Do not rely on this page: its record contradicts itself.</p>
<ul><% it.wrong.forEach((detail) => { %><li><bdi><%= detail %></bdi></li><% }) %></ul></div>
<% } %>`;

const contents = `
<nav aria-label="On this page"><ul>
<li><a href="#seated">Seated</a></li>
<li><a href="#committee">Committee</a></li>
<% if (it.standing.length > 0) { %><li><a href="#standing"><%= it.isRanked ? "Ranking" : "Who stood" %></a></li>
<% } %><% if (it.pairs !== undefined) { %><li><a href="#pairs">Pair by pair</a></li>
<% } %><% if (it.rules !== undefined) { %><li><a href="#rules">Other rules</a></li>
<% } %><% if (it.errata.length > 0) { %><li><a href="#errata">Errata</a></li>
<% } %><li><a href="#verify">Check it</a></li>
</ul></nav>
`;

/** The page, for Eta: `<%= %>` escapes; `<%~ %>` is used for the page's own style sheet only. */
export const pageTemplate = `<% const words = (parts) => parts.forEach((part) => { if (typeof part === "string") { %><%= part %><% } else { %><bdi><%= part.name %></bdi><% } }); %><!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title><%= it.title %></title>
<style><%~ it.style %></style>
</head>
<body>
${masthead}${contents}<main>${correctedTemplate}${alerts}${seatedSection}${committeeSection}${standingSection}${pairsSection}${rulesSection}${notesSection}${errataTemplate}${verifySection}</main>
<footer><p>Made by kata-election from the record of <%= it.election %>. The page needs no script and asks nothing of any server.</p></footer>
</body>
</html>
`;
