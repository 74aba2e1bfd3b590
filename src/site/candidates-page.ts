import { electionAddress, fileAddress, links } from "../announcements/links.ts";
import { electionTitle } from "../calendar/election-id.ts";
import { html, listed, type Markup, outward, type Part, theirs } from "../html.ts";
import { person, section } from "../results/page/document.ts";
import type { HeadroomReport } from "../seats/organizations/headroom.ts";
import { numberWord, spelledCount } from "../wording.ts";
import type { Runner, Running, SiteFacts } from "./facts.ts";
import { organizationsOf, page, scrolling, table } from "./layout.ts";
import { statement } from "./statement.ts";
import { clause } from "./voters-page.ts";

const states: Readonly<Record<Runner["state"], string>> = {
  accepted: "Accepted by the officials",
  withdrawn: "Withdrew",
  filed: "Filed, not yet accepted",
};

/** The most of each statement to show, in UTF-16 units; the files have the rest. */
const lengths = [6_000, 3_000, 1_500, 700, 300, 100];
/** The most bytes for all candidates together. */
const room = 30_000;

/** Every candidate with the beginning of the statement, cut at the same length for all. */
function runnersShown(runners: readonly Runner[]): Markup {
  let shown = html``;
  for (const longest of lengths) {
    shown = html`${runners.map((each) => runner(each, longest))}`;
    if (new TextEncoder().encode(shown.markup).length <= room) break;
  }
  return shown;
}

function runner(each: Runner, longest: number): Markup {
  const { file, announcement, withdrawn, state, organizations } = each;
  const address = file === undefined ? "" : fileAddress(file);
  const places: Part[] = [
    file !== undefined && outward(address, "The file"),
    outward(
      announcement ?? links.discussions,
      announcement === undefined ? "Ask in the discussions" : "The announcement",
    ),
  ].filter((place) => place !== false);
  return html`<article class="runner ${state}">
<h3>${person(each)}</h3>
<p class="tags"><span class="from">${organizationsOf(organizations)}</span> <span class="badge">${states[state]}</span></p>
${withdrawn !== undefined && html`<p>Withdrew on ${withdrawn.date}: ${theirs(withdrawn.reason)}</p>\n`}${each.statement === undefined ? html`<p>The file has no statement.</p>\n` : statement(each.statement, address, longest)}
<p>${places.map((place, at) => [at > 0 && " · ", place])}</p>
</article>
`;
}

/** The seats that each organization can still win under the limit. */
function whatIsLeft(report: HeadroomReport, limit: number): Markup {
  const rows = report.organizations.map(({ organization, held, free }) => [
    theirs(organization),
    held.length === 0 ? "no one" : listed(held.map(theirs)),
    free === 0 ? "none: the limit is reached" : spelledCount(free, "seat").toLowerCase(),
  ]);
  const unsure =
    report.unsure.length === 0
      ? undefined
      : html`<p>Of ${listed(report.unsure.map(theirs))} it is not known, or not certain, for which organization they count.</p>\n`;
  return section(
    "room",
    "Seats left under the limit",
    html`<p>No organization may hold more than ${numberWord(limit)} seats, counting members whose seats are not up. If a candidate would be one too many, the seat goes to the next who would not.</p>
${scrolling("Seats left under the limit", table(["Organization", "Members whose seats are not up", "Could still be held by its candidates"], rows))}${unsure}`,
  );
}

/** Whether nominations are over: the list is closed, or a later period has begun. */
function isOver({ isClosed, stage }: Running): boolean {
  if (isClosed || stage === undefined) return isClosed;
  return stage.kind === "over" || stage.phase !== "nominations";
}

function howToRun({ charter, running, coming }: SiteFacts): Markup {
  const over = running !== undefined && isOver(running);
  const election = running === undefined || over ? coming.election : running.election;
  const begin = over ? "Nominations are over. For the next election, while" : "While";
  const folder = html`<code>elections/arch-committee-${election}/</code>`;
  return section(
    "run",
    "How to run",
    html`<p>${begin} nominations are open, add a file with your name, GitHub account, organization and platform to ${over ? folder : outward(electionAddress(election), folder)} by pull request, and announce it on the ${outward(links.mailingList, "mailing list")}. <code>kata-election candidates nominate</code> writes the file for you.</p>
${clause(charter.rules.mayStand.clause)}`,
  );
}

function leadOf(running: Running | undefined, season: string): Part {
  if (running === undefined)
    return html`<p>No election is on. The next one is that of ${season}.</p>`;
  const standing = running.runners.filter(({ state }) => state !== "withdrawn").length;
  const seats =
    running.seats === undefined ? "" : ` for ${spelledCount(running.seats, "seat").toLowerCase()}`;
  const list = running.isClosed ? "The list is closed." : "The list is not closed yet.";
  return html`<p>${electionTitle(running.election)}: ${spelledCount(standing, "candidate").toLowerCase()}${seats}. ${list}</p>`;
}

/** The candidates with their statements, and what the limit leaves their organizations. */
export function candidatesPage(facts: SiteFacts): string {
  const { running, charter, coming } = facts;
  const runners = running?.runners ?? [];
  const statements =
    runners.length === 0
      ? undefined
      : section("candidates", "In their own words", runnersShown(runners));
  const limit =
    running?.headroom === undefined
      ? undefined
      : whatIsLeft(running.headroom, charter.rules.organizationLimit.value);
  return page(
    {
      path: "candidates.html",
      title: "Candidates",
      lead: leadOf(running, coming.season),
      description:
        "Who runs for the Kata Containers Architecture Committee, with their statements and organizations, and how to run.",
      body: html`${statements}${limit}${howToRun(facts)}`,
    },
    facts,
  );
}
