import { correctedTemplate, errataTemplate } from "./errata.ts";

/** The page, for Eta: `<%= %>` escapes; `<%~ %>` is used for the page's own style sheet only. */
export const pageTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title><%= it.title %></title>
<style><%~ it.style %></style>
</head>
<body>
<main>
<header>
<h1><%= it.title %></h1>
<p class="lead"><%= it.lead %></p>
${correctedTemplate}
<% it.facts.forEach((fact) => { %><p><%= fact %></p>
<% }) %></header>
<% if (it.seated.length > 0) { %>
<section aria-labelledby="seated">
<h2 id="seated">Who was seated</h2>
<ul class="cards">
<% it.seated.forEach((each) => { %><li class="card">
<h3><a href="<%= each.url %>"><%= each.name %></a></h3>
<p><%= each.organization %></p>
<p class="soft"><%= each.term %></p>
<% if (each.reason !== "") { %><p><%= each.reason %></p><% } %>
</li>
<% }) %></ul>
</section>
<% } %>
<section aria-labelledby="organizations">
<h2 id="organizations">The committee by organization</h2>
<p>At most <%= it.limit %> seats for one organization. A thick border marks who was seated in this election.</p>
<ul class="organizations">
<% it.organizations.forEach((group) => { %><li><b><%= group.title %></b>
<span class="seats"><% group.members.forEach((member) => { %><span<% if (member.isNew) { %> class="new"<% } %>><%= member.name %></span> <% }) %></span></li>
<% }) %></ul>
</section>
<% if (it.ranking.length > 0) { %>
<section aria-labelledby="ranking">
<h2 id="ranking">Ranking</h2>
<ol class="ranking">
<% it.ranking.forEach((each) => { %><li><span class="place"><%= each.place %></span>
<div><h3><a href="<%= each.url %>"><%= each.name %></a></h3>
<p><%= each.organization %> · <span class="state<% if (each.isSeated) { %> seated<% } %>"><%= each.state %></span></p>
<p class="soft"><%= each.reason %></p></div></li>
<% }) %></ol>
</section>
<% } %>
<% if (it.pairs.length > 0) { %>
<section aria-labelledby="pairs">
<h2 id="pairs">Pair by pair</h2>
<p>First the ballots that rank the candidate of the row above that of the column, then the others. Green:
preferred; red: not; pale: by less than a quarter.</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="pairs">
<table>
<thead><tr><td></td><% it.pairs.forEach(({ name }) => { %><th scope="col"><%= name %></th><% }) %></tr></thead>
<tbody>
<% it.pairs.forEach(({ name, cells }) => { %><tr><th scope="row"><%= name %></th><% cells.forEach((cell) => { %><% if (cell === undefined) { %><td>–</td><% } else { %><td class="cell <%= cell.kind %>" tabindex="0"><%= cell.text %><span class="tip"><%= cell.explanation %></span></td><% } %><% }) %></tr>
<% }) %></tbody>
</table>
</div>
</section>
<section aria-labelledby="rules">
<h2 id="rules">What other rules would have said</h2>
<p>Of the rules that need only these counts.</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="rules">
<table class="rules">
<thead><tr><th scope="col">Rule</th><th scope="col">Order</th><th scope="col">Seats would go to</th></tr></thead>
<tbody>
<% it.rules.forEach((rule) => { %><tr><th scope="row"><%= rule.title %><% if (rule.used) { %> (used)<% } %></th><td><%= rule.order %></td><td><%= rule.seats %></td></tr>
<% }) %></tbody>
</table>
</div>
</section>
<% } %>
<% if (it.decisions.length > 0) { %>
<section aria-labelledby="decisions">
<h2 id="decisions">Decisions</h2>
<ul>
<% it.decisions.forEach((decision) => { %><li><%= decision %></li>
<% }) %></ul>
</section>
<% } %>
${errataTemplate}
<section aria-labelledby="verify">
<h2 id="verify">How to check it</h2>
<% if (it.rule !== "") { %><p>Rule: <%= it.rule %>.</p><% } %>
<% if (it.polls.length > 0) { %><p>Poll: <%= it.polls.join(", ") %>.</p><% } %>
<p>Charter: the rules in force since <%= it.charter %>.</p>
<p>In a checkout of the community repository, <code>kata-election results verify <%= it.election %></code> computes
everything anew that the published record allows, without a token.</p>
<% if (it.ballotsDigest !== "") { %><p>SHA-256 of the sorted ballots: <code><%= it.ballotsDigest %></code></p><% } %>
<% if (it.inputs.length > 0) { %><details>
<summary>Digests of the files that the result was computed from</summary>
<ul>
<% it.inputs.forEach(({ path, sha256 }) => { %><li><%= path %>: <code><%= sha256 %></code></li>
<% }) %></ul>
</details><% } %>
</section>
</main>
</body>
</html>
`;
