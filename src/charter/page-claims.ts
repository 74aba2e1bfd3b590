import { type Charter, type RuleName, type Season, seasonOfMonth } from "./charter.ts";
import type { PageSentence } from "./page-sentences.ts";

/** What a sentence of a page can say about the rules. */
export type ClaimSubject =
  | "seats"
  | "autumn-seats"
  | "spring-seats"
  | "organization-limit"
  | "qualifying-months"
  | "qualifying-end"
  | "merges-code"
  | "campaign-questions";

/** A statement about a rule that a sentence makes. */
export interface Claim {
  readonly about: ClaimSubject;
  readonly value: string | number;
}

const numberWords =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen".split(" ");
const monthNames =
  "january february march april may june july august september october november december".split(
    " ",
  );
/** A number as pages write it, captured; {@link readNumber} reads it. */
export const numberPattern = `(\\d{1,3}|${numberWords.join("|")})`;
/** The name of a month, captured; {@link monthNumber} reads it. */
export const monthPattern = `(${monthNames.join("|")})`;
const seasonName = `(spring|autumn|fall|${monthNames.join("|")})`;
/** The people of the charter's roles, as sentences about duties name them. */
const role = "(maintainer|committer|admin|owner)s?";

/** A number as digits or as a word. */
export function readNumber(text: string): number {
  const word = numberWords.indexOf(text.toLowerCase());
  return word === -1 ? Number(text) : word;
}

/** 1 for January; 0 for what is no month's name. */
export function monthNumber(name: string): number {
  return monthNames.indexOf(name.toLowerCase()) + 1;
}

function readSeason(text: string): Season {
  const name = text.toLowerCase();
  if (name === "spring") return "spring";
  return monthNames.includes(name) ? seasonOfMonth(monthNumber(name)) : "autumn";
}

interface Wording {
  readonly pattern: RegExp;
  readonly claim: (groups: readonly string[]) => Claim;
}

function wording(pattern: string, claim: Wording["claim"]): Wording {
  const source = pattern
    .replaceAll("NUMBER", numberPattern)
    .replaceAll("SEASON", seasonName)
    .replaceAll("ROLE", role);
  return { pattern: new RegExp(`\\b${source}`, "gi"), claim };
}

function total([seats = ""]: readonly string[]): Claim {
  return { about: "seats", value: readNumber(seats) };
}

function seasonal([season = "", seats = ""]: readonly string[]): Claim {
  return { about: `${readSeason(season)}-seats`, value: readNumber(seats) };
}

function merging([people = ""]: readonly string[]): Claim {
  return { about: "merges-code", value: `${people.toLowerCase()}s` };
}

/** Known wordings of the rules; other wordings are not checked. */
const wordings: readonly Wording[] = [
  wording("(?:comprised|composed|made up) of NUMBER (?:elected )?(?:seats|members)\\b", total),
  wording("consists? of NUMBER (?:elected )?(?:seats|members)\\b", total),
  wording("committee (?:has|of) NUMBER (?:elected )?(?:seats|members)\\b", total),
  wording("of (?:the|its) NUMBER seats\\b", total),
  wording(
    "(?:by|among|from) the NUMBER (?:architecture committee |committee |ac )?members\\b",
    total,
  ),
  wording("SEASON(?: \\d{4})?,? \\(?NUMBER (?:of the NUMBER )?seats\\b", seasonal),
  wording(
    "(?:no more than|not more than|at most|a maximum of|up to) NUMBER (?:of (?:the|its) NUMBER )?(?:seats|members)\\b(?=.*(?:organi[sz]ation|compan|affiliation|employer))",
    ([limit = ""]) => ({ about: "organization-limit", value: readNumber(limit) }),
  ),
  wording("(?:code merged|merged code)\\b.*?\\bNUMBER months\\b", ([months = ""]) => ({
    about: "qualifying-months",
    value: readNumber(months),
  })),
  wording(
    "code merged\\b.*? months\\b.*?\\b(before the election|prior to the election)\\b(?! nomination)",
    () => ({ about: "qualifying-end", value: "election" }),
  ),
  wording(
    "ROLE (?:\\([^()]*(?:\\([^()]*\\))?[^()]*\\) )?ha(?:s|ve) the ability to merge\\b",
    merging,
  ),
  wording("in order to become an? ROLE,? you must be nominated\\b", merging),
  wording("final decisions if ROLE disagree\\b", merging),
  wording("questions\\b.*\\bmailing lists?\\b", () => ({
    about: "campaign-questions",
    value: "mailing-list",
  })),
  wording("questions\\b.*\\bdiscussions? board\\b", () => ({
    about: "campaign-questions",
    value: "discussions",
  })),
];

/** Whether a sentence, or the section it stands in, is about a committee other than this one. */
function isOfAnotherCommittee({ text, heading }: PageSentence): boolean {
  const named = /\b(\w+) committee\b/gi;
  const others = [...`${heading}\n${text}`.matchAll(named)].map(([, name]) => name?.toLowerCase());
  return others.includes("working") || others.includes("steering");
}

/** What a sentence says about the rules of the Architecture Committee, each statement once. */
export function claimsOf(sentence: PageSentence): Claim[] {
  if (isOfAnotherCommittee(sentence)) return [];
  const claims = new Map<string, Claim>();
  for (const { pattern, claim } of wordings) {
    for (const match of sentence.text.matchAll(pattern)) {
      const found = claim(match.slice(1).filter((group) => group !== undefined));
      claims.set(`${found.about} ${found.value}`, found);
    }
  }
  return [...claims.values()];
}

/** The rule that a statement is about, and what the charter says there. */
export function ruleOf(
  about: ClaimSubject,
  { rules }: Charter,
): { readonly rule: RuleName; readonly value: string | number } {
  switch (about) {
    case "seats":
      return { rule: "seats", value: rules.seats.value.total };
    case "autumn-seats":
      return { rule: "seats", value: rules.seats.value.autumn };
    case "spring-seats":
      return { rule: "seats", value: rules.seats.value.spring };
    case "organization-limit":
      return { rule: "organizationLimit", value: rules.organizationLimit.value };
    case "qualifying-months":
      return { rule: "qualifyingMonths", value: rules.qualifyingMonths.value };
    case "qualifying-end":
      return { rule: "qualifyingEnd", value: rules.qualifyingEnd.value };
    case "merges-code":
      return { rule: "mergesCode", value: rules.mergesCode.value };
    case "campaign-questions":
      return { rule: "campaignQuestions", value: rules.campaignQuestions.value };
  }
}
