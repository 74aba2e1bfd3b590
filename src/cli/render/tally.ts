import type { Closeness } from "../../tally/closeness.ts";
import { weakCondorcetWinners } from "../../tally/majority-sets.ts";
import type { Tally } from "../../tally/tally-result.ts";
import { visible } from "../../visible-text.ts";
import { plural } from "../../wording.ts";
import type { Terminal } from "../terminal.ts";
import { renderCloseness, renderCycles, renderReasons } from "./analysis.ts";
import { padTo, shortNames } from "./display-width.ts";
import { wrapText } from "./wrap.ts";

type TallyTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

const barWidth = 20;
const widestName = 34;
/** Larger matrices are for programs. */
const mostInMatrix = 40;

/** How often a candidate is preferred, among all pairs with them that ballots decide. */
function preferredShare({ pairwise, candidates }: Tally, name: string): number | undefined {
  const candidate = candidates.indexOf(name);
  const won = (pairwise[candidate] ?? []).reduce((sum, count) => sum + count, 0);
  const lost = pairwise.reduce((sum, row) => sum + (row[candidate] ?? 0), 0);
  return won + lost === 0 ? undefined : won / (won + lost);
}

function bar(share: number | undefined, { colors }: TallyTerminal): string {
  if (share === undefined) return padTo("no opinions", barWidth + 5);
  const full = Math.round(share * barWidth);
  const percent = `${Math.round(share * 100)} %`.padStart(5);
  return `${"█".repeat(full)}${colors.dim("░".repeat(barWidth - full))}${percent}`;
}

function headline({ ballots, rule }: Tally): string {
  const parts = [
    plural(ballots.abstentions, "abstention"),
    ...(ballots.invalid > 0 ? [`${ballots.invalid} invalid and left out`] : []),
    ...(ballots.unranked === "last" ? ["unranked candidates count as last"] : []),
  ];
  return `${plural(ballots.counted, "ballot")} counted by ${rule} (${parts.join(", ")})`;
}

function rankingLines(tally: Tally, terminal: TallyTerminal): string[] {
  const everyone = tally.ranking.flat();
  const shown = shortNames(everyone.map(visible), terminal.isScreen ? widestName : Infinity);
  const label = new Map(everyone.map((name, index) => [name, shown[index] ?? ""]));
  const width = Math.max(...shown.map((name) => name.length));
  let place = 1;
  return tally.ranking.flatMap((tier) => {
    const rank = place;
    place += tier.length;
    const tied = tier.length > 1 ? `tied with ${tier.length - 1}` : "";
    return tier.map((name) => {
      const known = label.get(name) ?? "";
      if (!terminal.isScreen) return [rank, known, tied].join("\t");
      const start = `${String(rank).padStart(3)}  ${padTo(known, width)}`;
      return `${start}  ${bar(preferredShare(tally, name), terminal)}  ${tied}`.trimEnd();
    });
  });
}

function setLines(tally: Tally, { isScreen, columns }: TallyTerminal, details: boolean): string[] {
  const indent = " ".repeat(18);
  const list = (names: readonly string[]): string => {
    const line = names.map(visible).join(", ");
    return isScreen ? wrapText(line, columns, indent).trimStart() : line;
  };
  const weak = weakCondorcetWinners(tally.pairwise).map((number) => tally.candidates[number] ?? "");
  const undefeated = weak.length === 0 ? "none" : `none (undefeated: ${list(weak)})`;
  return [
    `Condorcet winner: ${tally.condorcetWinner === null ? undefeated : visible(tally.condorcetWinner)}`,
    `Condorcet loser:  ${tally.condorcetLoser === null ? "none" : visible(tally.condorcetLoser)}`,
    ...(details
      ? [
          `Smith set:        ${list(tally.smithSet)}`,
          `Schwartz set:     ${list(tally.schwartzSet)}`,
        ]
      : []),
  ];
}

async function matrixLines(tally: Tally, terminal: TallyTerminal): Promise<string[]> {
  if (terminal.isScreen && tally.candidates.length > mostInMatrix) {
    return [`(The matrix of ${tally.candidates.length} candidates is not shown; --json has it.)`];
  }
  const { renderMatrix } = await import("./matrix.ts");
  const entries = tally.ranking.flat().map((name) => ({
    candidate: tally.candidates.indexOf(name),
    name: visible(name),
  }));
  const key = "Ballots that rank the row above the column: + a majority, - a minority, = a tie";
  return [...(terminal.isScreen ? [key] : []), renderMatrix(tally.pairwise, entries, terminal)];
}

/** How much of a count is shown. */
export interface TallyView {
  /** The sets of the majority relation. */
  readonly details: boolean;
  /** How near another outcome is. */
  readonly near?: Closeness | undefined;
}

/** A count for people: ranking with bars and reasons, who wins and loses every pair, the matrix. */
export async function renderTally(
  tally: Tally,
  terminal: TallyTerminal,
  { details, near }: TallyView,
): Promise<string> {
  const { counted, invalid } = tally.ballots;
  // Without ballots everyone is tied: tables of noughts would only hide that.
  if (counted === 0) {
    const why = invalid === 0 ? "No ballots were cast" : `None of ${invalid} ballots can be read`;
    return `${terminal.colors.bold(why)}: nothing ranks ${tally.candidates.map(visible).join(", ")}.`;
  }
  const sections = [
    [terminal.colors.bold(headline(tally))],
    rankingLines(tally, terminal),
    [terminal.colors.bold("Why:"), ...renderReasons(tally, terminal)],
    [
      ...setLines(tally, terminal, details),
      ...renderCycles(tally, terminal),
      ...(near === undefined ? [] : [renderCloseness(near, terminal)]),
    ],
    await matrixLines(tally, terminal),
  ];
  const explained = "Bars: share of head-to-head comparisons won (does not decide the order).";
  if (terminal.isScreen) sections[1]?.push(terminal.colors.dim(explained));
  return sections.map((lines) => lines.join("\n")).join("\n\n");
}
