import { type Doubt, quoteFound } from "../reading.ts";
import type { CivsHeader } from "./civs-header.ts";

/** Column headings about a voter or a ballot, not a candidate. */
const notCandidates =
  /^(?:#|no\.?|nr\.?|nn|id|uid|uuid|key|token|code|row|index|line|number|rank(?:ing)?|weight|count|votes?|copies|times|ballot|voter|elector|respondent|response|participant|person|member|contributor|committer|employee|receipt|precinct|w(?:ä|ae)hler(?:in)?|stimmzettel|electeur|électeur|votante|user|username|login|e-?mail(?: address)?|address|ip(?: address)?|name|time|date|timestamp|submitted|start(?:ed)?|end(?:ed)?|duration|total|sum|points?|scores?|punkte|summe|session|comment|zeitstempel)(?:[ _-]?(?:id|no\.?|nr\.?|number|name|key|code|token|date|time|at|email|address|#))?$/;
/** With fewer ballots, common features mean nothing. */
const leastBallots = 3;
/** If this share of ballots looks reversed, higher numbers may be better: a person must say. */
const nearlyAll = 0.75;

/** What is said where nothing in a file shows the direction of its ranks. */
export const supposedDirection =
  "nothing shows whether low or high numbers are better, so 1 is read as the best; if it is not, give --highest-is-best";

/** Features of all rows together. */
export interface CivsShape {
  /** A row as it is read: a number, undefined for no opinion, null where it is neither. */
  add(values: readonly (number | null | undefined)[], texts: (column: number) => string): void;
  doubts(header: CivsHeader, options: { readonly highestIsBest?: boolean }): Doubt[];
  /** What was supposed of the direction, where nothing in the ballots shows it. */
  remarks(options: { readonly highestIsBest?: boolean }): string[];
}

function columnDoubt(line: number, column: number, name: string, why: string): Doubt {
  const text = `column ${column + 1} ${quoteFound(name)} ${why}, so it does not seem to be a candidate`;
  const hint =
    "Remove the columns about voters, dates or weights, so that each column is a candidate.";
  return { line, text, hint, explainsRows: true };
}

/** Fields that are not ranks, reported once, not once per ballot. */
function watchFields(columns: number) {
  let rows = 0;
  let fields = 0;
  let words = 0;
  let sparse = 0;
  let diagonal = 0;
  let example = "";
  let unreadable = 0;
  let strange = "";
  return {
    add: (
      values: readonly (number | null | undefined)[],
      texts: (column: number) => string,
    ): void => {
      const unread = values.flatMap((value, at) => (value === null ? [texts(at)] : []));
      const worded = unread.filter((text) => text !== "" && !/^-?\d/.test(text));
      const noNumbers = values.flatMap((_, at) => (/^\d+$/.test(texts(at)) ? [] : [at]));
      if (noNumbers.length === 1 && noNumbers[0] === rows) diagonal++;
      if (unread.includes("")) sparse++;
      const odd = unread.filter((text) => !/^(?:0*|-)$/.test(text));
      if (strange === "") strange = odd[0] ?? "";
      unreadable += odd.length;
      if (example === "") example = worded[0] ?? "";
      words += worded.length;
      fields += values.length;
      rows++;
    },
    doubts: (line: number): Doubt[] => {
      if (words * 2 <= fields && unreadable * 2 > fields) {
        const text = `most fields are not ranks, such as ${quoteFound(strange)}`;
        const hint =
          "Expected: a column of ranks for each candidate, whole numbers with 1 as the best.";
        return [{ line, text, hint, explainsRows: true }];
      }
      if (words * 2 > fields) {
        const text = `most fields hold words, such as ${quoteFound(example)}, and no ranks`;
        const hint =
          "Expected: a column of ranks for each candidate; or CEF, a ballot a line: Ada > Bo = Cy * 5.";
        return [{ line, text, hint, explainsRows: true }];
      }
      if (columns >= leastBallots && rows === columns && diagonal === rows) {
        const text =
          "as many rows as names, and each leaves out its own: a table of pairs, it seems";
        const hint = "Give the ballots themselves; a table of pairs cannot be counted again.";
        return [{ line, text, hint, explainsRows: true }];
      }
      if (rows < leastBallots || sparse * 2 <= rows) return [];
      const text = `empty fields on ${sparse} of ${rows} ballots`;
      const hint = "Write - where a ballot leaves a candidate unranked.";
      return [{ line, text, hint, explainsRows: true }];
    },
  };
}

/** Watches for ranks the other way round: CIVS offers 1 to as many as there are candidates, 1 as the best. */
function watchDirection(columns: number) {
  let ordered = 0;
  let topHeavy = 0;
  let bottomHeavy = 0;
  let withoutOne = 0;
  let tooHigh = 0;
  const signs = (): string[] => [
    ...(ordered >= leastBallots && columns > 2 && topHeavy >= ordered * nearlyAll
      ? [`more candidates in first than in last place on ${topHeavy} of ${ordered} ballots`]
      : []),
    ...(ordered > 1 && tooHigh * 2 > ordered
      ? [`numbers above ${columns}, the number of names, on ${tooHigh} of ${ordered} ballots`]
      : []),
    ...(ordered >= leastBallots && withoutOne * 2 > ordered
      ? [`no 1 on ${withoutOne} of ${ordered} ballots`]
      : []),
  ];
  return {
    add: (values: readonly (number | null | undefined)[]): void => {
      const ranks = values.filter((value): value is number => typeof value === "number");
      const low = Math.min(...ranks);
      const high = Math.max(...ranks);
      if (ranks.length < 2 || low === high) return;
      const first = ranks.filter((value) => value === low).length;
      const last = ranks.filter((value) => value === high).length;
      ordered++;
      if (first > last) topHeavy++;
      if (last > first) bottomHeavy++;
      if (low > 1) withoutOne++;
      if (high > columns) tooHigh++;
    },
    doubts: (): Doubt[] => {
      const [sign] = signs();
      if (sign === undefined) return [];
      const text = `${sign}: this file may rank the other way round, as proportional polls and scores do`;
      const hint =
        "If higher numbers are better in it, give --highest-is-best; if 1 is best, give --no-highest-is-best (for an election, a decision about: ballots in election.yaml).";
      return [{ line: 0, text, hint, about: "direction" }];
    },
    remarks: (): string[] =>
      ordered > 0 && topHeavy >= bottomHeavy && signs().length === 0 ? [supposedDirection] : [],
  };
}

/** Checks the rows of a CIVS export for columns that are not ranks, and for reversed ranks. */
export function watchShape(columns: number): CivsShape {
  const seen: (Set<number> | undefined)[] = Array.from({ length: columns }, () => new Set());
  const unread = Array.from({ length: columns }, () => 0);
  const lowest = Array.from({ length: columns }, () => Number.POSITIVE_INFINITY);
  const examples: string[] = [];
  const fields = watchFields(columns);
  const direction = watchDirection(columns);
  let rows = 0;
  /** What shows that a column is not a candidate's. */
  const noCandidate = (name: string, column: number, isTurned: boolean): string | undefined => {
    if (columns > 1 && notCandidates.test(name.trim().toLowerCase())) {
      return "has the title of a column about voters";
    }
    if (rows < leastBallots) return undefined;
    if (unread[column] === rows) {
      return `has no rank in any row, only text such as ${quoteFound(examples[column] ?? "")}`;
    }
    if (rows > columns && seen[column] !== undefined) return "has a different number in every row";
    const low = lowest[column] ?? 0;
    return !isTurned && low > columns * 2 ? `has no number below ${low} in any row` : undefined;
  };
  return {
    add: (values, texts) => {
      if (values.length !== columns) return;
      rows++;
      fields.add(values, texts);
      for (const [column, value] of values.entries()) {
        const before = seen[column];
        lowest[column] = Math.min(lowest[column] ?? 0, typeof value === "number" ? value : 0);
        if (typeof value !== "number" || before?.has(value)) seen[column] = undefined;
        else before?.add(value);
        if (value === null && !/^-?\d/.test(texts(column))) {
          unread[column] = (unread[column] ?? 0) + 1;
          examples[column] ??= texts(column);
        }
      }
      direction.add(values);
    },
    doubts: ({ line, names }, { highestIsBest }) => {
      const common = fields.doubts(line);
      if (common.length > 0) return common;
      const doubts = names.flatMap((name, column): Doubt[] => {
        const why = noCandidate(name, column, highestIsBest === true);
        return why === undefined ? [] : [columnDoubt(line, column, name, why)];
      });
      return doubts.length > 0 || highestIsBest !== undefined ? doubts : direction.doubts();
    },
    remarks: ({ highestIsBest }) => (highestIsBest === undefined ? direction.remarks() : []),
  };
}
