import { Temporal } from "temporal-polyfill";
import { electionTitle } from "../calendar/election-id.ts";
import { phases, resultsDay } from "../calendar/timeline.ts";
import { spokenDay, spokenTime } from "../calendar/zones.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { Charter } from "../charter/charter.ts";
import { type Election, seasonOf } from "../election/election.ts";
import { rollRules } from "../electorate/roll-rules.ts";
import { escapeMarkdown } from "../markdown-text.ts";
import { readAffiliationWords } from "../people/affiliation-words.ts";
import type { ElectionRecord } from "../results/record.ts";
import { countOf, enumerate, numberWord, seatedByName, seatsSentence } from "../results/wording.ts";
import { visible } from "../visible-text.ts";
import type { SeatUp } from "./election-page.ts";
import { electionAddress, links } from "./links.ts";
import { pollTitle } from "./poll-title.ts";
import type { PlaceholderValue, PlaceholderValues } from "./template.ts";

export type MessageFormat = "mail" | "chat";

/** What the messages of an election are made from. */
export interface MessageFacts {
  readonly election: Election;
  readonly charter: Charter;
  /** The seats that are up; undefined where no ledger tells. */
  readonly seatsUp: readonly SeatUp[] | undefined;
  readonly vote: "needed" | "skipped" | "unknown";
  /** Zones whose times are given beside UTC. */
  readonly zones: readonly string[];
  /** The public record, once the result is published. */
  readonly record?: ElectionRecord | undefined;
}

type Write = (text: string) => string;

const text = (value: string): PlaceholderValue => ({ text: value });
const periodNames = {
  nominations: "Nominations",
  campaign: "Questions and answers",
  voting: "Voting",
};

function standing({ candidates }: Election): Candidate[] {
  return candidates.filter(({ withdrawn }) => withdrawn === undefined);
}

/** Names in code-unit order, so that the order says nothing about the people. */
function candidateLines(candidates: readonly Candidate[], write: Write): string {
  const lines = candidates.map(({ name, login, affiliation }) => {
    const organizations = [affiliation]
      .flat()
      .filter((each) => !["none", "unknown"].includes(readAffiliationWords(each)));
    const where = organizations.length === 0 ? "" : `, ${write(organizations.join(" and "))}`;
    return `- ${write(name)} (@${login})${where}`;
  });
  return lines.sort((a, b) => (a < b ? -1 : 1)).join("\n");
}

function timelineLines({ election, zones }: MessageFacts, bold: string): string {
  const periods = phases.map((phase) => {
    const { opens, closes } = election[phase];
    const name = `${bold}${periodNames[phase]}${bold}`;
    return `- ${name}: from ${spokenTime(opens, zones)} to ${spokenTime(closes, zones)}`;
  });
  return [...periods, `- ${bold}Results${bold}: ${spokenDay(resultsDay(election))}`].join("\n");
}

function holders({ seatsUp }: MessageFacts, write: Write): PlaceholderValue {
  if (seatsUp === undefined) {
    return { missing: "write the seats and their holders into elections/committee.yaml" };
  }
  const held = seatsUp.flatMap(({ holder, vacated }) =>
    holder === undefined ? [] : [`${write(holder)}${vacated ? " (who stepped down early)" : ""}`],
  );
  const fresh = seatsUp.length - held.length;
  return text(
    enumerate([
      ...held,
      ...(fresh === 0 ? [] : [`nobody (${countOf(fresh, "new seat").toLowerCase()})`]),
    ]),
  );
}

function people({ election }: MessageFacts, write: Write): [string, PlaceholderValue][] {
  const officials = election.officials.map(({ login }) => `@${login}`);
  const named = enumerate(officials);
  const noOfficials = {
    missing: `record the officials with kata-election plan ${election.election} --official <login>`,
  };
  const introduction =
    officials.length === 1
      ? `I am ${named} on GitHub, the official of this election.`
      : `We, ${named} on GitHub, are the officials of this election.`;
  const candidates = standing(election);
  return [
    ["officials", officials.length === 0 ? noOfficials : text(named)],
    ["introduction", officials.length === 0 ? noOfficials : text(introduction)],
    [
      "candidates",
      candidates.length === 0
        ? { missing: "accept the candidacies with kata-election candidates accept" }
        : text(candidateLines(candidates, write)),
    ],
    [
      "standing-so-far",
      text(
        candidates.length === 0
          ? "Nobody stands so far."
          : `So far ${countOf(candidates.length, "person", ["stands", "stand"]).replace("persons", "people").toLowerCase()}: ${enumerate(candidates.map(({ name }) => write(name)).sort())}.`,
      ),
    ],
  ];
}

function dates(facts: MessageFacts): [string, PlaceholderValue][] {
  const { election, charter, zones } = facts;
  const { from, until } = rollRules(charter, election);
  const day = (instant: string): string => spokenDay(Temporal.PlainDate.from(instant.slice(0, 10)));
  const lastDay = Temporal.PlainDate.from(until.slice(0, 10)).subtract({ days: 1 });
  const edges = phases.flatMap((phase): [string, PlaceholderValue][] => {
    const { opens, closes } = election[phase];
    return [
      [`${phase}-open`, text(spokenTime(opens, zones))],
      [`${phase}-close`, text(spokenTime(closes, zones))],
      [`${phase}-close-day`, text(spokenDay(closes.toZonedDateTimeISO("UTC")))],
    ];
  });
  return [
    ...edges,
    ["results-day", text(spokenDay(resultsDay(election)))],
    ["qualifying-start", text(day(from))],
    ["qualifying-end", text(spokenDay(lastDay))],
  ];
}

/** Where the charter has people put their questions to the candidates. */
function questionsPlace({ rules }: Charter): { readonly in: string; readonly address: string } {
  return rules.campaignQuestions.value === "discussions"
    ? { in: "in the discussions of the community repository", address: links.discussions }
    : { in: "on the mailing list", address: links.mailingList };
}

/** What comes after the nominations: a vote, or none and why. */
function whatFollows({ vote, election, zones, charter }: MessageFacts): PlaceholderValue {
  if (vote === "unknown") {
    return { missing: "find out whether a vote is needed: kata-election candidates close" };
  }
  if (vote === "needed") {
    const questions = questionsPlace(charter);
    return text(
      `There will be a vote. Until ${spokenTime(election.campaign.closes, zones)} the candidates answer your questions ${questions.in}: ${questions.address} Voting follows from ${spokenTime(election.voting.opens, zones)} to ${spokenTime(election.voting.closes, zones)}.`,
    );
  }
  const seats = countOf(election.seats, "seat", ["is", "are"]).toLowerCase();
  const fewer = standing(election).length < election.seats;
  return text(
    `No vote is needed: ${seats} to be filled, and no order of the candidates would seat anybody else.${fewer ? " The seats that nobody stands for stay open." : ""} The members of the committee whose seats are not up confirm the result, and then we publish it.`,
  );
}

function result({ record, election }: MessageFacts, write: Write): [string, PlaceholderValue][] {
  if (record === undefined) {
    const missing = {
      missing: `publish the result first: kata-election results publish --election ${election.election}`,
    };
    return [
      ["results-heading", missing],
      ["seats-sentence", missing],
      ["elected", missing],
    ];
  }
  const lines = seatedByName(record).map(({ name, login }) => `- ${write(name)} (@${login})`);
  const title = electionTitle(election.election);
  const correction = record.errata?.at(-1);
  const heading =
    correction === undefined
      ? `:tada: **Architecture Committee elections, ${title}: the result**`
      : `:pencil2: **Correction: the result of the Architecture Committee elections, ${title}**\n\nThe result published before was wrong and is corrected (revision ${correction.revision}): ${write(correction.reason.trim())}`;
  return [
    ["results-heading", text(heading)],
    ["seats-sentence", text(seatsSentence(record))],
    ["elected", text(lines.length === 0 ? "Nobody could be seated." : lines.join("\n"))],
  ];
}

/** The value of every placeholder for an election; names and organizations are safe in the format. */
export function messageValues(facts: MessageFacts, format: MessageFormat): PlaceholderValues {
  const { election, charter } = facts;
  const write: Write = format === "mail" ? visible : escapeMarkdown;
  const { organizationLimit, seats } = charter.rules;
  const season = seasonOf(election);
  const page = electionAddress(election.election);
  const seatNoun = `${numberWord(election.seats)} seat${election.seats === 1 ? "" : "s"}`;
  return new Map<string, PlaceholderValue>([
    ["title", text(electionTitle(election.election))],
    ["season", text(`${season.season} ${season.year}`)],
    ["seats", text(seatNoun)],
    ["seats-are", text(countOf(election.seats, "seat", ["is", "are"]))],
    ["total-seats", text(numberWord(seats.value.total))],
    ["limit", text(numberWord(organizationLimit.value))],
    ["holders", holders(facts, write)],
    ["timeline", text(timelineLines(facts, format === "mail" ? "" : "**"))],
    ["what-follows", whatFollows(facts)],
    ["poll-title", text(pollTitle(election.election))],
    ["page", text(page)],
    ["results", text(`${page}/Results.md`)],
    ["elections", text(links.elections)],
    ["questions", text(questionsPlace(charter).address)],
    ["questions-place", text(questionsPlace(charter).in)],
    ["discussions", text(links.discussions)],
    ["mailing-list", text(links.mailingList)],
    ["activation", text(links.activation)],
    ...people(facts, write),
    ...dates(facts),
    ...result(facts, write),
  ]);
}
