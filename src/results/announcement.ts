import { electionTitle } from "../calendar/election-id.ts";
import { visible } from "../visible-text.ts";
import { listOf } from "../wording.ts";
import type { ElectionRecord } from "./record.ts";
import {
  byName,
  contestSentence,
  openSeatsSentences,
  type SeatedOutcome,
  seatedByName,
  termsByEnd,
  turnoutSentences,
} from "./wording.ts";

/** Where the community repository's election folders are read. */
const pagesUrl = "https://github.com/kata-containers/community/tree/main/elections";

/** The signature: officials' names, where recorded. */
export type Signatories = readonly {
  readonly login: string;
  readonly name?: string | undefined;
}[];

/** The first lines of an email about a result: its subject, as all emails of an election have it, and the greeting. */
export function opening(record: ElectionRecord, subject: string): string[] {
  const title = electionTitle(record.election);
  return [
    `Subject: [election] ${title} Kata Architecture Committee: ${subject}`,
    "",
    "Hello Kata Citizens,",
    "",
  ];
}

/** The last lines of an email about a result: where it can be read, thanks, and who signs. */
export function ending(
  { election }: ElectionRecord,
  what: string,
  thanks: string,
  officials: Signatories,
): string[] {
  const names = officials.map(({ login, name }) =>
    name === undefined ? `@${login}` : visible(name),
  );
  return [
    what,
    "",
    `${pagesUrl}/arch-committee-${election}/Results.md`,
    "",
    thanks,
    ...(names.length === 0 ? [] : [listOf(names)]),
    "",
  ];
}

/** The committee as it is after the election, by name. */
export function committeeLines(
  { continuing }: ElectionRecord,
  seated: readonly SeatedOutcome[],
): string[] {
  const members = byName([...continuing, ...seated]);
  return [
    "The committee is now:",
    "",
    ...members.map(({ name, login }) => `  * ${visible(name)} (@${login})`),
    "",
  ];
}

/** The email with the result, in plain text, within the record's level. */
export function resultsAnnouncement(record: ElectionRecord, officials: Signatories): string {
  const seated = seatedByName(record);
  const terms = termsByEnd(seated).map(
    ([until, who]) =>
      `${listOf(who.map(({ name }) => visible(name)))} will serve until the ${until} election.`,
  );
  const elected = [
    record.voteHeld
      ? "The elected members are:"
      : "The following candidates are elected without a vote:",
    "",
    ...seated.map(({ name, login }) => `  * ${visible(name)} (@${login})`),
    "",
    ...terms,
    "",
    ...committeeLines(record, seated),
    `Congratulations to ${listOf(seated.map(({ name }) => visible(name)))}!`,
    "",
  ];
  const notes = [...turnoutSentences(record), ...openSeatsSentences(record)];
  return [
    ...opening(record, "results"),
    `The ${electionTitle(record.election)} elections of the Kata Containers Architecture Committee are over. ${contestSentence(record)}`,
    "",
    ...(seated.length === 0 ? [] : elected),
    ...(notes.length === 0 ? [] : [...notes, ""]),
    ...ending(
      record,
      "The results, and how to check them:",
      "Thank you to everyone who ran, and to everyone who took part,",
      officials,
    ),
  ].join("\n");
}
