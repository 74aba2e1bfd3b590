import { looksLikeAddress } from "./addresses.ts";
import { affiliationOf } from "./candidacy.ts";
import { type Draft, type HeaderField, has, take, takeUnreadable } from "./candidacy-fields.ts";
import type { CandidacyReading } from "./candidacy-reading.ts";
import {
  bareValue,
  type CandidacyField,
  type Label,
  type LabelledLine,
  plainSpaces,
  readLabel,
  readLabels,
  tableCells,
  tableColumns,
  withoutMarks,
} from "./field-labels.ts";
import type { CandidacyProblem } from "./finding.ts";
import { isSureLogin, longestFieldLine, readPersonLine, withoutMarkup } from "./person-line.ts";
import { suspiciousText } from "./suspicious-text.ts";

/** What a candidacy's file holds, or why it was not read. */
export type CandidacyContent =
  | { readonly text: string; readonly reading: CandidacyReading }
  | { readonly problem: CandidacyProblem };

/** A short line after `Platform:` where the file declares `Candidate: …`: so three people named their company. */
const longestPlatform = 40;

/** A line of the part above the statement, without comments; a line with `<br>` is several. */
interface HeaderLine {
  /** Of the file's lines, the first being 0. */
  readonly index: number;
  readonly text: string;
}

function headerLines(lines: readonly string[]): HeaderLine[] {
  let inComment = false;
  return lines.flatMap((line, index) => {
    let text = line;
    if (inComment) {
      const end = text.indexOf("-->");
      if (end === -1) return [];
      inComment = false;
      text = text.slice(end + 3);
      if (text.trim() === "") return [];
    }
    const opened = text.lastIndexOf("<!--");
    inComment = opened !== -1 && text.indexOf("-->", opened) === -1;
    if (inComment) text = text.slice(0, opened);
    if (line !== "" && line.trim() !== "" && text.trim() === "") return [];
    return text
      .split(/<br ?\/?>|<\/(?:p|li|div|dt|h[1-6]|tr)>/i)
      .flatMap((part, at) =>
        at > 0 && part.trim() === ""
          ? []
          : [{ index, text: part.replace(/<\/t[dh]>\s?<t[dh]>/gi, ": ") }],
      );
  });
}

/** The field that a labelled line fills; a platform is a company only in a declaration (see above). */
function fieldOf({ label, value }: LabelledLine, isDeclaration: boolean): CandidacyField {
  if (label === "candidate") return "name";
  if (label !== "platform") return label;
  const namesCompany = isDeclaration && value !== "" && value.length <= longestPlatform;
  return namesCompany ? "affiliation" : "statement";
}

/** Whether an unlabelled line goes on with the field above it: a list, or the value of an empty label. */
function continues(draft: Draft, open: HeaderField | undefined, line: string): boolean {
  if (open === undefined) return false;
  if (!has(draft, open))
    return !draft.problems.some((each) => "field" in each && each.field === open);
  if (line.length > longestFieldLine) return false;
  if (open === "email") return looksLikeAddress(withoutMarks(line));
  return open === "affiliation" && /^\s*[-*+•]\s/.test(line);
}

function isNoise(line: string): boolean {
  const text = (line.length > longestFieldLine ? line : withoutMarkup(line)).trim();
  return text === "" || (text.length > 1 && /^[-=*_ \t]+$/.test(text));
}

/** A line for its field; a longer one than any field has is a problem of the field, and is not looked into. */
function takeField(draft: Draft, field: HeaderField, value: string, index: number): void {
  if (value.length > longestFieldLine) takeUnreadable(draft, field, value, index + 1);
  else take[field](draft, value, index + 1);
}

/** A table of names and logins alone is a list of people; a candidacy says more, in the table or below it. */
function saysMore(columns: readonly (Label | undefined)[], below: readonly HeaderLine[]): boolean {
  const more = columns.some(
    (label) => label !== undefined && label !== "name" && label !== "login",
  );
  return more || below.some(({ text }) => !isNoise(text));
}

/** The rows of a table whose columns are fields; more than one row is a list of people, and no candidacy. */
function takeTable(draft: Draft, rows: readonly HeaderLine[], below: readonly HeaderLine[]): void {
  const [titles, ...rest] = rows.map((row) => ({ ...row, cells: tableCells(row.text) ?? [] }));
  const columns = tableColumns(titles?.cells ?? []);
  const filled = rest.filter(({ cells }) => !cells.every((cell) => /^:?-*:?$/.test(cell)));
  if (columns === undefined) {
    for (const { cells, index } of titles === undefined ? [] : [titles, ...filled]) {
      const read = cells.length === 2 ? readLabel(`${cells[0]}: ${cells[1]}`) : undefined;
      if (read === undefined || read.value === "") continue;
      const field = fieldOf(read, false);
      if (field !== "statement") takeField(draft, field, read.value, index);
    }
    return;
  }
  const [only, ...more] = filled;
  if (only === undefined || more.length > 0 || !saysMore(columns, below)) return;
  for (const [at, label] of columns.entries()) {
    const value = only.cells[at] ?? "";
    if (label === undefined || value === "") continue;
    const field = fieldOf({ label, value }, false);
    if (field !== "statement") takeField(draft, field, value, only.index);
  }
}

/** Reads the fields above the statement and answers with the index of the statement's first line. */
function readHeader(lines: readonly string[], draft: Draft): number {
  const header = headerLines(lines);
  const isDeclaration = header.some(({ text }) => readLabel(text)?.label === "candidate");
  let open: HeaderField | undefined;
  let implicit: number | undefined;
  for (let at = 0; at < header.length; at += 1) {
    const { text, index } = header[at] as HeaderLine;
    if (tableCells(text) !== undefined && implicit === undefined) {
      const from = at;
      while (tableCells(header[at + 1]?.text ?? "") !== undefined) at += 1;
      takeTable(draft, header.slice(from, at + 1), header.slice(at + 1));
      continue;
    }
    const read = readLabels(text).map((each) => ({ ...each, field: fieldOf(each, isDeclaration) }));
    const [first] = read;
    if (implicit !== undefined) {
      if (first?.field === "statement") return implicit;
      for (const { field, value } of read) {
        if (field !== "statement" && value !== "" && !has(draft, field)) {
          takeField(draft, field, value, index);
        }
      }
    } else if (first?.field === "statement") {
      return index;
    } else if (first !== undefined) {
      for (const { field, value } of read) {
        if (field === "statement") continue;
        open = field;
        if (value !== "") takeField(draft, field, value, index);
      }
    } else if (!isNoise(text)) {
      if (open !== undefined && continues(draft, open, text)) {
        const value = text.length > longestFieldLine ? text : bareValue(withoutMarks(text));
        takeField(draft, open, plainSpaces(value), index);
      } else if (draft.name !== undefined) implicit = index;
    }
  }
  return implicit ?? lines.length;
}

/** Words that begin with a small letter in names of people. */
const particles =
  /^(?:de|del|della|der|den|di|da|dos|das|do|du|la|le|van|von|zu|bin|ibn|al|el|y|e|af|av|ter|ten)$/;

/** Whether words read as the name of a person, and not as the title of a page. */
function readsAsName(words: string): boolean {
  if (words.length > 80 || /[:?!|"]/.test(words)) return false;
  const parts = words.split(" ");
  const isPart = (part: string): boolean => /^[^\p{Ll}\d\s]/u.test(part) || particles.test(part);
  return /\p{L}/u.test(words) && (parts.length > 1 || /\p{Lo}/u.test(words)) && parts.every(isPart);
}

/** A title or first line that names a person with their account or address, in a file without labels. */
function readTitle(lines: readonly string[], draft: Draft): number {
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
 * headings, bullets, emphasis, tables and rules around them, addresses masked or listed. It never fails:
 * what is missing is undefined, what cannot be read is a problem.
 */
export function readCandidacy(text: string): CandidacyReading {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const draft: Draft = {
    name: undefined,
    login: undefined,
    statement: undefined,
    emails: [],
    organizations: [],
    problems: [],
  };
  let start = readHeader(lines, draft);
  if (draft.name === undefined && draft.login === undefined && draft.problems.length === 0) {
    start = Math.min(start, readTitle(lines, draft) || start);
  }
  const statement = readStatement(lines, start);
  const { name, login, emails, organizations, problems } = draft;
  const line = organizations[0]?.line;
  const affiliation =
    line === undefined
      ? undefined
      : { value: affiliationOf(organizations.map(({ value }) => value)), line };
  return { name, login, affiliation, emails, statement, problems };
}

/** What forms to fill in hold where an address goes. */
const exampleAddress = /^(?:you|your\S*|user|name|me|email|someone)@|@(?:your\S*|domain)\./i;

/**
 * Whether a file is a candidacy at all: it names a person, an account or an organization, or an address
 * above a statement. A page without these (a list of voters, questions, a form with nothing filled in) is not.
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
  if ([name, login, affiliation].some(isFilled) || (address && statement !== undefined))
    return true;
  return problems.some(
    (problem) => isFilled(problem) && !("field" in problem && problem.field === "email"),
  );
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
