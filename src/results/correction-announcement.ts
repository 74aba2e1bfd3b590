import { electionTitle } from "../calendar/election-id.ts";
import { visible } from "../visible-text.ts";
import { pagesAddress, resultsAnnouncement } from "./announcement.ts";
import { describeChange, type Erratum } from "./erratum.ts";
import type { ElectionRecord } from "./record.ts";
import { enumerate, openSeatsSentences, seatedByName, turnoutSentences } from "./wording.ts";

/** The mail that tells the community of a correction; plain text, as much as the record's level allows. */
function correctionAnnouncement(
  record: ElectionRecord,
  { revision, date, by, reason, changed }: Erratum,
): string {
  const title = electionTitle(record.election);
  const names = seatedByName(record).map(({ name }) => visible(name));
  const seated = names.length === 0 ? "Nobody is seated" : `Seated are ${enumerate(names)}`;
  return [
    `Subject: Correction: Kata Containers Architecture Committee election results, ${title}`,
    "",
    "Hello everyone,",
    "",
    `The published result of the Architecture Committee elections of ${title} was wrong, and is`,
    `corrected (revision ${revision}, decided by ${by} on ${date.toString()}). What was wrong, and why:`,
    "",
    `  ${visible(reason.trim())}`,
    "",
    "What changes:",
    "",
    ...changed.map((change) => `  * ${visible(describeChange(change))}`),
    "",
    "The result as it stands now:",
    "",
    `${seated}.`,
    ...turnoutSentences(record),
    ...openSeatsSentences(record),
    "",
    "We are sorry for the mistake. The corrected result, what stood before, and how to check both:",
    `${pagesAddress}/arch-committee-${record.election}/Results.md`,
    "",
  ].join("\n");
}

/** The mail about a result: that it is published, or what its last erratum corrects. */
export function resultMail(record: ElectionRecord): string {
  const last = record.errata?.at(-1);
  return last === undefined ? resultsAnnouncement(record) : correctionAnnouncement(record, last);
}
