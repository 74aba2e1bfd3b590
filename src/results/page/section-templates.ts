/**
 * The sections of the page, for Eta: `<%= %>` escapes. `words` writes a sentence whose names keep their own
 * direction of writing; the page's template defines it.
 */
export const seatedSection = `
<section aria-labelledby="seated">
<h2 id="seated">Elected</h2>
<div class="body">
<% if (it.seated.length === 0) { %><p>No one.</p><% } else { %>
<ul class="cards<% if (it.seated.length % 3 === 1 || it.seated.length === 2) { %> in-pairs<% } %>">
<% it.seated.forEach((each) => { %><li class="card<% if (each.isPassedOver) { %> over<% } %>">
<% if (each.place !== "") { %><p class="place"><%= each.place %></p>
<% } %><h3><a href="<%= each.url %>"><bdi><%= each.name %></bdi></a></h3>
<p class="from"><bdi><%= each.organization %></bdi></p>
<p class="term"><%= each.term %></p>
<% each.why.forEach((why) => { %><p class="why"><% words(why) %></p>
<% }) %><% if (each.statement !== undefined) { %><p class="why"><a href="<%= each.statement %>">Statement</a></p>
<% } %></li>
<% }) %></ul>
<% if (it.onward.length > 0) { %><p><% it.onward.forEach((link, at) => { %><% if (at > 0) { %> · <% } %><a href="<%= link.href %>"><%= link.words %></a><% }) %></p>
<% } %><% } %></div>
</section>
`;

export const committeeSection = `
<section aria-labelledby="committee">
<h2 id="committee">The committee by organization</h2>
<div class="body">
<p><%= it.limit %> Filled: elected now. Outlined: the seat was not up. Dashed: room under the limit.</p>
<ul class="organizations">
<% it.organizations.forEach((group) => { %><li>
<h3><bdi><%= group.title %></bdi> <span class="use"><%= group.use %></span></h3>
<ul class="slots"><% group.members.forEach((member) => { %><li class="<%= member.isNew ? "now" : "stays" %>"><bdi><%= member.name %></bdi>
<span class="seat">seat <%= member.seat %> until <%= member.until %><% if (member.isNew) { %>, elected now<% } %></span></li>
<% }) %><% for (let free = 0; free < group.free; free++) { %><li class="free">could still be held by <bdi><%= group.title %></bdi></li><% } %></ul></li>
<% }) %><% if (it.openSeats > 0) { %><li>
<h3>Vacant</h3>
<ul class="slots"><% for (let open = 0; open < Math.min(it.openSeats, 20); open++) { %><li class="free">no one</li><% } %></ul></li>
<% } %></ul>
</div>
</section>
`;

export const standingSection = `
<% if (it.standing.length > 0) { %>
<section aria-labelledby="standing">
<h2 id="standing"><%= it.isRanked ? "The ranking" : "Who ran" %></h2>
<div class="body">
<% if (it.isRanked && it.pairs !== undefined) { %><p>Bars: share of head-to-head comparisons won; they do not decide the order.</p>
<% } %><ol class="ranking<% if (!it.isRanked) { %> unranked<% } %>">
<% it.standing.forEach((each) => { %><% if (each.line !== "") { %><li class="line"><span><%= each.line %></span></li>
<% } %><li class="<%= each.state %>"><% if (each.place !== "") { %><span class="place"><span class="hidden">Place </span><%= each.place %></span>
<% } %><div>
<h3><a href="<%= each.url %>"><bdi><%= each.name %></bdi></a> <span class="from"><bdi><%= each.organization %></bdi></span><% if (each.statement !== undefined) { %> <a class="statement-link" href="<%= each.statement %>">statement</a><% } %></h3>
<p class="badge"><%= each.badge %><% if (each.seat !== "") { %>, <%= each.seat %><% } %></p>
<% each.why.forEach((why) => { %><p class="why"><% words(why) %></p>
<% }) %></div><% if (each.share !== undefined) { %>
<p class="share"><span class="bar"><span style="width:<%= each.share %>%"></span></span> <span class="percent"><span class="hidden">Favoured in </span><%= each.share %> %</span></p><% } %></li>
<% }) %></ol>
</div>
</section>
<% } %>`;

export const pairsSection = `
<% if (it.pairs !== undefined) { %>
<section aria-labelledby="pairs"<% if (it.pairs.rows.length > 12) { %> class="wide"<% } %>>
<h2 id="pairs">Pair by pair</h2>
<div class="body">
<p><% words(it.pairs.winner) %> Each number: ballots that rank the candidate of its row above that of its column; in bold where they are the majority.</p>
<% if (it.pairs.tooMany > 0) { %><p>With <%= it.pairs.tooMany %> candidates the table is too large to read: record.json has its numbers.</p>
<% } else { %><p class="key"><span class="lose3">column</span><span class="lose2"></span><span class="lose1"></span><span class="even">even</span><span class="win1"></span><span class="win2"></span><span class="win3">row</span>
Who is preferred: steps at majorities of 3 to 2 and of 3 to 1.</p>
<% if (it.pairs.rows.length > 4) { %><p class="sideways">The table scrolls sideways →</p>
<% } %><div class="figure">
<div class="scroll" tabindex="0" role="region" aria-label="Pairwise counts">
<table class="pairs" style="--width:<%= it.pairs.width %>">
<thead><tr><td></td><% it.pairs.rows.forEach(({ name, place }) => { %><th scope="col"><span class="up"><bdi><%= name %></bdi></span><span class="n"><%= place %></span></th><% }) %></tr></thead>
<tbody>
<% it.pairs.rows.forEach(({ name, place, cells }, row) => { %><tr><th scope="row"><span class="n"><%= place %></span> <bdi><%= name %></bdi></th><% cells.forEach((cell, column) => { %><% if (cell === undefined) { %><td class="none">·</td><% } else { %><td class="<%= cell.kind %>"><label><input type="radio" name="row<%= row %>" aria-labelledby="p<%= row %>-<%= column %>"><%= cell.count %></label><span class="tip" id="p<%= row %>-<%= column %>"><% words(cell.explanation) %></span></td><% } %><% }) %></tr>
<% }) %></tbody>
</table>
</div>
<p class="hint"><span class="by-touch">Tap a number to have it explained here.</span><span class="by-pointer">Point at a number to have it explained here. With the keyboard: Tab for the next row, arrow keys within it.</span></p>
</div>
<% } %></div>
</section>
<% } %>`;

export const rulesSection = `
<% if (it.rules !== undefined) { %>
<section aria-labelledby="rules">
<h2 id="rules">What other rules would say</h2>
<div class="body">
<p>Other rules that can be computed from these numbers. <%= it.rules.summary %></p>
<ul class="rules">
<% it.rules.rules.forEach((rule) => { %><li class="<%= rule.verdict %>"><h3><%= rule.title %><% if (rule.isUsed) { %> <span class="used">the rule of this election</span><% } %></h3>
<p><% if (rule.order.length === 0) { %>The same order<% } else { %><% words(rule.order) %><% } %></p>
<p class="seats"><span class="hidden">Seats go to </span><%= rule.seats %></p></li>
<% }) %></ul>
</div>
</section>
<% } %>`;

export const notesSection = `
<% if (it.decisions.length + it.candidacyNotes.length + it.remarks.length > 0) { %>
<section aria-labelledby="notes">
<h2 id="notes">Decisions and remarks</h2>
<div class="body">
<ul class="notes">
<% [...it.decisions, ...it.candidacyNotes, ...it.remarks].forEach((note) => { %><li><% words(note) %></li>
<% }) %></ul>
</div>
</section>
<% } %>`;

export const verifySection = `
<section aria-labelledby="verify">
<h2 id="verify">Check it yourself</h2>
<div class="body">
<p>In a checkout of the community repository, this repeats the computation as far as its files allow; no token is needed:</p>
<p><code class="command">kata-election results verify <%= it.election %></code></p>
<p><%= it.level %><% if (it.ballots !== "") { %> With the ballots, <code>--ballots FILE</code> counts them again.<% } %></p>
<p>When this page was generated, its record was checked for consistency:</p>
<ul class="checks">
<% it.checks.forEach((check) => { %><li<% if (check.isWrong) { %> class="wrong"<% } %>><span class="mark" aria-hidden="true"><%= check.mark %></span> <span><%= check.about %>: <%= check.outcome %><% if (check.details.length > 0) { %> (<bdi><%= check.details.join("; ") %></bdi>)<% } %></span></li>
<% }) %></ul>
<% it.polls.forEach((poll) => { %><p>Poll on CIVS: <% if (poll.url === "") { %><code><%= poll.id %></code><% } else { %><a href="<%= poll.url %>"><bdi><%= poll.id %></bdi></a><% } %><% if (poll.void.length > 0) { %>, void: <% words(poll.void) %><% } %></p>
<% }) %><% if (it.digests.length > 0) { %><details><summary>SHA-256 of the files it rests on</summary>
<dl class="digests">
<% it.digests.forEach((digest) => { %><div><dt><bdi><%= digest.of %></bdi></dt><dd><code><%= digest.sha256 %></code></dd></div>
<% }) %></dl></details>
<% } %></div>
</section>
`;
