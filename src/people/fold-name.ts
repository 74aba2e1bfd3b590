/** A name as people compare it: NFC, runs of spaces (also non-breaking ones) as one space, none around. */
export function tidyName(name: string): string {
  return name.normalize("NFC").replace(/\s+/gu, " ").trim();
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
