import { electionTitle } from "../../calendar/election-id.ts";
import { visible } from "../../visible-text.ts";
import { agreeing, listOf } from "../../wording.ts";
import {
  committeeLines,
  ending,
  opening,
  resultsAnnouncement,
  type Signatories,
} from "../announcement.ts";
import type { ElectionRecord } from "../record.ts";
import { openSeatsSentences, seatedByName, turnoutSentences } from "../wording.ts";
import { changeSentences } from "./change-sentences.ts";
import type { Erratum } from "./erratum.ts";

/** The email about a correction, in plain text, within the record's level. */
function correctionAnnouncement(
  record: ElectionRecord,
  { revision, date, by, reason, changed }: Erratum,
  officials: Signatories,
): string {
  const seated = seatedByName(record);
  const names = listOf(seated.map(({ name }) => visible(name)));
  const elected =
    seated.length === 0
      ? "No one is elected."
      : `The elected ${agreeing(seated.length, "member is", "members are")} ${names}.`;
  return [
    ...opening(record, "correction of the results"),
    `The published result of the ${electionTitle(record.election)} elections of the Kata Containers Architecture Committee was wrong and has been corrected (revision ${revision}, recorded by @${by} on ${date.toString()}). What was wrong, and why:`,
    "",
    `  ${visible(reason.trim())}`,
    "",
    "What changes:",
    "",
    ...changeSentences(changed, record).map((each) => `  * ${visible(each)}`),
    "",
    "The corrected result:",
    "",
    elected,
    ...turnoutSentences(record),
    ...openSeatsSentences(record),
    "",
    ...committeeLines(record, seated),
    ...ending(
      record,
      "The corrected result, the previous one, and how to check both:",
      "We are sorry for the mistake,",
      officials,
    ),
  ].join("\n");
}

/** The email about a result: that it is published, or what its last erratum corrects. */
export function resultMail(record: ElectionRecord, officials: Signatories): string {
  const last = record.errata?.at(-1);
  return last === undefined
    ? resultsAnnouncement(record, officials)
    : correctionAnnouncement(record, last, officials);
}
