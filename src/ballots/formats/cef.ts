/**
 * Condorcet Election Format, version 1 (https://github.com/CondorcetVote/CondorcetElectionFormat): names
 * in a parameter line `#/Candidates: A ; B`, then a ballot a line, `A > B = C * 12`.
 */
import type { Ballot, Rank } from "../ballot.ts";
import { mostCandidates, nameDoubts, tooManyNames } from "../candidate-names.ts";
import { type BallotProblem, candidateName, type Profile } from "../profile.ts";
import { type BallotReading, mostProblems, quoteFound } from "../reading.ts";
import { refuseToWrite } from "../refuse-to-write.ts";
import { mostCopies } from "./civs-upload.ts";

interface Parameters {
  candidates: string[] | undefined;
  implicitRanking: boolean;
  weightAllowed: boolean;
}

/** One ballot line, its names not yet looked up. */
interface CefLine {
  readonly line: number;
  /** Tiers of names, best first; none for a blank ballot. */
  readonly tiers: readonly (readonly string[])[];
  readonly times: number;
  readonly weight: number;
}

/** The keyword of the format, and one that this program once wrote. */
const emptyRanking = "/EMPTY_RANKING/";
/** Further names are counted, not listed. */
const mostTold = 30;
const emptyRankings = new Set([emptyRanking, "/EMPTY/"]);
/** The most cells (ballots times candidates) of a poll. */
const mostCells = 15_000_000;
const longestLine = 100_000;
/** A name that is a count as well, as other programs write it, unless the file announces such names. */
const countedName = /:|^\d+%?$|^[([{]\d+%?[)\]}]|^\d+(?:\s|\s*[*x×)\].]\s)\s*\S|\t/u;
/** The same with the count behind the name, in a name whose blanks are single. */
const countBehind =
  /(?:[(*[]| [x×]) ?[x×]? ?\d{1,9} ?[)\]]?$|\d ?(?:[x×]|votes?|voters?|ballots?|times) ?[)\]]?$/iu;

function isCounted(name: string): boolean {
  return countedName.test(name) || countBehind.test(name.replace(/\s+/gu, " "));
}

function readParameter(text: string, parameters: Parameters): string | undefined {
  const colon = text.indexOf(":");
  const key = text.slice(2, Math.max(2, colon)).trim();
  const value = colon === -1 ? "" : text.slice(colon + 1).trim();
  const flag = /^(true|false)$/i.exec(value);
  switch (key.toLowerCase()) {
    case "candidates":
      parameters.candidates = value
        .split(";")
        .map(candidateName)
        .filter((name) => name !== "");
      return undefined;
    case "implicit ranking":
      if (flag === null) return `"${value}" is neither true nor false`;
      parameters.implicitRanking = flag[0].toLowerCase() === "true";
      return undefined;
    case "weight allowed":
      if (flag === null) return `"${value}" is neither true nor false`;
      parameters.weightAllowed = flag[0].toLowerCase() === "true";
      return undefined;
    default:
      return undefined;
  }
}

function isCount(text: string | undefined, value: number): boolean {
  return text === undefined || (/^\s*\d{1,9}\s*$/.test(text) && value >= 1 && value <= mostCopies);
}

function readLine(
  text: string,
  line: number,
  announced: ReadonlySet<string>,
): CefLine | BallotProblem {
  if (text.length > longestLine) {
    const found = `a line of ${text.length} characters`;
    return { line, found, allowed: `at most ${longestLine} characters` };
  }
  const tag = text.indexOf("||");
  const [weighted = "", quantifier, ...surplus] = text.slice(tag === -1 ? 0 : tag + 2).split("*");
  const [written = "", weight, ...others] = weighted.split("^");
  const ranking = surplus.length + others.length === 0 ? written.trim() : "";
  const times = Number(quantifier ?? 1);
  if (!isCount(quantifier, times)) {
    return {
      line,
      found: `* ${quantifier?.trim().slice(0, 20)}`,
      allowed: `1 to ${mostCopies} copies`,
    };
  }
  const own = { line, times, weight: Number(weight ?? 1) };
  if (!isCount(weight, own.weight)) {
    return {
      line,
      found: `^${weight?.trim().slice(0, 20)}`,
      allowed: `a weight of 1 to ${mostCopies}`,
    };
  }
  if (emptyRankings.has(ranking)) return { ...own, tiers: [] };
  const tiers = ranking.split(">").map((tier) => tier.split("=").map(candidateName));
  const names = tiers.flat();
  if (names.some((name) => name === "" || /[<;,/|]/.test(name))) {
    return {
      line,
      found: quoteFound(text),
      allowed: "names between > and =, such as A > B = C * 12",
    };
  }
  const counted = names.find((name) => isCounted(name) && !announced.has(name));
  if (counted !== undefined) {
    const allowed =
      "names announced in #/Candidates:, or without : and counts; counts go last, as * 5";
    return { line, found: quoteFound(counted), allowed };
  }
  const seen = new Set<string>();
  const doubled = names.find((name) => seen.size === seen.add(name).size);
  if (doubled === undefined) return { ...own, tiers };
  return { line, found: `${quoteFound(doubled)} twice`, allowed: "every candidate once" };
}

function ballotFrom(
  { tiers, times, weight }: CefLine,
  columns: ReadonlyMap<string, number>,
  { weightAllowed }: Parameters,
): Ballot {
  const known = tiers.map((tier) => tier.filter((name) => columns.has(name)));
  const ranks: Rank[] = Array.from({ length: columns.size }, () => undefined);
  for (const [rank, tier] of known.filter((names) => names.length > 0).entries()) {
    for (const name of tier) ranks[columns.get(name) ?? 0] = rank + 1;
  }
  return { ranks, times: times * (weightAllowed ? weight : 1) };
}

function warningsFor(
  lines: readonly CefLine[],
  columns: ReadonlyMap<string, number>,
  { weightAllowed, candidates: announced }: Parameters,
): string[] {
  const named = lines.flatMap(({ tiers }) => tiers.flat());
  const strangers = [...new Set(named)].filter((name) => !columns.has(name)).slice(0, mostTold);
  const weighted = lines.some(({ weight }) => weight !== 1) && !weightAllowed;
  const made = [...columns.keys()].slice(0, mostTold).map(quoteFound).join(", ");
  const more = columns.size > mostTold ? ` and ${columns.size - mostTold} more` : "";
  return [
    ...(announced
      ? []
      : [`the file does not announce its candidates; taken from its ballots: ${made}${more}`]),
    ...strangers.map(
      (name) => `${quoteFound(name)} is not a candidate of the file and is passed by`,
    ),
    ...(weighted ? ["weights are not allowed by the file and are passed by"] : []),
  ];
}

/** Reads CEF. Unranked candidates are last, unless the file says otherwise. */
export function readCef(text: string): BallotReading {
  const parameters: Parameters = {
    candidates: undefined,
    implicitRanking: true,
    weightAllowed: false,
  };
  const lines: CefLine[] = [];
  const skipped: BallotProblem[] = [];
  const doubts: { line: number; text: string; hint: string }[] = [];
  let invalid = 0;
  const rows = text.replace(/^\ufeff/, "").split("\n");
  for (const [index, row] of rows.entries()) {
    if (!row.startsWith("#/")) continue;
    const wrong = readParameter(row.trim(), parameters);
    const hint = "Write the parameter as true or false.";
    if (wrong !== undefined) doubts.push({ line: index + 1, text: wrong, hint });
  }
  const announced = new Set(parameters.candidates);
  const named = new Set(announced);
  for (const [index, row] of rows.entries()) {
    const comment = row.indexOf("#");
    const content = (comment === -1 ? row : row.slice(0, comment)).trim();
    if (content === "") continue;
    const read = readLine(content, index + 1, announced);
    if ("tiers" in read) {
      lines.push(read);
      if (announced.size === 0) for (const name of read.tiers.flat()) named.add(name);
    } else {
      invalid++;
      if (skipped.length < mostProblems) skipped.push(read);
    }
    if (named.size > mostCandidates) return tooManyNames(named.size, index + 1);
  }
  const candidates = parameters.candidates ?? [...named].sort();
  if (candidates.length * lines.length > mostCells) {
    const found = `${lines.length} ballots over ${candidates.length} names`;
    const hint = "Write equal ballots once, with their number: A > B * 12.";
    doubts.push({ line: 0, text: `${found}: that is too much to hold`, hint });
    lines.length = 0;
  }
  if (candidates.length === 0) {
    const hint = "Name the candidates: #/Candidates: A ; B ; C";
    doubts.push({ line: 0, text: "no candidate at all", hint });
  }
  const columns = new Map(candidates.map((name, column) => [name, column]));
  return {
    profile: {
      candidates,
      ballots: lines.map((line) => ballotFrom(line, columns, parameters)),
      unranked: parameters.implicitRanking ? "last" : "no-opinion",
      invalid,
      skipped,
    },
    doubts: [...doubts, ...nameDoubts(candidates, 0)],
    warnings: warningsFor(lines, columns, parameters),
  };
}

function rankingText(ranks: readonly Rank[], candidates: readonly string[]): string {
  const byRank = new Map<number, string[]>();
  for (const [column, rank] of ranks.entries()) {
    if (rank !== undefined)
      byRank.set(rank, [...(byRank.get(rank) ?? []), candidates[column] ?? ""]);
  }
  const tiers = [...byRank.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, names]) => names.join(" = "));
  return tiers.length === 0 ? emptyRanking : tiers.join(" > ");
}

/**
 * Writes CEF, equal ballots together.
 *
 * @throws ElectionError (refused) where a name holds a character that the format reserves, or ballots are
 * older than a write-in.
 */
export function writeCef({ candidates, ballots, unranked }: Profile): string {
  const reserved = candidates.find((name) => /[>=;,#/*^|<]/.test(name));
  if (reserved !== undefined) refuseToWrite(`the name "${reserved}"`, "cef");
  if (ballots.some(({ ranks }) => ranks.length < candidates.length)) {
    refuseToWrite("ballots older than a write-in", "cef");
  }
  const copies = new Map<string, number>();
  for (const { ranks, times } of ballots) {
    const line = rankingText(ranks, candidates);
    copies.set(line, (copies.get(line) ?? 0) + times);
  }
  const head = [
    `#/Candidates: ${candidates.join(" ; ")}`,
    `#/Implicit Ranking: ${unranked === "last"}`,
    "#/Weight Allowed: false",
  ];
  const lines = [...copies.entries()].map(([line, times]) =>
    times === 1 ? line : `${line} * ${times}`,
  );
  return `${[...head, "", ...lines].join("\n")}\n`;
}
