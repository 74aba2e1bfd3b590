import { foldName } from "./fold-name.ts";

/** The words of a name or login: without accents, case, punctuation and digits at the end. */
function wordsOf(name: string): string[] {
  return foldName(name)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(/(?<!\d)\d+$/u, "") || word)
    .filter((word) => word !== "");
}

/** Whether each of some words is, or abbreviates, another one of the others. */
function areAmong(words: readonly string[], others: readonly string[]): boolean {
  const left = [...others];
  return words.every((word) => {
    const at = left.findIndex(
      (other) => other === word || (word.length === 1 && other.startsWith(word)),
    );
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

/** Bounds the search for beginnings: GitHub's logins are no longer, and longer names say more by their words. */
const mostWords = 4;
const mostLetters = 39;

/** Whether letters are the beginnings of words, one after another, in any order: `alindqvist`, `bok`. */
function isMadeOf(letters: string, words: readonly string[]): boolean {
  if (letters === "") return true;
  return words.some((word, at) => {
    const rest = words.filter((_, position) => position !== at);
    for (let length = Math.min(word.length, letters.length); length > 0; length -= 1) {
      if (!letters.startsWith(word.slice(0, length))) continue;
      if (isMadeOf(letters.slice(length), rest)) return true;
    }
    return false;
  });
}

/**
 * Whether two names, or a name and a login, can be one person's: the same words in any order, fewer of them,
 * initials, or a login made of the beginnings of the words. To decide what to ask, never to join people.
 */
export function canBeSamePerson(a: string, b: string): boolean {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  if (wordsA.length === 0 || wordsB.length === 0) return false;
  const [few, many] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  const hasWord = few.some((word) => word.length > 1);
  if (hasWord && areAmong(few, many)) return true;
  const [lettersA, lettersB] = [wordsA.join(""), wordsB.join("")];
  const makes = (letters: string, words: readonly string[]): boolean =>
    letters.length >= 3 &&
    letters.length <= mostLetters &&
    words.length <= mostWords &&
    isMadeOf(letters, words);
  return lettersA === lettersB || makes(lettersA, wordsB) || makes(lettersB, wordsA);
}

/** Names from machines and manuals, which could be anyone's. */
const nobodysNames = new Set(
  "admin administrator build builder dev developer git github localhost nobody none root runner system test ubuntu unknown user vagrant you".split(
    " ",
  ),
);

/** Whether a name says who someone is. */
export function isTellingName(folded: string): boolean {
  return folded !== "" && !nobodysNames.has(folded) && !/^your? (full )?name$/.test(folded);
}
