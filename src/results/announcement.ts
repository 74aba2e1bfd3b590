import { electionTitle } from "../calendar/election-id.ts";
import { visible } from "../visible-text.ts";
import type { ElectionRecord } from "./record.ts";
import {
  enumerate,
  openSeatsSentences,
  seatedByName,
  seatsSentence,
  termsByEnd,
  turnoutSentences,
} from "./wording.ts";

/** Where the community repository's election folders are read. */
export const pagesAddress = "https://github.com/kata-containers/community/tree/main/elections";

/** The mail that tells the community the result; plain text, as much as the record's level allows. */
export function resultsAnnouncement(record: ElectionRecord): string {
  const title = electionTitle(record.election);
  const seated = seatedByName(record);
  const names = seated.map(({ name, login }) => `  * ${visible(name)} (${login})`);
  const terms = termsByEnd(seated).map(
    ([until, who]) =>
      `${enumerate(who.map(({ name }) => visible(name)))} serve${who.length === 1 ? "s" : ""} until the elections of ${until}.`,
  );
  const notes = [...turnoutSentences(record), ...openSeatsSentences(record)];
  const lines = [
    `Subject: Kata Containers Architecture Committee election results, ${title}`,
    "",
    "Hello everyone,",
    "",
    `The Architecture Committee elections of ${title} are over. ${seatsSentence(record)}`,
    "",
    ...(names.length > 0
      ? [
          record.voteHeld ? "Elected are:" : "Admitted without a vote are:",
          "",
          ...names,
          "",
          ...terms,
          "",
        ]
      : []),
    ...(notes.length > 0 ? [...notes, ""] : []),
    "Thank you to everyone who stood, and to everyone who took part.",
    "",
    "The results and how to check them:",
    `${pagesAddress}/arch-committee-${record.election}/Results.md`,
    "",
  ];
  return lines.join("\n");
}
