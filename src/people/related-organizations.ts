import { editDistance } from "../edit-distance.ts";
import { noAffiliation, readAffiliationWords, unknownAffiliation } from "./affiliation-words.ts";
import { foldName } from "./fold-name.ts";
import { plainLetters } from "./look-alike.ts";
import { looseOrganizationKey, looseOrganizationWords } from "./organization-spelling.ts";
import type { OrganizationIndex } from "./organizations.ts";

/** Words around a name that are no part of it: the beginnings and endings of addresses, articles. */
const around = new Set(
  "http https www com org net io dev ai eu de cn co github team the at".split(" "),
);
/** First words that many organizations share. */
const sharedFirstWords = new Set(
  `academy american asia bank bureau center centre china cloud college company computer data department deutsche
  digital east eastern euro europe european federal first formerly former foundation free general german
  global great group independent india institute international japan linux ministry national north
  northern open project retired self source south southern state student systems team technical technische
  the tu united uni univ universidad universitaet universite universitat university west western world`.split(
    /\s+/,
  ),
);
/** A run of words that is longer is not a name. */
const longestRun = 60;
const chinese = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,}$/u;

/** The words of a name; `NorthwindLabs` is two. */
function wordsOf(name: string): string[] {
  return name
    .replace(/\p{Cf}/gu, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{N}|]+/u)
    .map(foldName)
    .filter((word) => word !== "");
}

/** A word in plain letters; a number stays one. */
function plainWord(word: string): string {
  return /^\d+$/.test(word) ? word : plainLetters(word);
}

/** The name itself, as one word of plain letters: less legal forms, and what stands around it in an address. */
function coreOf(name: string): string {
  const words = wordsOf(name);
  while (words.length > 1 && around.has(words[0] ?? "")) words.shift();
  while (words.length > 1 && around.has(words.at(-1) ?? "")) words.pop();
  return looseOrganizationWords(words.join(" ")).map(plainWord).join("");
}

/** Typing errors between two words; `limit` + 1 where there are more, or a word is too long for a name. */
function typingErrors(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || Math.max(a.length, b.length) > longestRun) {
    return limit + 1;
  }
  return Math.min(editDistance(a, b), limit + 1);
}

/** One spelling mistake or, in longer words that begin alike, two; numbers have to be the same. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.replace(/\D/g, "") !== b.replace(/\D/g, "")) return false;
  const shorter = Math.min(a.length, b.length);
  const limit = shorter >= 7 && a[0] === b[0] ? 2 : 1;
  return shorter >= 5 && typingErrors(a, b, limit) <= limit;
}

/** Whether a text's words hold a name, nearly: in words that follow each other, or in the midst of one. */
function holds(text: string, name: string): boolean {
  const core = coreOf(name);
  const words = wordsOf(text).map(plainWord);
  for (let from = 0; from < words.length; from++) {
    let run = "";
    for (let to = from; to < words.length && run.length < longestRun; to++) {
      run += words[to];
      if (isNear(run, core)) return true;
      const isGlued = core.length >= 5 || chinese.test(core);
      if (isGlued && (run.startsWith(core) || run.endsWith(core))) return true;
    }
  }
  return false;
}

function parts(name: string): string[] {
  return name
    .split(/[/&;+|]|\band\b/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Several organizations named in one line, of which the other name names one too. */
function sharePart(a: string, b: string): boolean {
  const [left, right] = [parts(a), parts(b)];
  if (left.length < 2 || right.length < 2) return false;
  return left.some((part) => right.some((other) => isNear(coreOf(part), coreOf(other))));
}

function beginAlike(a: string, b: string): boolean {
  const [first = ""] = a.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
  const [other = ""] = b.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== "");
  const word = plainLetters(first);
  return word.length >= 3 && word === plainLetters(other) && !sharedFirstWords.has(foldName(first));
}

/** Words that initials often leave out. */
const smallWords = new Set(
  "a an and at by de der di du for für in la le of on the und y".split(" "),
);

/** Words that tell a name from others, without those that many have. */
function tellingWords(name: string): string[] {
  const words = wordsOf(name).filter(
    (word) => !smallWords.has(word) && !sharedFirstWords.has(word),
  );
  return words.map(plainWord).sort();
}

function hasInitials(name: string, short: string): boolean {
  const all = wordsOf(name);
  const initials = [all, all.filter((word) => !smallWords.has(word))]
    .filter((words) => words.length > 1)
    .map((words) => plainLetters(words.map((word) => word[0]).join("")));
  return initials.includes(coreOf(short));
}

/** `MSFT`, `Nwind`: letters of a word in their order, its first among them; few only if they are all consonants. */
function abbreviates(short: string, name: string): boolean {
  const [letters, core] = [coreOf(short), coreOf(name)];
  if (letters.length < 3 || letters[0] !== core[0] || letters.length >= core.length) return false;
  if (letters.length * 2 <= core.length && /[aeiouy]/.test(letters)) return false;
  let at = 0;
  for (const letter of core) if (letter === letters[at]) at += 1;
  return at === letters.length;
}

/** `AliCloud` and `Alibaba Cloud`: as many words, each the other's or its beginning, of which one is the same. */
function areShortened(a: string, b: string): boolean {
  const [left, right] = [a, b].map((name) => wordsOf(name).map(plainWord));
  if (left === undefined || right?.length !== left.length || left.length < 2) return false;
  const isBeginning = (short: string, long: string): boolean =>
    short.length >= 2 && long.startsWith(short);
  return (
    left.some((word) => right.includes(word) && word.length > 2) &&
    left.every((word, at) => {
      const other = right[at] ?? "";
      return isBeginning(word, other) || isBeginning(other, word);
    })
  );
}

/** Whether one name is written in Latin letters and the other in another script: no letters can tell them apart. */
function areInTwoScripts(a: string, b: string): boolean {
  const isLatin = (name: string): boolean => /\p{Script=Latin}/u.test(name);
  const isOther = (name: string): boolean => /\p{L}/u.test(name) && !isLatin(name);
  return (isLatin(a) && isOther(b)) || (isOther(a) && isLatin(b));
}

/**
 * Whether two names may be those of one organization: the words of one hold the other's, or nearly, both begin
 * with the same word, one shortens the other, or they are in two scripts. For questions to people, never for
 * identity.
 */
export function mayBeOneOrganization(a: string, b: string): boolean {
  return (
    looseOrganizationKey(a) === looseOrganizationKey(b) ||
    holds(a, b) ||
    holds(b, a) ||
    sharePart(a, b) ||
    beginAlike(a, b) ||
    hasInitials(a, b) ||
    hasInitials(b, a) ||
    abbreviates(a, b) ||
    abbreviates(b, a) ||
    areShortened(a, b) ||
    areInTwoScripts(a, b) ||
    (tellingWords(a).length > 0 && tellingWords(a).join(" ") === tellingWords(b).join(" "))
  );
}

/** A name that may be another name of others, or may say that there is no organization. */
export interface DoubtfulName {
  readonly name: string;
  /** Plainer names, each of which it may be. */
  readonly others: readonly string[];
  readonly perhapsNone: boolean;
}

/**
 * The names that may mean something else than an organization of their own, each with what it may mean.
 * Names that officials recorded, each as an organization, are different indeed.
 */
export function doubtfulNames(names: readonly string[], index: OrganizationIndex): DoubtfulName[] {
  const { key, canonical, isRecorded, spellings } = index;
  const distinct = new Map<string, string>();
  for (const name of names) {
    if (!distinct.has(key(name))) distinct.set(key(name), canonical(name));
  }
  distinct.delete(noAffiliation);
  distinct.delete(unknownAffiliation);
  const size = (name: string): number => wordsOf(name).length;
  const plainest = [...distinct.values()].sort(
    (a, b) => size(a) - size(b) || a.length - b.length || (a < b ? -1 : 1),
  );
  const related = (a: string, b: string): boolean =>
    !(isRecorded(a) && isRecorded(b)) &&
    (mayBeOneOrganization(a, b) ||
      spellings(a).some((also) => holds(b, also)) ||
      spellings(b).some((also) => holds(a, also)));
  return plainest.flatMap((name, position) => {
    const others = plainest.slice(0, position).filter((other) => related(name, other));
    const perhapsNone = !isRecorded(name) && readAffiliationWords(name) === "perhaps none";
    return others.length > 0 || perhapsNone ? [{ name, others, perhapsNone }] : [];
  });
}
