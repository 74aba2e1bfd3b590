/** A name as people compare it: NFC, runs of spaces (also non-breaking ones) as one space, none around. */
export function tidyName(name: string): string {
  return name.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** What two spellings of one name have in common when NFC, case and spaces do not count. */
export function foldName(name: string): string {
  return tidyName(name).toLowerCase().normalize("NFC");
}
