import { looksLikeAddress } from "./addresses.ts";
import { affiliationOf } from "./candidacy.ts";
import { type Draft, type HeaderField, has, take } from "./candidacy-fields.ts";
import type { CandidacyReading } from "./candidacy-reading.ts";
import {
  bareValue,
  type CandidacyField,
  type LabelledLine,
  plainSpaces,
  readLabel,
  withoutMarks,
} from "./field-labels.ts";

/** A short line after `Platform:` where the file declares `Candidate: …`: so three people named their company. */
const longestPlatform = 40;

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
  if (!has(draft, open)) return true;
  if (open === "email") return looksLikeAddress(withoutMarks(line));
  return open === "affiliation" && /^\s*[-*+•]\s/.test(line);
}

function isNoise(line: string): boolean {
  return /^\s*([-=*_]\s*){2,}$/.test(line) || line.trim() === "";
}

/** Reads the fields above the statement and answers with the index of the statement's first line. */
function readHeader(lines: readonly string[], draft: Draft): number {
  const isDeclaration = lines.some((line) => readLabel(line)?.label === "candidate");
  let open: HeaderField | undefined;
  let inComment = false;
  let implicit: number | undefined;
  for (const [index, line] of lines.entries()) {
    const opensComment = line.trimStart().startsWith("<!--");
    if (inComment || opensComment) {
      inComment = !line.includes("-->");
      continue;
    }
    const labelled = readLabel(line);
    const field = labelled === undefined ? undefined : fieldOf(labelled, isDeclaration);
    if (implicit !== undefined) {
      if (field === "statement") return implicit;
      if (
        field !== undefined &&
        labelled !== undefined &&
        labelled.value !== "" &&
        !has(draft, field)
      ) {
        take[field](draft, labelled.value, index + 1);
      }
    } else if (field === "statement") {
      return index;
    } else if (field !== undefined && labelled !== undefined) {
      open = field;
      if (labelled.value !== "") take[field](draft, labelled.value, index + 1);
    } else if (!isNoise(line)) {
      if (open !== undefined && continues(draft, open, plainSpaces(line))) {
        take[open](draft, bareValue(withoutMarks(line)), index + 1);
      } else if (draft.name !== undefined) implicit = index;
    }
  }
  return implicit ?? lines.length;
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
 * headings, bullets, emphasis, titles and rules around them, addresses masked or listed. It never fails:
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
  const statement = readStatement(lines, readHeader(lines, draft));
  const { name, login, emails, organizations, problems } = draft;
  const line = organizations[0]?.line;
  const affiliation =
    line === undefined
      ? undefined
      : { value: affiliationOf(organizations.map(({ value }) => value)), line };
  return { name, login, affiliation, emails, statement, problems };
}
