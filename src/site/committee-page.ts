import { electionTitle, formatSeason } from "../calendar/election-id.ts";
import { utcDate } from "../dates.ts";
import { html, listed, type Markup, type Part, theirs } from "../html.ts";
import { noneOrNotKnown, organizationRows } from "../results/page/committee.ts";
import { person, section } from "../results/page/document.ts";
import { numberWord } from "../wording.ts";
import type { Member, SiteFacts } from "./facts.ts";
import {
  account,
  electionPath,
  figure,
  organizationsOf,
  type PageWords,
  page,
  scrolling,
  table,
} from "./layout.ts";
import { type Stretch, stretches, termSpans } from "./term-spans.ts";
import { timelineChart } from "./timeline-chart.ts";
import { clause } from "./voters-page.ts";

/** The most elections drawn on one page. */
const electionsAPage = 20;

const ways = { vote: "by vote", uncontested: "without a vote", appointed: "appointed" };

function membersTable(members: readonly Member[], { past }: SiteFacts): Markup {
  const hasSeats = members.some(({ seat }) => seat !== undefined);
  const elected = (id: string | undefined): Part => {
    if (id === undefined) return "";
    return past.some(({ election }) => election === id)
      ? html`<a href="${electionPath(id)}">${electionTitle(id)}</a>`
      : electionTitle(id);
  };
  const rows = members.map((each) => [
    person(each),
    organizationsOf(each.organizations),
    ...(hasSeats ? [each.seat ?? "", elected(each.elected), each.until ?? ""] : []),
  ]);
  return table(["Member", "Organization", ...(hasSeats ? ["Seat", "Elected", "Until"] : [])], rows);
}

function today(facts: SiteFacts): Part {
  const { committee } = facts;
  if (committee === undefined)
    return section(
      "members",
      "Members",
      html`<p>No file that can be read lists the members.</p>\n`,
    );
  const { members, vacant, chair, source } = committee;
  const open =
    vacant.length === 0
      ? undefined
      : html`<p>No one holds seat ${listed(vacant.map(String))}.</p>\n`;
  const chairs = chair === undefined ? undefined : html`<p>Chair: ${account(chair)}.</p>\n`;
  return section(
    "members",
    "Members",
    html`${scrolling("Members", membersTable(members, facts))}${open}${chairs}<p>From ${source}.</p>
`,
  );
}

function share({ committee, charter, history }: SiteFacts): Part {
  if (committee === undefined) return undefined;
  const { organizationLimit } = charter.rules;
  const limit = organizationLimit.value;
  const members = committee.members.flatMap(({ name, organizations, until }) =>
    (organizations.length === 0 ? [noneOrNotKnown] : organizations).map((organization) => ({
      ...{ name, organization, isNew: true },
      told: until === undefined ? "" : `until ${until}`,
    })),
  );
  return section(
    "share",
    "The limit",
    html`<p>No organization holds more than ${numberWord(limit)} seats when an election fills them. A member who moves keeps the seat; the limit counts again at the next election.${history !== undefined && html` <a href="organizations.html">Every organization’s seats over time</a>`}</p>
<ul class="organizations">
${organizationRows(members, limit, "off")}</ul>
${clause(organizationLimit.clause)}`,
  );
}

function stretchesOf({ history }: SiteFacts): Stretch[] {
  return history === undefined ? [] : stretches(termSpans(history.ledger), electionsAPage);
}

/** Pages of earlier terms than those on the committee's page, by starting year. */
function stretchPath({ from }: Stretch): string {
  return `committee-${from.year}.html`;
}

/** The seats over time as a drawing and a table: all, or a stretch. */
function timeline({ history, now }: SiteFacts, stretch: Stretch | undefined, before: Part): Part {
  if (history === undefined) return undefined;
  const { ledger, source } = history;
  const rows = (stretch?.began ?? []).map(({ term, from, parts }) => [
    theirs(term.name),
    term.seat,
    parts.map(({ organizations }, at) => [at > 0 && ", then ", organizationsOf(organizations)]),
    html`${electionTitle(term.elected)}, ${ways[term.how]}`,
    html`<span class="day">${from.toString()}</span>`,
    term.ended === undefined
      ? formatSeason(term.until)
      : html`left ${term.ended.date.toString()}: ${theirs(term.ended.reason)}`,
  ]);
  const elected = new Set(stretch?.began.map(({ term }) => term.elected));
  const moves = ledger.seats.flatMap(({ id, moved }) =>
    moved
      .filter(({ election }) => elected.has(election))
      .map(
        ({ to, election, reason }) =>
          html`<li>Seat ${id} moved to ${to} in ${electionTitle(election)}: ${theirs(reason)}.</li>\n`,
      ),
  );
  return section(
    "history",
    before === undefined ? "Since the beginning" : "Over time",
    html`${figure(
      "Seats over time",
      timelineChart(ledger, utcDate(now), stretch),
      html`Each row is a seat, each bar a term with its holder and their organization; a bar changes its ground where the holder moved to another one. A dashed frame: no one held the seat. A dotted line: the seat moved to the other season. The dashed line is today. From ${source}.`,
      table(["Member", "Seat", "Organization", "Elected", "From", "Until"], rows),
    )}${moves.length > 0 && html`<ul class="notes">\n${moves}</ul>\n`}${before}`,
    true,
  );
}

/** The terms of elections long ago, a page for every twenty, by path. */
export function earlierCommitteePages(facts: SiteFacts): [path: string, page: string][] {
  return stretchesOf(facts)
    .slice(1)
    .map((stretch, at, all) => {
      const path = stretchPath(stretch);
      const years = `${stretch.from.year} to ${stretch.until?.year ?? ""}`;
      const words: PageWords = {
        path,
        title: `The committee from ${years}`,
        lead: html`<p>Seats, terms and organizations of that time; <a href="committee.html">the committee today</a>.</p>`,
        description: `Seats and terms of the Kata Containers Architecture Committee from ${years}.`,
        body: timeline(facts, stretch, earlierLink(all[at + 1]) ?? ""),
      };
      return [path, page(words, facts)];
    });
}

function earlierLink(stretch: Stretch | undefined): Part {
  if (stretch === undefined) return undefined;
  return html`<p><a href="${stretchPath(stretch)}">Earlier terms, from ${stretch.from.year}</a></p>\n`;
}

/** The committee's members and their organizations, and all former members. */
export function committeePage(facts: SiteFacts): string {
  const { committee, charter } = facts;
  const count = committee?.members.length ?? 0;
  const { total } = charter.rules.seats.value;
  const [newest, earlier] = stretchesOf(facts);
  return page(
    {
      path: "committee.html",
      title: "The committee",
      lead: html`<p>${count === 0 ? "" : html`${listed((committee?.members ?? []).map(({ name }) => theirs(name)))}. `}The charter gives the committee ${numberWord(total)} seats.</p>`,
      description:
        "Who sits on the Kata Containers Architecture Committee, until when and for which organization, and every term since the beginning.",
      body: html`${today(facts)}${share(facts)}${timeline(facts, newest, earlierLink(earlier))}`,
    },
    facts,
  );
}
