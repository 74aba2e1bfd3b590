import { type Charter, seasonOfMonth } from "./charter.ts";
import { monthNumber, monthPattern, numberPattern, readNumber } from "./page-claims.ts";
import { against, type PageFault } from "./page-fault.ts";
import type { PageSentence } from "./page-sentences.ts";

type Faults = (PageFault & { readonly sentence: PageSentence })[];

/** A day further away from an election's month than this is another election's. */
const farthestMonths = 4;

function matching(sentences: readonly PageSentence[], pattern: string) {
  const expression = new RegExp(pattern.replaceAll("NUMBER", numberPattern), "i");
  return sentences.flatMap((sentence) => {
    const match = expression.exec(sentence.text);
    return match === null ? [] : [{ sentence, said: readNumber(match[1] ?? "") }];
  });
}

/** Seats announced, beside those of the season and the holders named. */
function seatsUp(sentences: readonly PageSentence[], election: string, charter: Charter): Faults {
  const faults: Faults = [];
  const season = seasonOfMonth(Number(election.slice(5)));
  const expected = charter.rules.seats.value[season];
  for (const { sentence, said } of matching(
    sentences,
    "NUMBER (?:architecture committee )?seats? (?:(?:is|are|will be) )?up for election",
  )) {
    if (said !== expected) {
      const rule = against(charter, "seats");
      faults.push({ sentence, code: "seats-off-pattern", says: said, expected, ...rule });
    }
    const after = sentences[sentences.indexOf(sentence) + 1];
    const holders = after?.codeNames ?? 0;
    const open = /\b(?:new|vacant|open|empty)\b/i.test(after?.text ?? "");
    if (holders > 0 && holders !== said && !open) {
      faults.push({ sentence, code: "seats-and-holders", says: said, expected: holders });
    }
  }
  return faults;
}

/** Numbers of nominations and of people elected, beside the lists that follow. */
function listLengths(sentences: readonly PageSentence[]): Faults {
  const nominations = matching(
    sentences,
    "NUMBER (?:\\(\\d+\\) )?nominations? (?:was|were) received",
  );
  const available = matching(sentences, "NUMBER (?:\\(\\d+\\) )?seats? (?:was|were) available");
  const admitted = matching(
    sentences,
    "the NUMBER (?:applicants|members|nominees) were .*admitted",
  );
  const elected = sentences.find(({ text }) =>
    /\belected to the positions? w(?:as|ere)\b/i.test(text),
  );
  const seated = elected?.listed ?? nominations[0]?.sentence.listed ?? 0;
  const compared = [
    ...nominations.map((entry) => ({ ...entry, listed: entry.sentence.listed })),
    ...available.flatMap((entry) => (entry.said < seated ? [{ ...entry, listed: seated }] : [])),
    ...admitted.map((entry) => ({ ...entry, listed: seated })),
  ];
  return compared
    .filter(({ said, listed }) => listed > 0 && listed !== said)
    .map(({ sentence, said, listed }) => ({
      sentence,
      code: "list-length",
      says: said,
      expected: listed,
    }));
}

/** The number of months from one to another, both written `2026-10`; never negative. */
export function monthsBetween(a: string, b: string): number {
  const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return Math.abs(count(a) - count(b));
}

/** Months and dates that belong to another election. */
function otherElections(sentences: readonly PageSentence[], election: string): Faults {
  const named = new RegExp(`\\bfor the ${monthPattern} (\\d{4}) elections?\\b`, "i");
  return sentences.flatMap((sentence): Faults => {
    const [, month = "", year = ""] = named.exec(sentence.text) ?? [];
    const [, date] = /\badmitted\b.*\bon (\d{4}-\d{2})-\d{2}\b/.exec(sentence.text) ?? [];
    const said = month === "" ? date : `${year}-${String(monthNumber(month)).padStart(2, "0")}`;
    const far = month === "" ? farthestMonths : 1;
    if (said === undefined || monthsBetween(said, election) < far) return [];
    return [{ sentence, code: "other-election", says: said, expected: election }];
  });
}

/** What an election's pages say, beside themselves, their lists and the charter of their day. */
export function electionFaults(
  sentences: readonly PageSentence[],
  election: string,
  charter: Charter,
): Faults {
  return [
    ...seatsUp(sentences, election, charter),
    ...listLengths(sentences),
    ...otherElections(sentences, election),
  ];
}
