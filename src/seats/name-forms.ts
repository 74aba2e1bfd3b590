import type { Candidate } from "../candidates/candidate.ts";
import { decodeReferences } from "../html-references.ts";
import { loginKey, sameLogin } from "../people/account.ts";
import { foldName, withoutAccents } from "../people/fold-name.ts";
import type { PeopleFile } from "../people/people-file.ts";

/** How CIVS marks a name that a voter wrote in. */
const writeInMark = /(?<!\s)\s*\(write-in\)\s*$/i;

function decode(name: string): string {
  return decodeReferences(name).replace(/[\u200b\u2060\ufeff]/g, "");
}

/**
 * A ballot's name, normalized for comparison: HTML entities decoded (CIVS stores names as HTML), NFC, spaces,
 * case.
 */
export function foldBallotName(name: string): string {
  return foldName(decode(name));
}

/** Whether CIVS marks a name as written in by a voter. */
export function isWriteIn(name: string): boolean {
  return writeInMark.test(name);
}

/** The same mark as people write it. */
const anyMark = /^\s*write[- ]?in\s*[:–—-]\s*|(?<!\s)\s*[([]\s*write[- ]?in\s*[)\]]\s*$/i;

/** The name without the mark of names written in. */
function withoutMark(name: string): string {
  return name.replace(writeInMark, "").replace(anyMark, "");
}

/** Words for "none of the candidates". */
const noneOfThem = /^(?:nota|none(?: of (?:the above|these|them|the candidates))?|no one|nobody)$/;

/** A name without periods and exclamation marks at its end. */
function withoutStops(name: string): string {
  let end = name.length;
  while (end > 0 && ".!".includes(name.charAt(end - 1))) end--;
  return name.slice(0, end);
}

/** Whether a name on the ballots is the one that a decision names. */
export function isSameEntry(onBallots: string, decided: string): boolean {
  const bare = (name: string): string => withoutStops(withoutMark(name));
  const isNone = (name: string): boolean => noneOfThem.test(foldBallotName(bare(name)));
  if (isNone(onBallots)) return isNone(decided);
  const own = [foldBallotName(bare(onBallots)), ...namesIn(partsOf(bare(onBallots)))];
  const keys = new Set(own.flatMap(wordKeys));
  return wordKeys(foldBallotName(bare(decided))).some((key) => keys.has(key));
}

type Spellings = Pick<PeopleFile, "names">;

function spellings(candidate: Candidate, { names }: Spellings): string[] {
  const known = names.filter(({ login }) => sameLogin(login, candidate.login));
  return [candidate.name, ...known.flatMap(({ name, also }) => [name, ...also])].map(
    foldBallotName,
  );
}

/** The longest text read as a ballot's line. */
const longestName = 300;
const separators =
  /[()[\]{}<>,;|/"“”„«»*_`]|(?:^|\s)(?:--|[-–—:•·†‡@])(?=\s|$)|:\s|\s(?:from|of|at|for|via|with)\s/u;

/** The text's parts between brackets and other separators, normalized for comparison. */
function partsOf(name: string): string[] {
  return decode(name)
    .slice(0, longestName)
    .replace(/<[^<>]*>/g, (tag) => ` / ${tag.slice(1, -1)} / `)
    .replace(/https?:\/\/(?:www\.)?github\.com\/@?([\w-]+)\/?/gi, " / @$1 / ")
    .replace(/^\s*(?:#?\d{1,3}[.):]|#\d{1,3}\s)/, "")
    .replace(/(?<=^|[\s(])(@[\w-]+)/g, " / $1 / ")
    .replace(/\.md\s*$/i, "")
    .split(separators)
    .map((part) => foldName(part).replace(/^[\s.:]+|(?<![\s.:])[\s.:]+$/g, ""))
    .filter((part) => part !== "");
}

/**
 * Keys of a folded name, equal for names with the same words in any order. Accents do not count; in a
 * second key umlauts are written out, as German has it.
 */
function wordKeys(text: string): string[] {
  const key = (spelled: string): string =>
    withoutAccents(spelled)
      .split(/[\s,]+/u)
      .filter((word) => word !== "")
      .sort()
      .join(" ");
  const writtenOut = text
    .normalize("NFC")
    .replace(/[äöüåø]/g, (letter) => umlauts.get(letter) ?? "");
  return [key(text), key(writtenOut)];
}

const umlauts: ReadonlyMap<string, string> = new Map(
  Object.entries({ ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" }),
);

/** Possible names: each part, and two adjacent ones (`Last, First`). */
function namesIn(parts: readonly string[]): string[] {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [part, `${parts[at - 1]} ${part}`]));
}

/** Whether one of the names is the candidate's. */
function isNamed(parts: readonly string[], candidate: Candidate, people: Spellings): boolean {
  const known = new Set(spellings(candidate, people).flatMap(wordKeys));
  return namesIn(parts).some((name) => wordKeys(name).some((key) => known.has(key)));
}

function hasLogin(parts: readonly string[], { login }: Candidate): boolean {
  return parts.some((part) => part.replace(/^@/, "") === loginKey(login));
}

/** Whether accounts are given, and none of them is the candidate's or their organization's. */
function hasOtherAccount(parts: readonly string[], candidate: Candidate): boolean {
  const given = parts.filter((part) => part.startsWith("@")).map((part) => part.slice(1));
  const ofThem = [candidate.login, candidate.affiliation].flat().map(loginKey);
  return given.length > 0 && !given.some((account) => ofThem.includes(account));
}

/**
 * The candidates that a name on ballots may mean: one, unless it names several or none. A name exactly as
 * recorded is theirs; else it may hold their name or login beside other things, such as `Name (@login)`, `Name
 * - Company`, `[Name](link)`, `Last, First`.
 */
export function matchingCandidates(
  name: string,
  candidates: readonly Candidate[],
  people: Spellings,
): Candidate[] {
  const bare = withoutMark(name);
  const exact = candidates.filter((candidate) =>
    spellings(candidate, people).includes(foldBallotName(bare)),
  );
  if (exact.length > 0) return exact;
  const parts = partsOf(bare);
  const found = candidates.filter(
    (candidate) => hasLogin(parts, candidate) || isNamed(parts, candidate, people),
  );
  // Another person may have the same name.
  return found.every((candidate) => hasOtherAccount(parts, candidate)) ? [] : found;
}
