import { electionTitle } from "../calendar/election-id.ts";
import { accountUrl, codeLink, codeSpan, escapeMarkdown } from "../markdown-text.ts";
import { agreeing, listOf, numberWord, spelledCount } from "../wording.ts";
import { changeSentences } from "./corrections/change-sentences.ts";
import { replacedRecordName, revisionOf } from "./corrections/erratum.ts";
import {
  countSection,
  decisionsSection,
  matrixSection,
  rankingSection,
  sentence,
} from "./count-sections.ts";
import { namesElection } from "./index-entry.ts";
import type { ElectionRecord } from "./record.ts";
import {
  allAppointed,
  byName,
  openSeatsSentences,
  type SeatedOutcome,
  seatedByName,
  seatsSentence,
} from "./wording.ts";

type Person = Pick<SeatedOutcome, "name" | "login">;

function personItem({ name, login }: Person): string {
  return `- ${codeLink(name, accountUrl(login))}`;
}

function nominations(record: ElectionRecord, title: string): string[] {
  const candidates = byName(record.candidates);
  const received = spelledCount(candidates.length, "nomination", ["was", "were"]);
  if (candidates.length === 0) return [`${received} received for the ${title} elections.`, ""];
  const withdrawals = candidates.flatMap(({ name, withdrawn }) =>
    withdrawn === undefined
      ? []
      : [
          `${codeSpan(name)} withdrew on ${withdrawn.date.toString()}: ${sentence(withdrawn.reason)}`,
        ],
  );
  const late = candidates.flatMap(({ name, acceptedLate }) =>
    acceptedLate === undefined
      ? []
      : [
          `The nomination of ${codeSpan(name)} came late and was accepted: ${sentence(acceptedLate.reason)}`,
        ],
  );
  const notes = [...withdrawals, ...late];
  const gone = withdrawals.length;
  if (gone > 0 && !record.voteHeld) {
    const who = `${numberWord(gone)} of the candidates`;
    return [
      ...paragraph(
        `${received} received for the ${title} elections, however ${who} withdrew before the voting period. The final candidate list is:`,
      ),
      "",
      ...candidates.filter(({ withdrawn }) => withdrawn === undefined).map(personItem),
      "",
      ...notes,
      "",
    ];
  }
  return [
    `${received} received for the ${title} elections:`,
    "",
    ...candidates.map(personItem),
    "",
    ...notes,
    ...(notes.length > 0 ? [""] : []),
  ];
}

function congratulation(seated: readonly SeatedOutcome[]): string {
  const named = (who: readonly SeatedOutcome[]): string =>
    listOf(who.map(({ name }) => codeSpan(name)));
  const members = (kind: string, who: readonly SeatedOutcome[]): string =>
    `our ${kind} ${agreeing(who.length, "member", "members")} ${named(who)}`;
  const fresh = seated.filter(({ outcome }) => !outcome.reelected);
  const continuing = seated.filter(({ outcome }) => outcome.reelected);
  const parts = [
    ...(fresh.length > 0 ? [members("new architecture committee", fresh)] : []),
    ...(continuing.length > 0
      ? [members(fresh.length > 0 ? "continuing" : "continuing architecture committee", continuing)]
      : []),
  ];
  return `Congratulations to ${parts.join(",\nand to ")}!`;
}

const pageWidth = 72;

/** Wraps a paragraph to the width of the pages. */
function paragraph(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= pageWidth) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** How many seats there were, and why there was a vote or none, in the words of the pages since 2024. */
function seatsLines(record: ElectionRecord): string[] {
  if (!allAppointed(record)) return [seatsSentence(record)];
  const seats = spelledCount(record.seatsDue, "seat", ["was", "were"]);
  const limit = `more than ${numberWord(record.limit)} members of the same affiliation`;
  return paragraph(
    `${seats} available, and the Architecture Committee resulting from the above nominations would not contain ${limit}, so the voting phase was skipped and all the nominated individuals were appointed to the architecture committee.`,
  );
}

function electedSection(record: ElectionRecord): string[] {
  const seated = seatedByName(record);
  const open = openSeatsSentences(record);
  const lines = [...seatsLines(record), ""];
  if (seated.length > 0) {
    const who = record.voteHeld
      ? "The nominees elected to the positions were:"
      : "The nominees appointed to the committee were:";
    // Without a vote, do not repeat the names if every nominee was appointed.
    const list = !allAppointed(record) ? [who, "", ...seated.map(personItem), ""] : [];
    lines.push(...list);
  }
  if (open.length > 0) lines.push(...open, "");
  if (seated.length > 0) lines.push(congratulation(seated), "");
  return lines;
}

/** The line below the title that sends readers of a corrected result to its errata. */
function correctedNote({ errata = [] }: ElectionRecord): string[] {
  const last = errata.at(-1);
  if (last === undefined) return [];
  return [`Corrected on ${last.date.toString()}: see [Errata](#errata).`, ""];
}

/** Every correction of the published result: what changed, why, and who decided it. */
function errataSection(record: ElectionRecord): string[] {
  const { errata = [] } = record;
  if (errata.length === 0) return [];
  const kept = errata.map(({ revision }) => {
    const name = replacedRecordName(revision - 1);
    return `[\`${name}\`](${name})`;
  });
  return [
    "## Errata",
    "",
    `This is revision ${revisionOf(record)} of the result. What stood before is kept in ${kept.join(", ")}.`,
    "",
    ...errata.flatMap(({ revision, date, by, reason, changed }) => [
      `- Revision ${revision}, recorded by ${codeSpan(by)} on ${date.toString()}: ${sentence(reason)}`,
      ...changeSentences(changed, record).map((each) => `  - ${escapeMarkdown(each)}`),
    ]),
    "",
  ];
}

/** The election's month as written in a page's first heading: "Oct 2026"; undefined if absent. */
export function monthInHeading(page: string, election: string): string | undefined {
  const [heading] = /^ {0,3}#{1,6}[ \t].{0,200}$/m.exec(page) ?? [];
  const written = heading?.match(/\b[A-Za-z]{3,9}\.? \d{4}\b/g) ?? [];
  return written.find((month) => namesElection(month, electionTitle(election)));
}

/**
 * `Results.md` in the form of the past pages, followed by what they lacked. Pass the public record, so that the
 * page says no more than its level allows.
 *
 * @param month how the heading writes the election's month.
 */
export function resultsPage(record: ElectionRecord, month?: string): string {
  const title = electionTitle(record.election);
  const lines = [
    `# Architecture Committee Election Results: ${month ?? title}`,
    "",
    ...correctedNote(record),
    ...nominations(record, title),
    ...electedSection(record),
    ...countSection(record),
    ...rankingSection(record),
    ...matrixSection(record),
    ...decisionsSection(record),
    ...errataSection(record),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
