import { nameDoubts } from "../candidate-names.ts";
import { splitFields } from "../fields.ts";
import { candidateName } from "../profile.ts";
import { type Doubt, quoteFound, type ReadingOptions } from "../reading.ts";

const isRank = /^(?:\d{1,3}|No opinion|-)$/i;
const writeIn = / \(write-in\)$/;

/** Line 1 of a CIVS export: the names, in column order. */
export interface CivsHeader {
  /** Its line in the file, counted from 1. */
  readonly line: number;
  readonly names: readonly string[];
  /** Blanks before some names but not all, as from a comma inside a name. */
  readonly unevenlyPadded: boolean;
  /** A carriage return inside the line: the file may have old Mac line ends. */
  readonly carriageReturn: boolean;
}

/** What all rows together show: their lengths, and whether ranks of 0 occur. */
export interface RowSurvey {
  readonly rows: number;
  /** Most fields that a row has. */
  readonly longest: number;
  /** Line of the first rank 0. */
  readonly zeroAt: number | undefined;
}

/** An empty survey, to be filled row by row. */
export function emptySurvey(): { -readonly [Fact in keyof RowSurvey]: RowSurvey[Fact] } {
  return { rows: 0, longest: 0, zeroAt: undefined };
}

export function readCivsHeader(text: string, line: number): CivsHeader {
  const fields = splitFields(text);
  const padded = fields.slice(1).filter((field) => field.padded).length;
  return {
    line,
    names: fields.map((field) => candidateName(field.text)),
    unevenlyPadded: padded > 0 && padded < fields.length - 1,
    carriageReturn: text.includes("\r"),
  };
}

/** The first name that a row of this length may not lack: only late write-ins may be missing. */
export function missingColumn(names: readonly string[], length: number): number | undefined {
  const missing = names.findIndex((name, column) => column >= length && !writeIn.test(name));
  return missing === -1 ? undefined : missing;
}

/** Reasons not to trust the file, from its first line and all rows together. */
export function headerDoubts(
  header: CivsHeader,
  survey: RowSurvey,
  options: ReadingOptions,
): Doubt[] {
  const { line, names } = header;
  const doubts = nameDoubts(names, line);
  if (header.carriageReturn) {
    const hint = "Save the file with the line ends of Unix or Windows.";
    doubts.push({ line, text: "a carriage return inside the line", hint });
  }
  if (names.length > 1 && names.every((name) => isRank.test(name))) {
    const hint = "Put the line with the names above the first ballot.";
    const text = "this line looks like a ballot: the line with the names is missing";
    doubts.push({ line, text, hint });
  }
  const surplus = survey.rows > 0 && survey.longest < names.length;
  const tooShort = missingColumn(names, survey.longest) !== undefined;
  if (surplus && (tooShort || header.unevenlyPadded)) {
    const text = `${names.length} names, but no ballot has more than ${survey.longest} fields`;
    const hint = `If a comma belongs to a name, put double quotes around that name: "Last, First".`;
    doubts.push({ line, text, hint });
  }
  if (survey.zeroAt !== undefined && options.highestIsBest !== true) {
    const text = "a rank of 0: this file may rank the other way round, as proportional polls do";
    const hint =
      "If higher numbers are better in it, give --highest-is-best; otherwise correct the 0.";
    doubts.push({ line: survey.zeroAt, text, hint, about: "direction", explainsRows: true });
  }
  return doubts;
}

/** Warnings; the ballots can be counted. */
export function headerWarnings({ names }: CivsHeader, { rows, longest }: RowSurvey): string[] {
  const warnings: string[] = [];
  if (rows > 0 && longest < names.length) {
    const late = names.slice(longest).map(quoteFound).join(", ");
    warnings.push(`every ballot is older than ${late}, and so ranks it below all others`);
  }
  return warnings;
}
