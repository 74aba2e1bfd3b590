import { withoutAccents } from "../../people/fold-name.ts";
import { visible } from "../../visible-text.ts";
import { listOf, numberWord } from "../../wording.ts";
import { reasonOf, tieDecisionAt } from "../outcome-reason.ts";
import type { ElectionRecord, RecordedOutcome } from "../record.ts";
import { checked, type Deviation, type RecordCheck } from "./verify-record.ts";

/** Causes and the words that every version uses for them. */
const causes = {
  "the limit of one organization": /\blimit|\bmay hold\b|\bat most\b|\bmaximum\b|\bquota\b/,
  "higher-ranked candidates": /\bhigher\b|\babove\b|\bahead\b|\breached\b|\bwent to\b|\blower\b/,
  "a tie": /\bt(?:ie|ies|ied)\b|\blots?\b|\bcoin\b/,
  "a withdrawal": /\bwithdr[ae]w|\bdeclin|\bresign|\bstep(?:s|ped)? (?:down|back)\b|\bgave up\b/,
  "not being eligible":
    /\beligib|\bdisqualif|\bexclu|\bbarred\b|\bbanned\b|\brejected\b|\btoo late\b/,
  "no vote": /\bwithout a vote\b|\buncontested\b|\bunopposed\b|\bacclamation\b/,
} as const;

type Cause = keyof typeof causes;

/** The cause required in a sentence about an outcome, and others allowed. */
function causesOf(
  each: RecordedOutcome,
  { voteHeld, outcomes }: ElectionRecord,
): { readonly main: readonly Cause[]; readonly others: readonly Cause[] } {
  const tie: Cause[] = tieDecisionAt(each.rank, outcomes) === undefined ? [] : ["a tie"];
  const place: Cause = "higher-ranked candidates";
  switch (each.outcome.state) {
    case "passed over":
      return { main: ["the limit of one organization", ...tie], others: [place] };
    case "not reached":
      return { main: [place, ...tie], others: [] };
    default:
      return { main: [], others: voteHeld ? [place, ...tie] : ["no vote"] };
  }
}

/** The causes in a sentence that the outcome does not have. */
function falseCauses(rest: string, each: RecordedOutcome, record: ElectionRecord): Cause[] {
  const named = (Object.keys(causes) as Cause[]).filter((cause) => causes[cause].test(rest));
  const { main, others } = causesOf(each, record);
  const other = named.filter((cause) => !main.includes(cause) && !others.includes(cause));
  const isMissing = main.length > 0 && !main.some((cause) => named.includes(cause));
  return other.length === 0 && isMissing ? named : other;
}

function words(text: string): string {
  const plain = withoutAccents(text.normalize("NFC")).toLowerCase();
  return ` ${plain.split(/[^\p{L}\p{N}]+/u).join(" ")} `;
}

/** All people and organizations in a record, longest first, since names may contain others. */
function knownNames({ outcomes, continuing, candidates, officials }: ElectionRecord): string[] {
  const names = [
    ...[...outcomes, ...continuing, ...candidates].flatMap(({ name, login }) => [name, login]),
    ...outcomes.flatMap(({ organization }) => organization ?? []),
    ...continuing.flatMap(({ organizations }) => organizations),
    ...candidates.flatMap(({ affiliation }) => affiliation),
    ...officials,
  ];
  return [...new Set(names.map(words))]
    .filter((name) => name.trim().length > 1)
    .sort((a, b) => b.length - a.length);
}

/** The names in a text, and the text without them. */
function namesIn(text: string, known: readonly string[]) {
  let rest = words(text);
  const found = known.filter((name) => {
    const isThere = rest.includes(name);
    rest = rest.split(name).join(" , ");
    return isThere;
  });
  return { found: new Set(found), rest };
}

/** Names not in the record: capitalized words, if two are adjacent or a name is missing. */
function strangers(
  text: string,
  rest: string,
  { expected, isMissing }: { readonly expected: string; readonly isMissing: boolean },
): string[] {
  const runs = text.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)*/gu) ?? [];
  return runs.filter((run) => {
    const parts = words(run).trim().split(" ");
    if (parts.length < 2 && !isMissing) return false;
    return !expected.includes(words(run)) && parts.every((part) => rest.includes(` ${part} `));
  });
}

/** Numbers of seats, ranks and seasons; others are ignored. */
function wrongNumbers(text: string, each: RecordedOutcome, record: ElectionRecord): string[] {
  const { outcome, rank } = each;
  const isSeated = outcome.state === "seated";
  const seats = outcome.state === "passed over" ? record.limit : record.seatsDue;
  const rules: readonly (readonly [RegExp, string])[] = [
    [/\bseat (\d+)/g, isSeated ? String(outcome.seat) : ""],
    [/\b(?:rank|ranked|place|placed) (\d+)/g, String(rank)],
    [/\b((?:spring|autumn) \d+)/g, isSeated ? outcome.until : ""],
    [/\b(\d+) (?:of [\p{L}' ]{1,40})?seats?\b/gu, String(seats)],
    [/\b(one|two|three|four|five|six|seven|eight|nine|ten) seats?\b/g, numberWord(seats)],
  ];
  return rules.flatMap(([pattern, right]) =>
    [...text.toLowerCase().matchAll(pattern)].flatMap(([all, found]) =>
      found === right ? [] : [all],
    ),
  );
}

/** Names in a reason that do not belong to the outcome, and names missing from a list. */
function wrongNames(text: string, right: string, each: RecordedOutcome, known: readonly string[]) {
  const { outcome, name, login, organization } = each;
  const [{ found, rest }, should] = [namesIn(text, known), namesIn(right, known)];
  const own = [name, login, organization ?? ""].map(words);
  const others = [...found].filter((one) => !should.found.has(one) && !own.includes(one));
  const isPassedOver = outcome.state === "passed over";
  const people = isPassedOver ? outcome.filledBy : [];
  const missing = people.filter((one) => !found.has(words(one)));
  const isMissing = isPassedOver && (missing.length > 0 || !found.has(words(outcome.organization)));
  const isPartial = missing.length > 0 && missing.length < people.length;
  const unknown = strangers(text, rest, { expected: words(right), isMissing });
  const wrong = [
    ...[...others.map((one) => one.trim()), ...unknown].map((one) => `names ${one}`),
    ...(isPartial ? [`leaves out ${listOf(missing)}`] : []),
  ];
  return { wrong, rest };
}

/** False statements in a recorded reason; different wording is fine. */
function untruths(
  each: RecordedOutcome,
  record: ElectionRecord,
  known: readonly string[],
): string[] {
  const expected = reasonOf(each, record);
  if (expected === undefined) return ["is present, although the record's level has no reasons"];
  const { reason = "", outcome } = each;
  const decision =
    outcome.state === "seated" ? outcome.byDecision : tieDecisionAt(each.rank, record.outcomes);
  // Text by an official is compared as a whole, not searched for causes.
  const quoted = decision === undefined ? "" : `(${visible(decision.reason)})`;
  const [text, right] = [reason.replace(quoted, ""), expected.replace(quoted, "")];
  const { wrong, rest } = wrongNames(text, right, each, known);
  const other = decision === undefined ? undefined : /\([^()]*\)/.exec(text)?.[0];
  return [
    ...wrong,
    ...falseCauses(rest, each, record).map((cause) => `gives ${cause} as the cause`),
    ...wrongNumbers(text, each, record).map((found) => `says "${found}"`),
    ...(other === undefined ? [] : [`quotes ${other}`]),
  ];
}

/**
 * Checks that reasons say nothing false: no cause, person, organization, rank or number other than the
 * outcomes'. Wording is free, since versions differ. Skipped if the level has no reasons.
 */
export function checkReasons(record: ElectionRecord): RecordCheck[] {
  const subject = { about: "the reasons", from: "the outcomes" };
  const told = record.outcomes.filter(({ reason }) => reason !== undefined);
  if (told.length === 0) return [];
  const others = told.filter((each) => each.reason !== reasonOf(each, record));
  const known = knownNames(record);
  const wrong = others.flatMap((each) =>
    untruths(each, record, known).map(
      (found): Deviation => ({
        where: `the reason of ${each.login}`,
        expected: reasonOf(each, record) ?? "none",
        found: `it ${found}`,
      }),
    ),
  );
  const worded = `another version worded those of ${listOf(others.map(({ login }) => login))}`;
  return [checked(subject, wrong, others.length === 0 ? undefined : worded)];
}
