import type { Ballot } from "../ballots/ballot.ts";
import { readCivsRow, zeroLine } from "../ballots/formats/civs.ts";
import {
  type CivsHeader,
  emptySurvey,
  headerDoubts,
  headerWarnings,
  type RowSurvey,
} from "../ballots/formats/civs-header.ts";
import { type BallotProblem, makeProfile, type UnrankedPolicy } from "../ballots/profile.ts";
import { type BallotReading, mostProblems, type ReadingOptions } from "../ballots/reading.ts";
import { addTotals } from "./add-totals.ts";
import { makeRowKernel } from "./row-kernel.ts";
import { type Totals, totalsOf } from "./totals.ts";

/** A count without stored ballots: the findings of reading them, and their totals. */
export interface StreamedCount {
  /** Its profile has no ballots; `invalid`, `skipped`, doubts and warnings are of the whole file. */
  readonly reading: BallotReading;
  /** A stream counts pairs only: the places are empty. */
  readonly totals: Totals;
}

/** What one part of a file adds to its count; lines are counted from the part's first, which is 1. */
export interface CountedPart {
  readonly lines: number;
  /** The places are empty. */
  readonly totals: Totals;
  readonly survey: RowSurvey;
  readonly invalid: number;
  /** The first hundred problems. */
  readonly skipped: readonly BallotProblem[];
}

const lineFeed = 10;
const carriageReturn = 13;
/** How many unusual rows are counted at a time; more would take memory. */
const batch = 50;

function textOf(bytes: Uint8Array): string | undefined {
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, end));
  } catch {
    return undefined;
  }
}

/** Counts one by one the rows that are not plain, with the reader that smaller files are read by. */
function makeTextCount(header: CivsHeader, unranked: UnrankedPolicy, options: ReadingOptions) {
  const nobody = makeProfile(header.names, [], unranked);
  const survey = emptySurvey();
  const skipped: BallotProblem[] = [];
  let invalid = 0;
  let waiting: Ballot[] = [];
  let totals = totalsOf(nobody);
  const count = (): void => {
    const part = totalsOf({ ...nobody, ballots: waiting });
    totals = addTotals(totals, { ...part, places: [] });
    totals = { ...totals, places: nobody.candidates.map(() => []) };
    waiting = [];
  };
  const refuse = (problems: readonly BallotProblem[]): void => {
    invalid++;
    skipped.push(...problems.slice(0, mostProblems - skipped.length));
    survey.zeroAt ??= zeroLine(problems);
  };
  const add = (bytes: Uint8Array, line: number): void => {
    const row = textOf(bytes);
    if (row?.trim() === "") return;
    survey.rows++;
    if (row === undefined) {
      refuse([{ line, found: "bytes that are not UTF-8", allowed: "text in UTF-8" }]);
      return;
    }
    const read = readCivsRow(row, line, header.names, options);
    survey.longest = Math.max(survey.longest, read.fields);
    if ("problems" in read) refuse(read.problems);
    else waiting.push({ ranks: read.ranks, times: 1 });
    if (waiting.length === batch) count();
  };
  const finish = () => {
    count();
    return { totals, survey, invalid, skipped };
  };
  return { add, finish };
}

/**
 * Counts rows of a CIVS export without keeping them. Each call of `push` gives whole lines, each with its
 * line feed, up to `end`; the first line of the part is line 1.
 */
export function makePartCount(
  header: CivsHeader,
  unranked: UnrankedPolicy,
  options: ReadingOptions,
) {
  const n = header.names.length;
  const kernel = makeRowKernel(n, unranked);
  const text = makeTextCount(header, unranked, options);
  const takesPlain = options.highestIsBest !== true;
  let lines = 0;
  const push = (bytes: Uint8Array, end: number): void => {
    let at = 0;
    while (at < end) {
      lines++;
      const next = takesPlain ? kernel.count(bytes, at) : -1;
      if (next !== -1) {
        at = next;
        continue;
      }
      const feed = bytes.indexOf(lineFeed, at);
      text.add(bytes.subarray(at, feed), lines);
      at = feed + 1;
    }
  };
  const finish = (): CountedPart => {
    const { totals, survey, invalid, skipped } = text.finish();
    const plain = kernel.finish();
    return {
      lines,
      totals: addTotals(totals, { ...totals, ...plain, places: [] }),
      survey: {
        ...survey,
        rows: survey.rows + plain.counted,
        longest: Math.max(survey.longest, plain.counted > 0 ? n : 0),
      },
      invalid,
      skipped,
    };
  };
  return { push, finish };
}

/** What the parts of one file say together, given in the file's order from its header on. */
export function joinParts(
  header: CivsHeader,
  unranked: UnrankedPolicy,
  options: ReadingOptions,
  parts: readonly CountedPart[],
): StreamedCount {
  const nobody = makeProfile(header.names, [], unranked);
  const survey = emptySurvey();
  const skipped: BallotProblem[] = [];
  let totals = totalsOf(nobody);
  let invalid = 0;
  let before = header.line;
  for (const part of parts) {
    const { rows, longest, zeroAt } = part.survey;
    totals = addTotals(totals, part.totals);
    invalid += part.invalid;
    for (const problem of part.skipped.slice(0, mostProblems - skipped.length)) {
      skipped.push({ ...problem, line: before + problem.line });
    }
    survey.rows += rows;
    survey.longest = Math.max(survey.longest, longest);
    if (zeroAt !== undefined) survey.zeroAt ??= before + zeroAt;
    before += part.lines;
  }
  return {
    reading: {
      profile: { ...nobody, invalid, skipped },
      doubts: headerDoubts(header, survey, options),
      warnings: headerWarnings(header, survey),
    },
    totals,
  };
}
