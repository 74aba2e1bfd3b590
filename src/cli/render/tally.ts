import type { Closeness } from "../../tally/closeness.ts";
import { weakCondorcetWinners } from "../../tally/majority-sets.ts";
import type { Tally } from "../../tally/tally-result.ts";
import { visible } from "../../visible-text.ts";
import { plural } from "../../wording.ts";
import { displayWidth, wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";
import { renderCloseness, renderCycles, renderReasons } from "./analysis.ts";
import { renderMatrix } from "./matrix.ts";
import { padTo, shortNames } from "./short-names.ts";
import { wrapForScreen } from "./wrap.ts";

type TallyTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

const widestBar = 20;
const narrowestBar = 6;
const widestName = 34;
const narrowestName = 8;
/** Larger matrices are only in --json. */
const mostInMatrix = 40;

/** The share of head-to-head comparisons that a candidate wins. */
function preferredShare(
  { pairwise, candidates }: Pick<Tally, "pairwise" | "candidates">,
  name: string,
): number | undefined {
  const candidate = candidates.indexOf(name);
  const won = (pairwise[candidate] ?? []).reduce((sum, count) => sum + count, 0);
  const lost = pairwise.reduce((sum, row) => sum + (row[candidate] ?? 0), 0);
  return won + lost === 0 ? undefined : won / (won + lost);
}

function bar(share: number | undefined, width: number, { colors }: TallyTerminal): string {
  if (share === undefined) return padTo("no opinions", width + 5);
  const full = Math.round(share * width);
  const percent = `${Math.round(share * 100)} %`.padStart(5);
  return `${"█".repeat(full)}${colors.dim("░".repeat(width - full))}${percent}`;
}

function headline({ ballots, rule }: Tally): string {
  const parts = [
    plural(ballots.abstentions, "abstention"),
    ...(ballots.invalid > 0 ? [`${ballots.invalid} invalid and left out`] : []),
    ...(ballots.unranked === "last" ? ["unranked candidates count as last"] : []),
  ];
  return `${plural(ballots.counted, "ballot")} counted by ${rule} (${parts.join(", ")})`;
}

/** How wide names and bars are, so that a line fits the screen: rank, name, bar with percent, tie. */
function widths(names: readonly string[], ranking: Tally["ranking"], { columns }: TallyTerminal) {
  const longest = Math.min(widestName, Math.max(...names.map(displayWidth)));
  const tie = Math.max(
    0,
    ...ranking.map((tier) => (tier.length > 1 ? tiedText(tier).length + 2 : 0)),
  );
  const room = columns - 5 - 2 - 5 - tie;
  const barWidth = Math.max(narrowestBar, Math.min(widestBar, room - longest));
  return { barWidth, nameWidth: Math.max(narrowestName, Math.min(widestName, room - barWidth)) };
}

function tiedText(tier: readonly string[]): string {
  return tier.length > 1 ? `tied with ${tier.length - 1}` : "";
}

function rankingLines({ ranking, ...tally }: Tally, terminal: TallyTerminal): string[] {
  const names = ranking.flat().map(visible);
  const { barWidth, nameWidth } = widths(names, ranking, terminal);
  const shown = terminal.isScreen ? shortNames(names, nameWidth) : names;
  const width = Math.max(...shown.map(displayWidth));
  let place = 0;
  return ranking.flatMap((tier) => {
    const rank = place + 1;
    return tier.map((name) => {
      const known = shown[place] ?? "";
      place += 1;
      if (!terminal.isScreen) return [rank, known, tiedText(tier)].join("\t");
      const share = preferredShare(tally, name);
      const start = `${String(rank).padStart(3)}  ${padTo(known, width)}`;
      return `${start}  ${bar(share, barWidth, terminal)}  ${tiedText(tier)}`.trimEnd();
    });
  });
}

function setLines(tally: Tally, { isScreen, columns }: TallyTerminal, details: boolean): string[] {
  const indent = " ".repeat(18);
  const line = (label: string, text: string): string =>
    isScreen ? wrapText(text, columns, indent, label.padEnd(18)) : label.padEnd(18) + text;
  const list = (names: readonly string[]): string => names.map(visible).join(", ");
  const weak = weakCondorcetWinners(tally.pairwise).map((number) => tally.candidates[number] ?? "");
  const undefeated = weak.length === 0 ? "none" : `none (undefeated: ${list(weak)})`;
  return [
    line(
      "Condorcet winner:",
      tally.condorcetWinner === null ? undefeated : visible(tally.condorcetWinner),
    ),
    line(
      "Condorcet loser:",
      tally.condorcetLoser === null ? "none" : visible(tally.condorcetLoser),
    ),
    ...(details
      ? [line("Smith set:", list(tally.smithSet)), line("Schwartz set:", list(tally.schwartzSet))]
      : []),
  ];
}

function matrixLines(tally: Tally, terminal: TallyTerminal): string[] {
  if (terminal.isScreen && tally.candidates.length > mostInMatrix) {
    return [`(The matrix of ${tally.candidates.length} candidates is not shown; --json has it.)`];
  }
  const entries = tally.ranking.flat().map((name) => ({
    candidate: tally.candidates.indexOf(name),
    name: visible(name),
  }));
  const key = "Ballots that rank the row above the column: + a majority, - a minority, = a tie";
  return [
    ...(terminal.isScreen ? [wrapText(key, terminal.columns)] : []),
    renderMatrix(tally.pairwise, entries, terminal),
  ];
}

/** How much of a count is shown. */
export interface TallyView {
  /** The sets of the majority relation. */
  readonly details: boolean;
  /** How close another outcome is. */
  readonly near?: Closeness | undefined;
}

/** A count for people: ranking with bars and reasons, who wins and loses every pair, the matrix. */
export function renderTally(
  tally: Tally,
  terminal: TallyTerminal,
  { details, near }: TallyView,
): string {
  const { counted, invalid } = tally.ballots;
  // Without ballots everyone is tied; tables of zeros would only hide that.
  if (counted === 0) {
    const why = invalid === 0 ? "No ballots were cast" : `None of ${invalid} ballots can be read`;
    const text = `${terminal.colors.bold(why)}: nothing ranks ${tally.candidates.map(visible).join(", ")}.`;
    return wrapForScreen(text, terminal);
  }
  const sections = [
    [terminal.colors.bold(wrapForScreen(headline(tally), terminal))],
    rankingLines(tally, terminal),
    [terminal.colors.bold("Why:"), ...renderReasons(tally, terminal)],
    [
      ...setLines(tally, terminal, details),
      ...renderCycles(tally, terminal),
      ...(near === undefined ? [] : [renderCloseness(near, terminal)]),
    ],
    matrixLines(tally, terminal),
  ];
  const explained = "Bars: share of head-to-head comparisons won (does not decide the order).";
  if (terminal.isScreen)
    sections[1]?.push(terminal.colors.dim(wrapText(explained, terminal.columns)));
  return sections.map((lines) => lines.join("\n")).join("\n\n");
}
