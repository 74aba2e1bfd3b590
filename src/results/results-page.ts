import { electionTitle } from "../calendar/election-id.ts";
import { accountUrl, codeLink, codeSpan } from "../markdown-text.ts";
import {
  countSection,
  decisionsSection,
  matrixSection,
  rankingSection,
  sentence,
} from "./count-sections.ts";
import { correctedNote, errataSection } from "./errata-section.ts";
import type { ElectionRecord } from "./record.ts";
import {
  byName,
  countOf,
  enumerate,
  openSeatsSentences,
  type SeatedOutcome,
  seatedByName,
  seatsSentence,
  termsByEnd,
} from "./wording.ts";

type Person = Pick<SeatedOutcome, "name" | "login">;

function personItem({ name, login }: Person): string {
  return `- ${codeLink(name, accountUrl(login))}`;
}

function nominations(record: ElectionRecord, title: string): string[] {
  const candidates = byName(record.candidates);
  const received = countOf(candidates.length, "nomination", ["was", "were"]);
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
    enumerate(who.map(({ name }) => codeSpan(name)));
  const members = (kind: string, who: readonly SeatedOutcome[]): string =>
    `our ${kind} member${who.length === 1 ? "" : "s"} ${named(who)}`;
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

function electedSection(record: ElectionRecord): string[] {
  const seated = seatedByName(record);
  const open = openSeatsSentences(record);
  const lines = [seatsSentence(record), ""];
  if (seated.length > 0) {
    const how = record.voteHeld
      ? "elected to the positions"
      : "admitted to the positions without a vote";
    const ends = termsByEnd(seated);
    const terms = ends.map(([until, who]) =>
      ends.length === 1
        ? `${who.length === 1 ? "The term lasts" : "Their terms last"} until the elections of ${until}.`
        : `${enumerate(who.map(({ name }) => codeSpan(name)))}: until the elections of ${until}.`,
    );
    lines.push(`The nominees ${how} were:`, "", ...seated.map(personItem), "", ...terms, "");
  }
  if (open.length > 0) lines.push(...open, "");
  if (seated.length > 0) lines.push(congratulation(seated), "");
  return lines;
}

/**
 * `Results.md` in the form of the past pages, then what they lacked, as far as the record goes: give the
 * public record, and the page says no more than its level allows.
 */
export function resultsPage(record: ElectionRecord): string {
  const title = electionTitle(record.election);
  const lines = [
    `# Architecture Committee Election Results: ${title}`,
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
