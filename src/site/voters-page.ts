import { electionAddress, links } from "../announcements/links.ts";
import { electionTitle } from "../calendar/election-id.ts";
import type { Clause } from "../charter/charter.ts";
import { utcDate } from "../dates.ts";
import { html, listed, type Markup, outward, type Part, theirs } from "../html.ts";
import { accountUrl } from "../markdown-text.ts";
import { section } from "../results/page/document.ts";
import { numberWord } from "../wording.ts";
import type { SiteFacts, VoterList } from "./facts.ts";
import { account, page } from "./layout.ts";

/** A clause in the words of the page that has it. */
export function clause({ source, text }: Clause): Markup {
  return html`<p class="rule-text">“${text}” <cite>(${source})</cite></p>\n`;
}

function standing({ provisional, frozen }: VoterList): Part {
  if (frozen !== undefined) {
    return html`<p>Frozen on ${frozen.on}, revision ${frozen.revision}. SHA-256 of the roll: <code>${frozen.sha256}</code></p>\n`;
  }
  const known =
    provisional === undefined ? "" : ` Pull requests merged until ${provisional} are counted.`;
  return html`<p><strong>Provisional:</strong> the list may still change.${known}</p>\n`;
}

function missing({ objections, election }: VoterList, today: string): Part {
  const { to = [], before: opens } = objections ?? {};
  const whom = to.length === 0 ? "an official of the election" : html`${listed(to.map(account))}`;
  const isLate = opens !== undefined && opens <= today;
  const before =
    opens === undefined
      ? ""
      : isLate
        ? ` at once: voting opened on ${opens}, and the ballots are sent out`
        : ` before ${opens}, when voting opens`;
  return section(
    "missing",
    "I am missing",
    html`<p>Tell ${whom}${before}: name your GitHub account and a merged pull request, and give no email address in public. The same if someone is listed who should not be. The election’s page is ${outward(electionAddress(election), "in the community repository")}.</p>
<p>To vote, you must also ${outward(links.activation, "opt in to CIVS")} with the address you use for commits: CIVS emails no one else.</p>
`,
  );
}

function list(found: VoterList): Markup {
  const rows = found.voters.map(
    ({ login, name }) =>
      html`<li><a href="${accountUrl(login)}">${theirs(login)}</a>${name !== null && html` <span class="soft">${theirs(name)}</span>`}</li>\n`,
  );
  return section(
    "list",
    `The ${found.voters.length} voters of ${electionTitle(found.election)}`,
    html`${standing(found)}<p class="find" hidden><label for="find">Find a login or a name</label><input id="find" type="search" autocomplete="off"> <span id="found" role="status"></span></p>
<ul class="voters" id="voters">
${rows}</ul>
`,
  );
}

function rule({ charter, voterList }: SiteFacts): Markup {
  const { qualifyingMonths } = charter.rules;
  const period =
    voterList?.rule === undefined
      ? ""
      : ` For ${electionTitle(voterList.election)} that is from ${voterList.rule.from.slice(0, 10)} until ${voterList.rule.until.slice(0, 10)}, this last day excluded.`;
  return section(
    "rule",
    "The rule",
    html`<p>You may vote if you had code merged into a repository of the organization in the ${numberWord(qualifyingMonths.value)} months before the first day of nominations.${period}</p>
${clause(qualifyingMonths.clause)}<p>Pull requests count by the day on which they were merged, for their author and for the authors of their commits.</p>
`,
  );
}

/** The introduction: which list it is, and whether it is final. */
function leadOf({ voterList, running }: SiteFacts): string {
  if (voterList === undefined) {
    return `No list is published${running === undefined ? ": it is made when an election is planned" : ` for ${electionTitle(running.election)} yet`}.`;
  }
  const { voters, election, frozen } = voterList;
  if (running === undefined) {
    return `This is the list of the last election, ${electionTitle(election)}: ${voters.length} people. When the next election is planned, a new one is made.`;
  }
  return `${voters.length} people are on the ${frozen === undefined ? "provisional" : "frozen"} list of ${electionTitle(election)}.`;
}

/** The public list of voters, whether it is final, who to tell about mistakes, and the rule with its clause. */
export function votersPage(facts: SiteFacts): string {
  const { voterList, running } = facts;
  const mistakes = voterList && running && missing(voterList, utcDate(facts.now).toString());
  return page(
    {
      path: "voters.html",
      title: "Who may vote",
      lead: html`<p>${leadOf(facts)}</p>`,
      description:
        "Who may vote in the elections of the Kata Containers Architecture Committee: the public list, the rule, and who to tell about mistakes.",
      body: html`${voterList !== undefined && list(voterList)}${mistakes}${rule(facts)}`,
    },
    facts,
  );
}
