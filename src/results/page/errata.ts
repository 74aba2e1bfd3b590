import { visible } from "../../visible-text.ts";
import type { ElectionRecord } from "../record.ts";

/** What the page says of a record's corrections, for {@link errataTemplate}. */
export function errataData({ errata = [] }: ElectionRecord) {
  return errata.map(({ revision, date, by, reason, changed }) => ({
    title: `Revision ${revision}, decided by ${by} on ${date.toString()}`,
    reason: visible(reason),
    changed: changed.map(visible),
  }));
}

/** Below the title of a corrected result: where to read of it. */
export const correctedTemplate = `<% if (it.errata.length > 0) { %>
<p>Corrected since it was published: see <a href="#errata">Errata</a>.</p>
<% } %>`;

/** The section on corrections; nothing where there are none. */
export const errataTemplate = `<% if (it.errata.length > 0) { %>
<section aria-labelledby="errata">
<h2 id="errata">Errata</h2>
<p>The published result was corrected; what stood before is kept beside its record.</p>
<% it.errata.forEach((erratum) => { %><article class="erratum">
<h3><%= erratum.title %></h3>
<p><%= erratum.reason %></p>
<ul>
<% erratum.changed.forEach((change) => { %><li><%= change %></li>
<% }) %></ul>
</article>
<% }) %>
</section>
<% } %>`;
