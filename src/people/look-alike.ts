import { foldName } from "./fold-name.ts";

/**
 * Letters of other scripts and digits that look like a Latin letter (a choice from Unicode's
 * confusables, UTS #39): what a reader of a ballot could mistake for another name.
 */
const looksLike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ а: "a", ɑ: "a", α: "a", в: "b", с: "c", ԁ: "d", е: "e", ё: "e", ε: "e", ɡ: "g", һ: "h" },
    ...{ н: "h", η: "n", і: "i", ї: "i", ı: "i", ι: "i", ј: "j", κ: "k", к: "k", ӏ: "l", м: "m" },
    ...{ п: "n", о: "o", ο: "o", σ: "o", օ: "o", р: "p", ρ: "p", ԛ: "q", г: "r", ѕ: "s", т: "t" },
    ...{ τ: "t", υ: "u", ս: "u", ν: "v", ѵ: "v", ԝ: "w", ω: "w", х: "x", χ: "x", у: "y", γ: "y" },
    ...{ "0": "o", "1": "l", i: "l", "|": "l", "5": "s", ø: "o", đ: "d", ł: "l" },
  }),
);

/** A word in the letters that those which look alike have in common: without accents, case and script. */
export function plainLetters(word: string): string {
  const letters = foldName(word)
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}|\p{Cf}/gu, "");
  const latin = [...letters].map((letter) => {
    const plain = looksLike.get(letter) ?? letter;
    return looksLike.get(plain) ?? plain;
  });
  return latin.join("").replace(/rn/g, "m").replace(/vv/g, "w");
}

/**
 * What two names that can be mistaken for each other have in common: accents, case, punctuation, order
 * of the words and the script of look-alike letters do not count. For warnings, never for identity.
 */
export function lookAlikeKey(name: string): string {
  const words = foldName(name)
    .normalize("NFKD")
    .replace(/\p{M}|\p{Cf}/gu, "")
    .split(/[^\p{L}\p{N}|]+/u)
    .filter((word) => word !== "");
  return words.map(plainLetters).sort().join(" ");
}
