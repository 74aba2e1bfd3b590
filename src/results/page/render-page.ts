import { electionTitle } from "../../calendar/election-id.ts";
import { html, type Markup, type Part, theirs } from "../../html.ts";
import { changeSentences } from "../corrections/change-sentences.ts";
import { decisionTold } from "../decision-words.ts";
import type { ElectionRecord } from "../record.ts";
import { seatedByName } from "../wording.ts";
import { candidacyNotes, type Statements, seatedSection, standingSection } from "./candidates.ts";
import { committeeSection } from "./committee.ts";
import { htmlDocument, menuOf, quote, section, told } from "./document.ts";
import { masthead } from "./masthead.ts";
import { pairsStyle } from "./page-style.ts";
import { pairsSection } from "./pairs.ts";
import { rulesSection } from "./rules.ts";
import { checksOf, verifySection } from "./verify.ts";

/** What the page shows besides its record: its address, and the program that made it. */
export interface PageSurroundings {
  /** Of the program. */
  readonly version?: string;
  /** The day on which the result was announced, as pages write it. */
  readonly published?: string | undefined;
  /** The menu of the site that the page is part of. */
  readonly site?: Part;
  /** Links to the election's page, record, earlier and later elections. */
  readonly onward?: readonly Part[];
  readonly statements?: Statements;
}

/** The title and who was elected, for previews of links. */
function descriptionOf(record: ElectionRecord): string {
  const seated = seatedByName(record).map(({ name }) => name);
  const how = record.voteHeld ? "elected by vote" : "elected without a vote";
  return `Kata Containers Architecture Committee, elections of ${electionTitle(record.election)}: ${seated.length === 0 ? "no one was elected" : `${seated.join(", ")} ${how}`}.`;
}

/** What people decided where the rules leave a question open, who came late or withdrew, and remarks. */
function notesSection(record: ElectionRecord): Part {
  const decisions = record.decisions.flatMap((decision) => {
    const words = decisionTold(decision);
    return words === undefined ? [] : [told(words)];
  });
  const notes = [...decisions, ...candidacyNotes(record), ...(record.remarks ?? []).map(theirs)];
  const items = notes.flatMap((note) => (note === false ? [] : [html`<li>${note}</li>\n`]));
  if (items.length === 0) return undefined;
  return section("notes", "Decisions and remarks", html`<ul class="notes">\n${items}</ul>\n`);
}

/** The section on corrections; nothing where there are none. */
function errataSection(record: ElectionRecord): Part {
  const { errata = [] } = record;
  if (errata.length === 0) return undefined;
  const revisions = errata.map(
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
${revisions}</ol>
`,
  );
}

function alerts({ level }: ElectionRecord, wrong: readonly string[]): Part {
  const isPrivate =
    level === "complete" &&
    html`<p class="alert">Not for the public: this page shows the complete record, which may tell more than is to be published.</p>\n`;
  const contradicts =
    wrong.length > 0 &&
    html`<div class="alert" role="note"><p>Do not rely on this page: its record contradicts itself.</p>
<ul>${wrong.map((detail) => html`<li>${theirs(detail)}</li>`)}</ul></div>
`;
  return [isPrivate, contradicts];
}

/**
 * A record as one self-contained HTML page, without scripts and requests, both forbidden by its policy. All
 * content is escaped.
 */
export function renderPage(
  record: ElectionRecord,
  { version, published, site, onward = [], statements = new Map() }: PageSurroundings = {},
): string {
  const checks = checksOf(record);
  const wrong = checks.flatMap(({ outcome, details }) =>
    outcome === "does not follow" ? details : [],
  );
  const title = `Architecture Committee elections, ${electionTitle(record.election)}`;
  const sections: [id: string, label: string, section: Part][] = [
    ["seated", "Elected", seatedSection(record, statements, onward)],
    ["committee", "Committee", committeeSection(record)],
    [
      "standing",
      record.ranking === undefined ? "Who ran" : "Ranking",
      standingSection(record, statements),
    ],
    ["pairs", "Pair by pair", pairsSection(record)],
    ["rules", "Other rules", rulesSection(record)],
    ["notes", "", notesSection(record)],
    ["errata", "Errata", errataSection(record)],
    ["verify", "Check it", verifySection(record, checks)],
  ];
  const shown = sections.filter(([, , part]) => part !== undefined);
  const contents = shown.flatMap(([id, label]): [string, string][] =>
    label === "" ? [] : [[`#${id}`, label]],
  );
  const corrected = shown.some(([id]) => id === "errata");
  const body: Markup = html`${masthead(record)}${site}${menuOf("On this page", contents)}<main>
${corrected && html`<p class="alert">Corrected since it was published: see <a href="#errata">Errata</a>.</p>\n`}${alerts(record, wrong)}${shown.map(([, , part]) => part)}</main>
<footer><p>${published !== undefined && `Published on ${published}. `}Generated by kata-election${version !== undefined && ` ${version}`} from the ${record.election} record. No scripts, no network requests.</p></footer>
`;
  return htmlDocument({ title, description: descriptionOf(record), style: pairsStyle, body });
}
