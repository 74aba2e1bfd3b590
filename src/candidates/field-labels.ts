/** The fields of a candidacy. */
export type CandidacyField = "name" | "login" | "affiliation" | "email" | "statement";

type Label = CandidacyField | "candidate" | "platform";

/** A line that names a field, with what it says after the colon. */
export interface LabelledLine {
  readonly label: Label;
  readonly value: string;
}

const spellings: readonly (readonly [Label, readonly string[]])[] = [
  ["name", ["name", "full name", "candidate name"]],
  ["candidate", ["candidate", "nominee"]],
  ["email", ["email", "e-mail", "mail", "emails", "e-mails", "contact"]],
  ["email", ["email address", "e-mail address", "email addresses", "e-mail addresses"]],
  ["login", ["github", "github login", "github id", "github username", "github handle"]],
  ["login", ["github account", "github user", "login"]],
  ["affiliation", ["affiliation", "affiliations", "company", "employer", "employers"]],
  ["affiliation", ["organization", "organizations", "organisation", "organisations"]],
  ["statement", ["background", "introduction", "statement", "candidacy statement", "interests"]],
  ["statement", ["bio", "biography", "about", "about me", "motivation"]],
  ["platform", ["platform"]],
];
const labels = new Map(
  spellings.flatMap(([label, words]) => words.map((word) => [word, label] as const)),
);

/** No field stands on a longer line. */
const longestFieldLine = 500;

/** Non-breaking and other spaces as plain ones. */
export function plainSpaces(line: string): string {
  return line.replace(/[\p{Zs}\t\ufeff]/gu, " ");
}

/** A value without what Markdown or YAML put around it. */
export function bareValue(text: string): string {
  const trimmed = text.trim();
  const bare = trimmed
    .replace(/^(\*{1,3}|_{1,3}|`)(?=\S)(.*\S)\1$/, "$2")
    .replace(/^(["'])(.*)\1$/, "$2");
  return bare.trim();
}

/** A line without heading marks and bullets. */
export function withoutMarks(line: string): string {
  return plainSpaces(line)
    .trim()
    .replace(/^#{1,6}\s+/, "")
    .replace(/^[-*+•]\s+/, "")
    .replace(/\s+#+$/, "");
}

/**
 * Reads `Name: Ada`, `**Name:** Ada`, `- Name: Ada`, a heading `## Name`, and a bare `Background`;
 * undefined for a line that names no field.
 */
export function readLabel(line: string): LabelledLine | undefined {
  if (line.length > longestFieldLine) return undefined;
  const text = withoutMarks(line);
  const known = (word: string): Label | undefined =>
    labels.get(word.replace(/[*_`]/g, "").trim().toLowerCase().replace(/\s+/g, " "));
  const colon = text.search(/[:：]/);
  if (colon !== -1) {
    const label = known(text.slice(0, colon));
    const opened = /^[*_`]*/.exec(text)?.[0] ?? "";
    const after = text.slice(colon + 1);
    const value = opened !== "" && after.startsWith(opened) ? after.slice(opened.length) : after;
    return label === undefined ? undefined : { label, value: bareValue(value) };
  }
  const standsOut = /^\s*#|^\s*(\*\*|__).*(\*\*|__)\s*$/.test(line);
  const label = known(text);
  const opens = label === "statement" || (standsOut && label !== "platform");
  return label !== undefined && opens ? { label, value: "" } : undefined;
}
