import { affiliationText, type Candidacy } from "./candidacy.ts";

/** A candidacy as a file in the one form that this tool writes; {@link readCandidacy} reads it back. */
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
