import { visible } from "../../visible-text.ts";
import { changeSentences } from "../change-sentences.ts";
import type { ElectionRecord } from "../record.ts";
import { named, quoted, type Words } from "../words.ts";

interface ErratumTold {
  readonly title: Words;
  readonly reason: Words;
  readonly changed: readonly string[];
}

/** What the page says of a record's corrections, for {@link errataTemplate}. */
export function errataData(record: ElectionRecord): ErratumTold[] {
  const { errata = [] } = record;
  return errata.map(({ revision, date, by, reason, changed }) => ({
    title: [`Revision ${revision}, recorded by `, named(by), ` on ${date}`],
    reason: quoted(reason),
    changed: changeSentences(changed, record).map(visible),
  }));
}

/** Above everything else of a corrected result: where to read of it. */
export const correctedTemplate = `<% if (it.errata.length > 0) { %>
<p class="alert">Corrected since it was published: see <a href="#errata">Errata</a>.</p>
<% } %>`;

/** The section on corrections; nothing where there are none. */
export const errataTemplate = `<% if (it.errata.length > 0) { %>
<section aria-labelledby="errata">
<h2 id="errata">Errata</h2>
<div class="body">
<p>The published result was corrected; what stood before is kept beside its record.</p>
<ol class="errata">
<% it.errata.forEach((erratum) => { %><li>
<h3><% words(erratum.title) %></h3>
<p><% words(erratum.reason) %></p>
<ul class="notes">
<% erratum.changed.forEach((change) => { %><li><bdi><%= change %></bdi></li>
<% }) %></ul></li>
<% }) %></ol>
</div>
</section>
<% } %>`;
