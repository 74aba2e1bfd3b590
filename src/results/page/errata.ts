import { html, type Part, theirs } from "../../html.ts";
import { changeSentences } from "../change-sentences.ts";
import type { ElectionRecord } from "../record.ts";
import { quote, section } from "./document.ts";

/** The section on corrections; nothing where there are none. */
export function errataSection(record: ElectionRecord): Part {
  const { errata = [] } = record;
  if (errata.length === 0) return undefined;
  const told = errata.map(
    ({ revision, date, by, reason, changed }) => html`<li>
<h3>Revision ${revision}, recorded by ${theirs(by)} on ${date.toString()}</h3>
<p>${quote(reason)}</p>
<ul class="notes">
${changeSentences(changed, record).map((change) => html`<li>${theirs(change)}</li>\n`)}</ul></li>
`,
  );
  return section(
    "errata",
    "Errata",
    html`<p>The published result was corrected; what stood before is kept beside its record.</p>
<ol class="errata">
${told}</ol>
`,
  );
}
