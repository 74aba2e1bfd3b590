import { electionAddress } from "../announcements/links.ts";
import { electionTitle } from "../calendar/election-id.ts";
import { resultsDay } from "../calendar/timeline.ts";
import { formatInstant } from "../dates.ts";
import { html, listed, type Markup, outward, type Part, theirs } from "../html.ts";
import { section } from "../results/page/document.ts";
import { agreeing, numberWord, spelledCount } from "../wording.ts";
import { datesSection, phaseTitles } from "./dates-section.ts";
import type { PastElection, Running, SiteFacts } from "./facts.ts";
import { day, electionPath, official, page, time } from "./layout.ts";
import { whatToDo } from "./what-to-do.ts";

/** What is happening now, in two or three words, and until when. */
function headline(running: Running | undefined): string {
  if (running === undefined) return "No election is on";
  const { stage, cancelled, election, vote } = running;
  if (cancelled !== undefined) return "The election is cancelled";
  if (vote === "skipped") return "No vote is needed";
  if (stage === undefined) return `${electionTitle(election)} election`;
  if (stage.kind === "over") return "Voting is over";
  if (stage.kind === "during") {
    return stage.phase === "campaign"
      ? "Candidates answer questions"
      : `${phaseTitles[stage.phase]} ${stage.phase === "voting" ? "is" : "are"} open`;
  }
  return stage.phase === "nominations"
    ? "An election is planned"
    : `${phaseTitles[stage.phase]} come${stage.phase === "voting" ? "s" : ""} next`;
}

/** The next beginning or end of a period, in words; undefined if unknown or past. */
function nextBorder({ schedule, stage, vote }: Running) {
  if (schedule === undefined || stage === undefined || stage.kind === "over" || vote === "skipped")
    return undefined;
  const { opens, closes } = schedule[stage.phase];
  const name = phaseTitles[stage.phase];
  const many = stage.phase === "nominations" ? "" : "s";
  return stage.kind === "before"
    ? {
        words: `${name} ${stage.phase === "voting" ? "opens" : stage.phase === "campaign" ? "begin" : "open"}`,
        at: opens,
      }
    : { words: `${name} close${stage.phase === "campaign" ? "" : many}`, at: closes };
}

function until(running: Running): Part {
  const border = nextBorder(running);
  if (border !== undefined) {
    return html`${border.words}<span data-left="${formatInstant(border.at)}"></span> on ${time(border.at)}`;
  }
  const { schedule, vote, stage } = running;
  if (vote === "skipped")
    return "Everyone who runs gets a seat, or any order of the candidates would seat the same people. The result follows once it is confirmed.";
  if (schedule !== undefined && stage?.kind === "over")
    return html`The result is due on ${day(resultsDay(schedule))}.`;
  return html`Its page does not say clearly when the periods are: ${outward(electionAddress(running.election), "read it")}.`;
}

function lead({ running, coming }: SiteFacts): Part {
  if (running === undefined) {
    return html`<p>The next one is that of ${coming.season}: ${spelledCount(coming.seats, "seat").toLowerCase()}${coming.holders !== undefined && html`, now held by ${listed(coming.holders.map(theirs))}`}. ${comingWhen(coming.season)}</p>`;
  }
  const seats =
    running.seats === undefined ? "" : `: ${spelledCount(running.seats, "seat").toLowerCase()}`;
  if (running.cancelled !== undefined)
    return html`<p>${electionTitle(running.election)}: ${theirs(running.cancelled)}</p>`;
  return html`<p>${electionTitle(running.election)}${seats}. ${until(running)}</p>`;
}

/** In which month elections of a season usually are. */
function comingWhen(season: string): string {
  return season.startsWith("spring")
    ? "Spring elections are usually in April."
    : "Autumn elections are usually in October.";
}

interface Answer {
  readonly question: string;
  readonly answer: Part;
  readonly more: readonly [path: string, words: string];
}

function whoRuns({ running }: SiteFacts): Part {
  if (running === undefined)
    return "No one yet: nominations are not open. Anyone who contributed to the project may run.";
  const names = running.runners.filter(({ state }) => state !== "withdrawn");
  if (names.length === 0) return "No one yet. Anyone who contributed to the project may run.";
  const still = running.isClosed ? "" : " The list is not closed yet.";
  return html`${listed(names.map(({ name }) => theirs(name)))}.${still}`;
}

/** How those who got seats were elected. */
export const ways = { vote: "by vote", uncontested: "without a vote" } as const;

/** How an election ended, in a sentence. */
export function ending({ elected, how }: PastElection): Part {
  const names = listed(elected.map(({ name }) => theirs(name)));
  return html`${names} ${agreeing(elected.length, "was", "were")} elected${how !== undefined && ` ${ways[how]}`}.`;
}

/** How many seats the largest organization has today, if known. */
function mostSeats({ committee }: SiteFacts): string {
  const counts = new Map<string, number>();
  for (const name of committee?.members.flatMap(({ organizations }) => organizations) ?? [])
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts.size === 0
    ? ""
    : `; today none has more than ${numberWord(Math.max(...counts.values()))}`;
}

function answers(facts: SiteFacts): Answer[] {
  const { running, coming, committee, charter, past, voterList } = facts;
  const [last] = past;
  const { organizationLimit, qualifyingMonths, seats } = charter.rules;
  const listWords =
    voterList === undefined
      ? "The list is published when an election is planned."
      : `${voterList.voters.length} people ${running === undefined ? "were" : "are"} on the ${voterList.frozen === undefined ? "provisional list" : "list"} of ${electionTitle(voterList.election)}.`;
  return [
    {
      question: "When is the election?",
      answer:
        running === undefined
          ? html`Not now. Next: ${coming.season}. ${comingWhen(coming.season)}`
          : until(running),
      more:
        running?.schedule === undefined
          ? ["elections.html", "All elections"]
          : ["index.html#dates", "All dates"],
    },
    {
      question: "Who may vote?",
      answer: `Everyone who had code merged in the ${numberWord(qualifyingMonths.value)} months before nominations open. ${listWords}`,
      more: [
        "voters.html",
        voterList === undefined
          ? "The rule"
          : running === undefined
            ? "The rule and this list"
            : "Am I on the list?",
      ],
    },
    {
      question: "Who runs?",
      answer: whoRuns(facts),
      more: ["candidates.html", running === undefined ? "How to run" : "Their statements"],
    },
    {
      question: "How did the last one end?",
      answer:
        last === undefined
          ? "No result is published yet."
          : html`${electionTitle(last.election)}: ${ending(last)}`,
      more:
        last === undefined
          ? ["elections.html", "All elections"]
          : [electionPath(last.election), "The result"],
    },
    {
      question: "Who sits on the committee?",
      answer:
        committee === undefined
          ? "No file that can be read lists the members."
          : html`${listed(committee.members.map(({ name }) => theirs(name)))}.`,
      more: ["committee.html", "Seats, terms, organizations"],
    },
    {
      question: "Is it fair?",
      answer: `No organization may fill more than ${numberWord(organizationLimit.value)} of the ${numberWord(seats.value.total)} seats${mostSeats(facts)}. Ballots are secret, and a Condorcet rule counts them; where the record of a count is published, anyone can compute it again.`,
      more: ["committee.html#share", "Organizations and the limit"],
    },
  ];
}

function card({ question, answer, more: [path, words] }: Answer): Markup {
  return html`<li class="card"><h3>${question}</h3>
<p>${answer}</p>
<p class="more"><a href="${path}">${words}</a></p></li>
`;
}

function officials({ running }: SiteFacts): Part {
  if (running === undefined) return undefined;
  const named =
    running.officials.length === 0
      ? "They are not named yet."
      : html`${listed(running.officials.map(official))}. Write to them about the voter roll, a candidacy or a mistake on these pages.`;
  return section("officials", "Who the officials are", html`<p>${named}</p>\n`);
}

/** The first page: what is happening, what comes next, and answers for contributors. */
export function nowPage(facts: SiteFacts): string {
  const { running } = facts;
  const border = running === undefined ? undefined : nextBorder(running);
  const title = headline(running);
  const stale =
    border !== undefined &&
    html`<p class="alert" hidden data-until="${formatInstant(border.at)}">This page is older than the last change of period. The dates below still hold.</p>\n`;
  return page(
    {
      path: "index.html",
      title,
      lead: lead(facts),
      description: `${title}. When the elections of the Kata Containers Architecture Committee are, who may vote, who runs, how the last one ended and who sits on the committee.`,
      body: html`${stale}${section("questions", "In short", html`<ul class="answers">\n${answers(facts).map(card)}</ul>\n`)}${section(
        "do",
        "What you can do now",
        html`<ul class="steps">\n${whatToDo(facts).map(([name, what]) => html`<li><b>${name}</b> ${what}</li>\n`)}</ul>\n`,
      )}${datesSection(facts)}${officials(facts)}`,
    },
    facts,
  );
}
