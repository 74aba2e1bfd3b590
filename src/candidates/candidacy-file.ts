import { unknownAffiliation } from "../people/affiliation-words.ts";
import { affiliationOf } from "./candidacy.ts";
import { type CandidacyDraft, take } from "./candidacy-fields.ts";
import { isNoise, readHeader } from "./candidacy-header.ts";
import type { CandidacyReading } from "./candidacy-reading.ts";
import { bareValue, readLabel, withoutMarks } from "./field-labels.ts";
import type { CandidacyProblem } from "./finding.ts";
import { isSureLogin, longestFieldLine, readPersonLine, withoutMarkup } from "./person-line.ts";
import { suspiciousText } from "./suspicious-text.ts";

/** A candidacy file's content, or why it was not read. */
export type CandidacyContent =
  | { readonly text: string; readonly reading: CandidacyReading }
  | { readonly problem: CandidacyProblem };

/** Lower-case words in people's names. */
const particles =
  /^(?:de|del|della|der|den|di|da|dos|das|do|du|la|le|van|von|zu|bin|ibn|al|el|y|e|af|av|ter|ten)$/;

/** Whether words read as the name of a person, and not as the title of a page. */
function readsAsName(words: string): boolean {
  if (words.length > 80 || /[:?!|"]/.test(words)) return false;
  const parts = words.split(" ");
  const isPart = (part: string): boolean => /^[^\p{Ll}\d\s]/u.test(part) || particles.test(part);
  return /\p{L}/u.test(words) && (parts.length > 1 || /\p{Lo}/u.test(words)) && parts.every(isPart);
}

/** Whether a line is the entry of a list that names an account: several make a list of people. */
function isEntry(line: string): boolean {
  return /^\s*(?:[-*+•]|\d+[.)])\s/.test(line) && readPersonLine(line).accounts.length > 0;
}

/** A title or first line that names a person with their account or address, in a file without labels. */
function readTitle(lines: readonly string[], draft: CandidacyDraft): number {
  const first = lines
    .slice(0, 30)
    .flatMap((line, index) => (isNoise(line) ? [] : [index]))
    .slice(0, 3);
  for (const index of first) {
    const text = withoutMarks((lines[index] ?? "").slice(0, longestFieldLine));
    const bare = text.replace(
      /^(?:candidacy|nomination|statement|declaration)(?: (?:of|by|from|for))?:? /i,
      "",
    );
    const { words, accounts, addresses } = readPersonLine(withoutMarkup(bareValue(bare)));
    if (accounts.length + addresses.length === 0 || !readsAsName(words) || isSureLogin(words))
      continue;
    if (isEntry(lines[index] ?? "") && lines.filter(isEntry).length > 1) return 0;
    take.name(draft, bareValue(bare), index + 1);
    return index + 1;
  }
  return 0;
}

/** Lines from an index on, without blank ones first and last. */
function textFrom(lines: readonly string[], start: number): { text: string; first: number } {
  const filled = lines.flatMap((line, index) =>
    index >= start && line.trim() !== "" ? [index] : [],
  );
  const first = filled[0] ?? lines.length;
  return { text: lines.slice(first, (filled.at(-1) ?? -1) + 1).join("\n"), first };
}

function readStatement(lines: readonly string[], start: number): CandidacyReading["statement"] {
  const labelled = start < lines.length ? readLabel(lines[start] ?? "") : undefined;
  const body =
    labelled === undefined || labelled.label === "platform"
      ? lines
      : lines.map((line, index) => (index === start ? labelled.value : line));
  const { text, first } = textFrom(body, start);
  return text === "" ? undefined : { value: text, line: first + 1 };
}

/**
 * Reads a candidacy in every form that people have used: fields in any order above the statement, with
 * headings, bullets, emphasis, tables and rules around them, addresses masked or listed. It never throws:
 * missing fields are undefined, unreadable ones are problems.
 */
export function readCandidacy(text: string): CandidacyReading {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const draft: CandidacyDraft = {
    name: undefined,
    login: undefined,
    statement: undefined,
    emails: new Map(),
    organizations: [],
    problems: [],
  };
  let start = readHeader(lines, draft);
  if (draft.name === undefined && draft.login === undefined && draft.problems.length === 0) {
    start = Math.min(start, readTitle(lines, draft) || start);
  }
  const statement = readStatement(lines, start);
  const { name, login, organizations, problems } = draft;
  const emails = [...draft.emails.values()];
  const line = organizations[0]?.line;
  const affiliation =
    line === undefined
      ? undefined
      : { value: affiliationOf(organizations.map(({ value }) => value)), line };
  return { name, login, affiliation, emails, statement, problems };
}

/** Placeholders for an address in blank forms. */
const exampleAddress =
  /^(?:you|your\S*|user|name|me|email|someone|first\.?last|foo)@|@(?:your\S*|domain)\./i;

/** How far a declaration without fields is looked for. */
const longestOpening = 2_000;
const declaration =
  /\bI\b[^.\n]{0,80}\b(?:run(?:ning)? (?:for|as|in)|stand(?:ing)? (?:for|as)|(?:self-?)?nominate|(?:be|am|as) a (?:candidate|nominee)|submit(?:ting)? my)\b|\bmy (?:self-)?(?:candidacy|nomination)\b|\bself-nominat/i;

/** Whether a page of no more than one account declares, in sentences, that someone runs; questions do not. */
function declaresInWords(text: string): boolean {
  const opening = text.slice(0, longestOpening);
  const lines = opening.split("\n");
  const asks = (line: string): boolean =>
    line.trimEnd().endsWith("?") || /^\W{0,5}q(?:uestion)?\b/i.test(line);
  if (!declaration.test(opening) || lines.some(asks)) return false;
  const named = lines.flatMap((line) => readPersonLine(line).accounts);
  return (
    new Set(named.map((each) => ("login" in each ? each.login.toLowerCase() : each.url))).size < 2
  );
}

/**
 * Whether a file is a candidacy at all: it names a person, an account or an organization, or an address
 * above a statement, or says in a sentence that its author runs. A page without these (a list of voters, questions, a form with nothing filled in) is not.
 */
export function isCandidacy(content: CandidacyContent): boolean {
  if ("problem" in content) return true;
  const { text, reading } = content;
  const unfilled = new Set(
    suspiciousText(text).flatMap(({ problem, line }) =>
      problem.code === "placeholder" ? [line] : [],
    ),
  );
  const { name, login, affiliation, emails, statement, problems } = reading;
  const isFilled = (each: { readonly line: number } | undefined): boolean =>
    each !== undefined && !unfilled.has(each.line);
  const address = emails.some((each) => isFilled(each) && !exampleAddress.test(each.value));
  const organization = affiliation?.value === unknownAffiliation ? undefined : affiliation;
  if ([name, login, organization].some(isFilled) || (address && statement !== undefined))
    return true;
  if (unfilled.size === 0 && declaresInWords(text)) return true;
  return problems.some(
    (problem) => isFilled(problem) && !("field" in problem && problem.field === "email"),
  );
}

/** Whether a file of any name is a candidacy: it has the fields of a name and an account, filled in. */
export function isCertainCandidacy(content: CandidacyContent): boolean {
  if ("problem" in content || !isCandidacy(content)) return false;
  const { name, login } = content.reading;
  if (name === undefined || login === undefined) return false;
  // Results pages also name people with their accounts, but never as a field.
  return /^\W{0,8}(?:full )?name\b/i.test(content.text.split("\n")[name.line - 1] ?? "");
}

/** Reads the bytes of a candidacy; it never fails, whatever they are. */
export function candidacyContent(bytes: Uint8Array): CandidacyContent {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text, reading: readCandidacy(text) };
  } catch {
    return { problem: { code: "not-text" } };
  }
}
