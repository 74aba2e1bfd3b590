/**
 * Condorcet Election Format, version 1 (https://github.com/CondorcetVote/CondorcetElectionFormat): names
 * in a parameter line `#/Candidates: A ; B`, then a ballot a line, `A > B = C * 12`.
 */
import type { Ballot, Rank } from "../ballot.ts";
import { nameDoubts } from "../candidate-names.ts";
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

const emptyRanking = "/EMPTY/";

function readParameter(text: string, parameters: Parameters): string | undefined {
  const [, key = "", value = ""] = /^#\/\s*([^:]*?)\s*:\s*(.*)$/.exec(text) ?? [];
  const flag = /^(true|false)$/i.exec(value.trim());
  switch (key.toLowerCase()) {
    case "candidates":
      parameters.candidates = value.split(";").map(candidateName);
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

function readLine(text: string, line: number): CefLine | BallotProblem {
  const [, ranking = "", weight, quantifier] =
    /^(?:[^|]*\|\|)?\s*([^^*|]*?)\s*(?:\^\s*(\d+)\s*)?(?:\*\s*(\d+)\s*)?$/.exec(text) ?? [];
  const times = Number(quantifier ?? 1);
  if (times < 1 || times > mostCopies) {
    return { line, found: `* ${quantifier}`, allowed: `1 to ${mostCopies} copies` };
  }
  const own = { line, times, weight: Number(weight ?? 1) };
  if (own.weight < 1 || own.weight > mostCopies) {
    return { line, found: `^${weight}`, allowed: `a weight of 1 to ${mostCopies}` };
  }
  if (ranking === emptyRanking) return { ...own, tiers: [] };
  const tiers = ranking.split(">").map((tier) => tier.split("=").map(candidateName));
  const names = tiers.flat();
  if (names.some((name) => name === "" || /[<;,/|]/.test(name))) {
    return {
      line,
      found: quoteFound(text),
      allowed: "names between > and =, such as A > B = C * 12",
    };
  }
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
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
  { weightAllowed }: Parameters,
): string[] {
  const named = lines.flatMap(({ tiers }) => tiers.flat());
  const strangers = [...new Set(named)].filter((name) => !columns.has(name));
  const weighted = lines.some(({ weight }) => weight !== 1) && !weightAllowed;
  return [
    ...strangers.map((name) => `${quoteFound(name)} is no candidate of the file and is passed by`),
    ...(weighted ? ["weights are not allowed by the file and are passed by"] : []),
  ];
}

/** Reads CEF. What a candidate without a rank means is in the file: last, unless it says otherwise. */
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
  for (const [index, row] of text
    .replace(/^\ufeff/, "")
    .split("\n")
    .entries()) {
    if (row.startsWith("#/")) {
      const wrong = readParameter(row.trim(), parameters);
      const hint = "Write the parameter as true or false.";
      if (wrong !== undefined) doubts.push({ line: index + 1, text: wrong, hint });
      continue;
    }
    const content = row.replace(/#.*$/s, "").trim();
    if (content === "") continue;
    const read = readLine(content, index + 1);
    if ("tiers" in read) lines.push(read);
    else {
      invalid++;
      if (skipped.length < mostProblems) skipped.push(read);
    }
  }
  const candidates =
    parameters.candidates ?? [...new Set(lines.flatMap(({ tiers }) => tiers.flat()))].sort();
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
