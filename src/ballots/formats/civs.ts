import { plural } from "../../wording.ts";
/**
 * The CSV that CIVS exports (https://civs1.civs.us, "download ballots"): names on the first line, then a ballot
 * a line, a rank or `No opinion` for each name. CIVS writes no quotes, no byte order mark, and LF; files saved
 * by spreadsheets are read too.
 */
import type { Ballot, Rank } from "../ballot.ts";
import { mostCandidates, tooManyNames } from "../candidate-names.ts";
import { type Field, splitFields } from "../fields.ts";
import type { BallotProblem } from "../profile.ts";
import {
  type BallotReading,
  type Doubt,
  mostProblems,
  quoteFound,
  type ReadingOptions,
} from "../reading.ts";
import {
  emptySurvey,
  headerDoubts,
  headerWarnings,
  missingColumn,
  readCivsHeader,
} from "./civs-header.ts";
import { type CivsShape, watchShape } from "./civs-shape.ts";

const noOpinion = "No opinion";
const highestRank = 999;
const longestLine = 1_000_000;

const nothingRead: BallotReading = {
  profile: { candidates: [], ballots: [], unranked: "no-opinion", invalid: 0, skipped: [] },
  doubts: [
    {
      line: 0,
      text: "no line at all",
      hint: "Download the ballots again: even a poll without ballots has a line with the names.",
    },
  ],
  warnings: [],
};

function allowedRanks({ highestIsBest = false }: ReadingOptions): string {
  return `a whole number from ${highestIsBest ? 0 : 1} to ${highestRank}, ${noOpinion} or -`;
}

/** A field's rank; undefined for no opinion, null if invalid. */
function readRank({ text }: Field, { highestIsBest = false }: ReadingOptions): Rank | null {
  if (text === noOpinion || text === "-") return undefined;
  if (!/^0*\d{1,3}$/.test(text)) return null;
  const value = Number(text);
  if (highestIsBest) return highestRank + 1 - value;
  return value === 0 ? null : value;
}

/** One row: how many fields it has, and its ranks or everything that is wrong with it. */
type CivsRow = { readonly fields: number } & (
  | { readonly ranks: readonly Rank[] }
  | { readonly problems: readonly BallotProblem[] }
);

/** Reads one row of a CIVS export. */
export function readCivsRow(
  row: string,
  line: number,
  names: readonly string[],
  options: ReadingOptions,
  shape?: CivsShape,
): CivsRow {
  if (row.length > longestLine) {
    const found = `a line of ${row.length} characters`;
    return { fields: 0, problems: [{ line, found, allowed: `at most ${longestLine} characters` }] };
  }
  const fields = splitFields(row);
  const missing = missingColumn(names, fields.length);
  if (fields.length > names.length || missing !== undefined) {
    const found = plural(fields.length, "field");
    const allowed = `${names.length}, one for each name of line 1 (only late write-ins may be missing)`;
    return { fields: fields.length, problems: [{ line, found, allowed }] };
  }
  const ranks = fields.map((field) => readRank(field, options));
  shape?.add(ranks, (column) => fields[column]?.text ?? "");
  const problems = ranks.flatMap((rank, index): BallotProblem[] => {
    if (rank !== null) return [];
    const found = quoteFound(fields[index]?.text ?? "");
    const candidate = names[index] ?? "";
    return [{ line, column: index + 1, candidate, found, allowed: allowedRanks(options) }];
  });
  if (problems.length > 0) return { fields: fields.length, problems };
  return { fields: fields.length, ranks: ranks as readonly Rank[] };
}

/** The line of a rank of 0 among what is wrong with a row; undefined where there is none. */
export function zeroLine(problems: readonly BallotProblem[]): number | undefined {
  return problems.find(({ found }) => /^"0+"$/.test(found))?.line;
}

/** Whether a doubt concerns all rows together; a rank of 0 is found anywhere. */
export function isOfShape({ about, explainsRows, line }: Doubt): boolean {
  return about === "direction" ? line === 0 : explainsRows === true;
}

/** The doubts about header and shape; a 0 says nothing about direction in columns that are not ranks. */
export function allDoubts(ofHeader: readonly Doubt[], ofShape: readonly Doubt[]): Doubt[] {
  const isForeign = ofShape.length > 0 || ofHeader.some(({ about }) => about === undefined);
  return [...ofHeader.filter(({ about }) => !isForeign || about === undefined), ...ofShape];
}

/**
 * Reads a CIVS export. It does not throw: problems are in `doubts` (whole file) and the profile's `skipped`
 * (single ballots).
 */
export function readCivs(text: string, options: ReadingOptions = {}): BallotReading {
  const lines = text.replace(/^\ufeff/, "").split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first === -1) return nothingRead;
  const header = readCivsHeader((lines[first] ?? "").replace(/\r$/, ""), first + 1);
  if (header.names.length > mostCandidates) return tooManyNames(header.names.length, header.line);
  const shape = watchShape(header.names.length);
  const ballots: Ballot[] = [];
  const skipped: BallotProblem[] = [];
  const survey = emptySurvey();
  let invalid = 0;
  for (let index = first + 1; index < lines.length; index++) {
    const row = (lines[index] ?? "").replace(/\r$/, "");
    if (row.trim() === "") continue;
    const read = readCivsRow(row, index + 1, header.names, options, shape);
    survey.rows++;
    survey.longest = Math.max(survey.longest, read.fields);
    if ("ranks" in read) ballots.push({ ranks: read.ranks, times: 1 });
    else {
      invalid++;
      skipped.push(...read.problems.slice(0, mostProblems - skipped.length));
      survey.zeroAt ??= zeroLine(read.problems);
    }
  }
  return {
    profile: { candidates: header.names, ballots, unranked: "no-opinion", invalid, skipped },
    doubts: allDoubts(headerDoubts(header, survey, options), shape.doubts(header, options)),
    warnings: [...headerWarnings(header, survey), ...shape.remarks(options)],
  };
}
