import { looksLikeAddress } from "./addresses.ts";
import {
  type CandidacyDraft,
  type HeaderField,
  has,
  take,
  takeSecondLine,
  takeUnreadable,
} from "./candidacy-fields.ts";
import {
  bareValue,
  type CandidacyField,
  type LabelledLine,
  plainSpaces,
  readLabel,
  readLabels,
  tableCells,
  tableColumns,
  withoutMarks,
} from "./field-labels.ts";
import { longestFieldLine, withoutMarkup } from "./person-line.ts";

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
    if (line.trim() !== "" && text.trim() === "") return [];
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
function continues(draft: CandidacyDraft, open: HeaderField | undefined, line: string): boolean {
  if (open === undefined) return false;
  if (!has(draft, open))
    return !draft.problems.some((each) => "field" in each && each.field === open);
  if (line.length > longestFieldLine) return false;
  if (open === "email") return looksLikeAddress(withoutMarks(line));
  return open === "affiliation" && /^\s*[-*+•]\s/.test(line);
}

/** Whether the line below a name may be the rest of it: up to four words, none of which begins with a small letter. */
function goesOnAsName(line: string): boolean {
  const words = line.length > 80 ? [] : line.trim().split(/\s+/);
  const isPart = (word: string): boolean => /^[^\P{L}\p{Ll}][\p{L}\p{M}.'’-]*$/u.test(word);
  return words.length > 0 && words.length <= 4 && words.every(isPart);
}

/** Whether a line has nothing to read: blank, or a rule. */
export function isNoise(line: string): boolean {
  const text = (line.length > longestFieldLine ? line : withoutMarkup(line)).trim();
  return text === "" || (text.length > 1 && /^[-=*_ \t]+$/.test(text));
}

/** A line for its field; a longer one than any field has is a problem of the field, and is not looked into. */
function takeField(draft: CandidacyDraft, field: HeaderField, value: string, index: number): void {
  if (value.length > longestFieldLine) takeUnreadable(draft, field, value, index + 1);
  else take[field](draft, value, index + 1);
}

/**
 * The rows of a table whose columns are fields. More than one row is a list of people, not a candidacy; so is
 * one row of a name and a login where no text follows.
 */
function takeTable(draft: CandidacyDraft, rows: readonly HeaderLine[], isTextBelow: boolean): void {
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
  const isDetailed = columns.some(
    (label) => label !== undefined && label !== "name" && label !== "login",
  );
  if (only === undefined || more.length > 0 || !(isDetailed || isTextBelow)) return;
  for (const [at, label] of columns.entries()) {
    const value = only.cells[at] ?? "";
    if (label === undefined || value === "") continue;
    const field = fieldOf({ label, value }, false);
    if (field !== "statement") takeField(draft, field, value, only.index);
  }
}

/** Reads the fields above the statement and answers with the index of the statement's first line. */
export function readHeader(lines: readonly string[], draft: CandidacyDraft): number {
  const header = headerLines(lines);
  const lastText = header.findLastIndex(({ text }) => !isNoise(text));
  const isDeclaration = header.some(({ text }) => readLabel(text)?.label === "candidate");
  let open: HeaderField | undefined;
  let implicit: number | undefined;
  for (let at = 0; at < header.length; at += 1) {
    const { text, index } = header[at] as HeaderLine;
    if (tableCells(text) !== undefined && implicit === undefined) {
      const from = at;
      while (tableCells(header[at + 1]?.text ?? "") !== undefined) at += 1;
      takeTable(draft, header.slice(from, at + 1), lastText > at);
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
      } else if (draft.name !== undefined) {
        if (open === "name" && draft.name.line === index && goesOnAsName(text)) {
          takeSecondLine(draft, draft.name, plainSpaces(text).trim());
        }
        implicit = index;
      }
    }
  }
  return implicit ?? lines.length;
}
