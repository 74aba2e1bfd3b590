import { electionTitle, formatSeason } from "../calendar/election-id.ts";
import { utcDate } from "../dates.ts";
import { numberWord } from "../results/wording.ts";
import type { Member, SiteFacts } from "./facts.ts";
import { html, listed, type Markup, type Part, theirs } from "./html.ts";
import {
  account,
  electionPath,
  figure,
  organizationsOf,
  page,
  person,
  section,
  table,
} from "./layout.ts";
import { termSpans } from "./term-spans.ts";
import { timelineChart } from "./timeline-chart.ts";
import { clause } from "./voters-page.ts";

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
    html`<div class="scroll" tabindex="0" role="region" aria-label="Members">${membersTable(members, facts)}</div>
${open}${chairs}<p>From ${source}.</p>
`,
  );
}

/** Members by organization, most first; those of none, or of whom it is not known, last. */
function byOrganization(members: readonly Member[]): [organization: string, members: Member[]][] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    for (const name of member.organizations.length === 0 ? [""] : member.organizations)
      groups.set(name, [...(groups.get(name) ?? []), member]);
  }
  return [...groups].sort(
    ([a, first], [b, second]) =>
      Number(a === "") - Number(b === "") || second.length - first.length || (a < b ? -1 : 1),
  );
}

function share({ committee, charter }: SiteFacts): Part {
  if (committee === undefined) return undefined;
  const { organizationLimit } = charter.rules;
  const limit = organizationLimit.value;
  const rows = byOrganization(committee.members).map(([organization, members]) => {
    const use =
      organization === ""
        ? "no limit"
        : `${members.length} of at most ${limit}${members.length > limit ? ": above the limit" : members.length === limit ? ": full" : ""}`;
    const left = organization === "" ? 0 : Math.max(0, limit - members.length);
    return html`<li><h3>${organization === "" ? "No organization, or not known" : theirs(organization)} <span class="use">${use}</span></h3>
<ul class="slots">${members.map(({ name, until }) => html`<li class="now">${theirs(name)}${until !== undefined && html` <span class="seat">until ${until}</span>`}</li>\n`)}${Array.from({ length: left }, () => html`<li class="free">could still be held</li>\n`)}</ul></li>
`;
  });
  return section(
    "share",
    "The limit",
    html`<p>No organization holds more than ${numberWord(limit)} seats when an election fills them. A member who moves keeps the seat; the limit counts again at the next election.</p>
<ul class="organizations">
${rows}</ul>
${clause(organizationLimit.clause)}`,
  );
}

function timeline({ history, now }: SiteFacts): Part {
  if (history === undefined) return undefined;
  const { ledger, source } = history;
  const rows = termSpans(ledger).map(({ term, from, parts }) => [
    theirs(term.name),
    term.seat,
    parts.map(({ organizations }, at) => [at > 0 && ", then ", organizationsOf(organizations)]),
    html`${electionTitle(term.elected)}, ${ways[term.how]}`,
    from.toString(),
    term.ended === undefined
      ? formatSeason(term.until)
      : html`left ${term.ended.date.toString()}: ${theirs(term.ended.reason)}`,
  ]);
  const moves = ledger.seats.flatMap(({ id, moved }) =>
    moved.map(
      ({ to, election, reason }) =>
        html`<li>Seat ${id} moved to ${to} in ${electionTitle(election)}: ${theirs(reason)}.</li>\n`,
    ),
  );
  return section(
    "history",
    "Since the beginning",
    html`${figure(
      "Seats over time",
      timelineChart(ledger, utcDate(now)),
      html`Each row is a seat, each bar a term with its holder and their organization; a bar changes its ground where the holder moved to another one. A dashed frame: no one held the seat. A dotted line: the seat moved to the other season. The dashed line is today. From ${source}.`,
      table(["Member", "Seat", "Organization", "Elected", "From", "Until"], rows),
    )}${moves.length > 0 && html`<ul class="notes">\n${moves}</ul>\n`}`,
    true,
  );
}

/** Who sits on the committee, for whom they work, and everyone who did since the beginning. */
export function committeePage(facts: SiteFacts): string {
  const { committee, charter } = facts;
  const count = committee?.members.length ?? 0;
  const { total } = charter.rules.seats.value;
  return page(
    {
      path: "committee.html",
      title: "The committee",
      lead: html`<p>${count === 0 ? "" : html`${listed((committee?.members ?? []).map(({ name }) => theirs(name)))}. `}The charter gives the committee ${numberWord(total)} seats.</p>`,
      description:
        "Who sits on the Kata Containers Architecture Committee, until when and for which organization, and every term since the beginning.",
      body: html`${today(facts)}${share(facts)}${timeline(facts)}`,
    },
    facts,
  );
}
