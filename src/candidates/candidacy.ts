import { foldName, tidyName } from "../people/fold-name.ts";
import { type Candidate, noAffiliation, unknownAffiliation } from "./candidate.ts";

/** As declared: an organization, several, {@link noAffiliation} or {@link unknownAffiliation}. */
export type Affiliation = Candidate["affiliation"];

/** What somebody who stands files: their identity, how to reach them, and their own words. */
export interface Candidacy {
  readonly name: string;
  readonly login: string;
  readonly affiliation: Affiliation;
  readonly emails: readonly string[];
  /** Lines end in `\n`; no blank line first or last. */
  readonly statement: string;
}

const wordsForNone = new Set([
  ...[noAffiliation, "n/a", "na", "-", "–", "—", "no", "nobody", "no affiliation"],
  ...["not affiliated", "unaffiliated", "independent", "individual", "self", "self-employed"],
  ...["self employed", "freelance", "freelancer"],
]);
const wordsForUnknown = new Set([unknownAffiliation, "?", "tbd"]);

/** The affiliation that these names of organizations declare; no name at all is unknown. */
export function affiliationOf(names: readonly string[]): Affiliation {
  const distinct = new Map(
    names
      .map(tidyName)
      .filter((name) => name !== "" && !wordsForUnknown.has(foldName(name)))
      .map((name) => [foldName(name), name]),
  );
  const organizations = [...distinct.values()].filter((name) => !wordsForNone.has(foldName(name)));
  const [only, ...more] = organizations;
  if (only === undefined) return distinct.size > 0 ? noAffiliation : unknownAffiliation;
  return more.length === 0 ? only : organizations;
}

/** The affiliation as one line that {@link splitAffiliation} takes apart again. */
export function affiliationText(affiliation: Affiliation): string {
  return typeof affiliation === "string" ? affiliation : affiliation.join("; ");
}

/** The affiliation that one line declares; several organizations stand apart by semicolons. */
export function splitAffiliation(line: string): Affiliation {
  return affiliationOf(line.split(";"));
}

/** Whether two declarations name the same organizations, in whatever order and spelling of case. */
export function sameAffiliation(a: Affiliation, b: Affiliation): boolean {
  const keys = (affiliation: Affiliation): string =>
    [affiliation].flat().map(foldName).sort().join("\n");
  return keys(a) === keys(b);
}
