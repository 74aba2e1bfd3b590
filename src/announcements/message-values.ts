import { electionTitle } from "../calendar/election-id.ts";
import { spokenTime } from "../calendar/zones.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { Charter } from "../charter/charter.ts";
import { type Election, seasonOf } from "../election/election.ts";
import { readAffiliationWords } from "../people/affiliation-words.ts";
import { contestSentence, seatedByName } from "../results/wording.ts";
import { agreeing, listOf, numberWord, spelledCount } from "../wording.ts";
import { electionAddress, links, type MessageFormat } from "./links.ts";
import { dateValues, movedDateValues } from "./message-dates.ts";
import { type Marks, type MessageFacts, marks } from "./message-facts.ts";
import { pollTitle } from "./poll-setup.ts";
import { type PlaceholderValue, type PlaceholderValues, text } from "./template.ts";
import { timelineText } from "./timeline-text.ts";

function standing({ candidates }: Election): Candidate[] {
  return candidates.filter(({ withdrawn }) => withdrawn === undefined);
}

/** Names in code-unit order, so that the order says nothing about the people. */
function candidateLines(candidates: readonly Candidate[], { write }: Marks): string {
  const lines = candidates.map(({ name, login, affiliation }) => {
    const organizations = [affiliation]
      .flat()
      .filter((each) => !["none", "unknown"].includes(readAffiliationWords(each)));
    const where = organizations.length === 0 ? "" : `, ${write(listOf(organizations))}`;
    return `- ${write(name)} (@${login})${where}`;
  });
  return lines.sort((a, b) => (a < b ? -1 : 1)).join("\n");
}

/** The seats that are up as a sentence's end (`holders`), and as a sentence with a list (`seats-up`). */
function seatsUp(
  { seatsUp, election }: MessageFacts,
  { write }: Marks,
): [string, PlaceholderValue][] {
  if (seatsUp === undefined) {
    const missing = { missing: "write the seats and their holders into elections/committee.yaml" };
    return [
      ["holders", missing],
      ["seats-up", missing],
    ];
  }
  const held = seatsUp.flatMap(({ holder, vacated }) =>
    holder === undefined ? [] : [`${write(holder)}${vacated ? " (who stepped down early)" : ""}`],
  );
  const fresh = seatsUp.length - held.length;
  const added = spelledCount(fresh, "new seat").toLowerCase();
  const rows = [...held, ...(fresh === 0 ? [] : [`no one (${added})`])];
  const are = `${spelledCount(election.seats, "seat", ["is", "are"])} up for election, currently held by`;
  return [
    ["holders", text(listOf(rows))],
    ["seats-up", text([`${are}:`, "", ...rows.map((row) => `- ${row}`)].join("\n"))],
  ];
}

/** Who sends the messages: names, and logins where no name is recorded. */
function officials({ election }: MessageFacts, { write }: Marks): [string, PlaceholderValue][] {
  const logins = election.officials.map(({ login }) => `@${login}`);
  const names = listOf(
    election.officials.map(({ login, name }) => (name === undefined ? `@${login}` : write(name))),
  );
  const introduction =
    logins.length === 1
      ? `This is ${names}, the election official:`
      : `On behalf of ${names}, the election officials:`;
  const missing = {
    missing: `record the officials: kata-election plan ${election.election} --official <login>=<name>`,
  };
  const of = (value: string): PlaceholderValue => (logins.length === 0 ? missing : text(value));
  return [
    ["officials", of(names)],
    ["introduction", of(introduction)],
    ["contacts", of(listOf(logins, "or"))],
  ];
}

function candidates({ election }: MessageFacts, marks: Marks): [string, PlaceholderValue][] {
  const running = standing(election);
  const names = listOf(running.map(({ name }) => marks.write(name)).sort());
  const count = spelledCount(running.length, "candidate").toLowerCase();
  return [
    [
      "candidates",
      running.length === 0
        ? { missing: "accept the candidacies: kata-election candidates accept" }
        : text(candidateLines(running, marks)),
    ],
    [
      "standing-so-far",
      text(
        running.length === 0
          ? "No candidate has been accepted so far."
          : `There ${agreeing(running.length, "is", "are")} ${count} so far: ${names}.`,
      ),
    ],
  ];
}

/** Where questions to the candidates go, by the charter. */
function questionsPlace({ rules }: Charter): { readonly in: string; readonly address: string } {
  return rules.campaignQuestions.value === "discussions"
    ? { in: "in the discussions of the community repository", address: links.discussions }
    : { in: "on the mailing list", address: links.mailingList };
}

/** What follows nominations: a vote, or why there is none. */
function whatFollows({ vote, election, charter }: MessageFacts): PlaceholderValue {
  if (vote === "unknown") {
    return { missing: "find out whether a vote is needed: kata-election candidates close" };
  }
  if (vote === "needed") {
    const questions = questionsPlace(charter);
    return text(
      `There will be a vote. Until ${spokenTime(election.campaign.closes)}, you can put your questions to the candidates ${questions.in} (${questions.address}). Voting follows, from ${spokenTime(election.voting.opens)} until ${spokenTime(election.voting.closes)}.`,
    );
  }
  const seats = spelledCount(election.seats, "seat", ["is", "are"]).toLowerCase();
  const fewer = standing(election).length < election.seats;
  return text(
    `No vote is needed: ${seats} to be filled, and any ranking would lead to the same result.${fewer ? " Seats without a candidate stay open." : ""} The committee members whose seats are not up will confirm the result, and then we will publish it.`,
  );
}

function result(
  { record, election }: MessageFacts,
  { write, bold }: Marks,
): [string, PlaceholderValue][] {
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
      ? `:tada: ${bold(`${title} Architecture Committee elections: the result`)}`
      : `:pencil2: ${bold(`${title} Architecture Committee elections: correction of the result`)}\n\nThe published result was wrong and has been corrected (revision ${correction.revision}): ${write(correction.reason.trim())}`;
  return [
    ["results-heading", text(heading)],
    ["seats-sentence", text(contestSentence(record))],
    ["elected", text(lines.length === 0 ? "No one was elected." : lines.join("\n"))],
  ];
}

/** The value of every placeholder for an election; names and organizations are safe in the format. */
export function messageValues(facts: MessageFacts, format: MessageFormat): PlaceholderValues {
  const { election, charter, zones } = facts;
  const of = marks[format];
  const { organizationLimit, seats } = charter.rules;
  const season = seasonOf(election);
  const page = electionAddress(election.election);
  const seatNoun = `${numberWord(election.seats)} ${agreeing(election.seats, "seat", "seats")}`;
  return new Map<string, PlaceholderValue>([
    ["title", text(electionTitle(election.election))],
    ["season", text(`${season.season} ${season.year}`)],
    ["seats", text(seatNoun)],
    ["seats-are", text(spelledCount(election.seats, "seat", ["is", "are"]))],
    ["total-seats", text(numberWord(seats.value.total))],
    ["limit", text(numberWord(organizationLimit.value))],
    ["timeline", text(timelineText(election, election.election, zones, of.bold))],
    ["what-follows", whatFollows(facts)],
    ["poll-title", text(pollTitle(election.election))],
    ["page", text(page)],
    ["results", text(`${page}/Results.md`)],
    ["elections", text(links.elections)],
    ["questions", text(questionsPlace(charter).address)],
    ["questions-place", text(questionsPlace(charter).in)],
    ["discussions", text(links.discussions)],
    ["responsibilities", text(links.responsibilities)],
    ["mailing-list", text(links.mailingList)],
    ["activation", text(links.activation)],
    ...seatsUp(facts, of),
    ...officials(facts, of),
    ...candidates(facts, of),
    ...dateValues(facts),
    ...movedDateValues(facts, of),
    ...result(facts, of),
  ]);
}
