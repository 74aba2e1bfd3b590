import {
  noAffiliation,
  readAffiliationWords,
  unknownAffiliation,
} from "../people/affiliation-words.ts";
import { foldName, tidyName } from "../people/fold-name.ts";
import type { Candidate } from "./candidate.ts";

/** As declared: an organization, several, {@link noAffiliation} or {@link unknownAffiliation}. */
export type Affiliation = Candidate["affiliation"];

/** A candidacy: the person, how to reach them, and their statement. */
export interface Candidacy {
  readonly name: string;
  readonly login: string;
  readonly affiliation: Affiliation;
  readonly emails: readonly string[];
  /** Lines end in `\n`; no blank line first or last. */
  readonly statement: string;
}

/**
 * The affiliation that these names of organizations declare; no name at all is unknown. Words for none or
 * for unknown beside a name stay there: which of them counts is for people to decide.
 */
export function affiliationOf(names: readonly string[]): Affiliation {
  const distinct = new Map<string, string>();
  for (const written of names.map(tidyName).filter((name) => name !== "")) {
    const reading = readAffiliationWords(written);
    const name =
      reading === "none" ? noAffiliation : reading === "unknown" ? unknownAffiliation : written;
    distinct.set(foldName(name), name);
  }
  const [only, ...more] = distinct.values();
  if (only === undefined) return unknownAffiliation;
  return more.length === 0 ? only : [only, ...more];
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

/** A candidacy as a file in the one form that this tool writes; `readCandidacy` reads it back. */
export function writeCandidacy(candidacy: Candidacy): string {
  const { name, login, affiliation, emails, statement } = candidacy;
  return [
    `Name: ${name}`,
    `GitHub: ${login}`,
    `Affiliation: ${affiliationText(affiliation)}`,
    ...(emails.length === 0 ? [] : [`Email: ${emails.join(", ")}`]),
    "Background:",
    `${statement}\n`,
  ].join("\n\n");
}
