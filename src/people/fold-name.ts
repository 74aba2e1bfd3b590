/** A name as people compare it: NFC, runs of spaces (also non-breaking ones) as one space, none around. */
export function tidyName(name: string): string {
  return name.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Letters that Unicode does not take apart into a base letter and a mark. */
const latinLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i" },
    ...{ ŧ: "t", Ŧ: "T" },
    ...{ Æ: "Ae", Œ: "Oe", Ø: "O", Ł: "L", Đ: "D", Ð: "D", Þ: "Th", Ħ: "H", ẞ: "Ss" },
  }),
);

/** A text without marks on letters, and with plain letters for ø, ł and the like: as any keyboard types it. */
export function withoutAccents(text: string): string {
  const letters = text.normalize("NFKD").replace(/\p{M}/gu, "");
  return [...letters].map((letter) => latinLetters.get(letter) ?? letter).join("");
}

/** Names on GitHub are shorter; commits can hold anything. */
const longestName = 200;

/** A name as lists show it: the beginning of one that is longer than any person's. */
export function shortName(name: string): string {
  if (name.length <= longestName) return name;
  const letters = [...name];
  return letters.length <= longestName ? name : `${letters.slice(0, longestName).join("")}…`;
}

/** What two spellings of one name have in common when NFC, case and spaces do not count. */
export function foldName(name: string): string {
  return tidyName(name).toLowerCase().normalize("NFC");
}

/** What the ways of writing one person's name have in common: accents, case, punctuation and the order of the words do not count. */
export function nameKey(name: string): string {
  const words = withoutAccents(foldName(name)).split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word !== "")
    .sort()
    .join(" ");
}

/** Whether a name has a given and a family name: several words, or two letters of a script without blanks. */
export function isFullName(name: string): boolean {
  const [first = "", ...more] = nameKey(name).split(" ");
  return more.length > 0 || (/^\p{Lo}/u.test(first) && [...first].length > 1);
}
