import { electionAddress, fileAddress } from "../announcements/links.ts";
import { electionTitle } from "../calendar/election-id.ts";
import { phases } from "../calendar/timeline.ts";
import { html, listed, type Markup, outward, type Part } from "../html.ts";
import { isSamePerson } from "../people/named-person.ts";
import { inRow, person, section } from "../results/page/document.ts";
import { spelledCount } from "../wording.ts";
import { datesTable } from "./dates-section.ts";
import type { Elected, PastElection, SiteFacts } from "./facts.ts";
import { electionPath, official, organizationsOf, page, scrolling, table } from "./layout.ts";
import { ending, ways } from "./now-page.ts";
import { type Around, around } from "./record-page.ts";

/** All elections, newest first. */
export function electionsPage(facts: SiteFacts): string {
  const { past, running } = facts;
  const rows = past.map((each) => {
    const { election, seats, runners, how } = each;
    const ran = runners.length === 0 ? "" : spelledCount(runners.length, "candidate");
    const figures =
      seats === undefined
        ? ran
        : [spelledCount(seats, "seat"), ran.toLowerCase()].filter((each) => each !== "").join(", ");
    return html`<li><h3><a href="${electionPath(election)}">${electionTitle(election)}</a></h3>
<p>${ending(each)}</p>
<p class="how">${figures}${figures !== "" && how !== undefined && "; "}${how !== undefined && ways[how]}</p></li>
`;
  });
  const votes = past.filter(({ how }) => how === "vote").length;
  const lead =
    past.length === 0
      ? "No result is published yet."
      : `${spelledCount(past.length, "election")} so far, ${votes} of them with a vote. Where any order of the candidates would seat the same people, no vote is held.`;
  const now =
    running === undefined
      ? undefined
      : html`<p>${electionTitle(running.election)} is not decided yet: <a href="index.html">where it stands</a>.</p>\n`;
  return page(
    {
      path: "elections.html",
      title: "Elections",
      lead: html`<p>${lead}</p>`,
      description:
        "Every election of the Kata Containers Architecture Committee: who ran, who was elected, and how.",
      body: section("all", "Newest first", html`${now}<ul class="turn">\n${rows}</ul>\n`),
    },
    facts,
  );
}

function elected({ name, login, organizations, seat, until, isNew }: Elected): Markup {
  const term =
    seat === undefined
      ? undefined
      : html`<p class="term">Seat ${seat}${until !== undefined && html` until ${until}`}</p>\n`;
  return html`<li class="card"><h3>${person({ name, login })}</h3>
<p class="from">${organizations.length > 0 && organizationsOf(organizations)}</p>
${term}${isNew !== undefined && html`<p class="why">${isNew ? "For the first time" : "Was a member before"}</p>`}</li>
`;
}

function ran(past: PastElection): Part {
  const { runners } = past;
  if (runners.length === 0) return undefined;
  const rows = runners.map((each) => {
    const won =
      each.state === "withdrawn" ? undefined : past.elected.find((one) => isSamePerson(one, each));
    // In early elections no file declared it; other sources give the members'.
    const whose = [each.organizations, won?.organizations ?? []].find(({ length }) => length > 0);
    return [
      person(each),
      whose === undefined ? "–" : organizationsOf(whose),
      each.state === "withdrawn" ? "withdrew" : won === undefined ? "not elected" : "elected",
      each.file === undefined ? "" : outward(fileAddress(each.file), "statement"),
    ];
  });
  return section(
    "ran",
    "Who ran",
    scrolling("Who ran", table(["Name", "Organization", "Outcome", "Statement"], rows)),
  );
}

function dates({ schedule, told, how }: PastElection): Part {
  if (schedule === undefined && told === undefined) return undefined;
  const held = phases.slice(0, how === "uncontested" ? 1 : undefined);
  return section("dates", "Dates", datesTable(schedule, held, told, null));
}

function sources({ sources: files, election, officials }: PastElection): Markup {
  const links = files.map(
    (file) => html`<li>${outward(fileAddress(file), html`<code>${file}</code>`)}</li>\n`,
  );
  const who =
    officials.length === 0
      ? undefined
      : html`<p>Officials: ${listed(officials.map(official))}.</p>\n`;
  const folder =
    files.some((file) => file.includes(`/arch-committee-${election}/`)) &&
    html` See also ${outward(electionAddress(election), "the election’s folder")}.`;
  return section(
    "sources",
    "Where this is written",
    html`${who}<p>There is no record of the count that could be computed again: this page shows what these files say.${folder}</p>
<ul class="notes">
${links}</ul>
`,
  );
}

/** The page of an election without a record, from its pages and the ledger. */
export function toldPage(past: PastElection, facts: SiteFacts, beside: Around): string {
  const { election, seats, how } = past;
  const title = `Elections of ${electionTitle(election)}`;
  const seatWords =
    seats === undefined ? "" : `${spelledCount(seats, "seat", ["was", "were"])} up. `;
  return page(
    {
      path: electionPath(election),
      title,
      lead: html`<p>${ending(past)}</p>
<p>${seatWords}${how === undefined ? "No file says whether a vote was held." : how === "vote" ? "A vote was held." : "No vote was needed."}</p>`,
      description: `${title} of the Kata Containers Architecture Committee: ${past.elected.map(({ name }) => name).join(", ")} elected${how === undefined ? "" : ` ${ways[how]}`}.`,
      body: html`${section("elected", "Elected", html`<ul class="cards">\n${past.elected.map(elected)}</ul>\n`)}${ran(past)}${dates(past)}${sources(past)}<p class="onward">${inRow(around(beside))}</p>\n`,
    },
    facts,
  );
}
