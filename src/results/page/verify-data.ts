import { visible } from "../../visible-text.ts";
import { decisionTold } from "../decision-words.ts";
import type { ElectionRecord } from "../record.ts";
import { checkCount } from "../verify/verify-count.ts";
import { checkFigures } from "../verify/verify-figures.ts";
import type { RecordCheck } from "../verify/verify-record.ts";
import { checkSeating } from "../verify/verify-seating.ts";
import { quoted, type Words } from "../words.ts";

/** What a record's level leaves out, in a sentence. */
export function levelSentence({ level, voteHeld }: ElectionRecord): string {
  if (!voteHeld) return "There was no vote, so there is nothing that this page leaves out.";
  switch (level) {
    case "winners":
      return "The officials published who was elected. The ranking, the pairwise counts and the ballots are not published.";
    case "ranking":
      return "The officials published the ranking. The pairwise counts and the ballots are not published.";
    case "matrix":
      return "The officials published the ranking and the pairwise counts. The ballots are not published.";
    case "complete":
      return "This page shows the complete record.";
  }
}

const marks: Readonly<Record<RecordCheck["outcome"], string>> = {
  follows: "✓",
  "does not follow": "✗",
  "not checked": "–",
};

/** Checks of the record against itself, made together with the page. */
export function checksOf(record: ElectionRecord) {
  return [checkFigures(record), checkCount(record), checkSeating(record)].map(
    ({ about, from, outcome, wrong, why }) => ({
      mark: marks[outcome],
      isWrong: outcome === "does not follow",
      about: `${about}, from ${from}`,
      outcome,
      details: [
        ...wrong.map(
          ({ where, expected, found }) =>
            `${visible(where)}: expected ${visible(expected)}, found ${visible(found)}`,
        ),
        ...(why === undefined ? [] : [visible(why)]),
      ],
    }),
  );
}

/** What people decided where the rules leave a question open. */
export function decisionsTold({ decisions }: ElectionRecord): Words[] {
  return decisions.flatMap((decision): Words[] => {
    const told = decisionTold(decision);
    return told === undefined ? [] : [told];
  });
}

/** Where the ballots were cast; an address only where it is one of the web. */
export function pollsTold({ polls }: ElectionRecord) {
  const told = polls.filter(({ mistaken }) => mistaken === undefined);
  return told.map(({ id, url, voidedBecause }) => ({
    id: visible(id),
    url: url !== undefined && /^https:\/\/[^\s\\]+$/i.test(url) ? url : "",
    void: voidedBecause === undefined ? [] : quoted(voidedBecause),
  }));
}
