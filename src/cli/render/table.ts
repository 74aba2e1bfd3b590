import Table from "cli-table3";
import { brokenWord, displayWidth, wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right" | "center";
  /** Its cells are never broken: half a login would be wrong. */
  readonly whole?: true;
  /** Left out on narrow screens, the last such column first. */
  readonly optional?: true;
}

/** Narrower than this a column of words is unreadable. */
const narrowest = 8;
/** Longer words, such as links, are broken; shorter ones, such as names, never. */
const longestWord = 40;
/** The library takes time by the square of a cell, whatever its width: tables with longer ones are folded. */
const longestCell = 500;
/** Two blanks between columns; lines only above, below the titles and below the rows. */
const gap = 2;
const borders = {
  ...{ top: "─", "top-mid": "──", "top-left": "", "top-right": "" },
  ...{ mid: "─", "mid-mid": "──", "left-mid": "", "right-mid": "" },
  ...{ bottom: "─", "bottom-mid": "──", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", middle: " ".repeat(gap), right: "" },
};

/** A column, how wide its cells are, and how narrow it may become. */
interface Measured {
  readonly column: TableColumn;
  readonly at: number;
  readonly natural: number;
  readonly least: number;
}

function excessOf(widths: readonly number[], screen: number): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1) - screen;
}

/** The columns that fit the screen; optional ones are dropped one by one. */
function columnsThatFit(all: readonly Measured[], screen: number): readonly Measured[] {
  const least = all.map((measured) => measured.least);
  const last = all.findLast(({ column }) => column.optional === true);
  if (last === undefined || excessOf(least, screen) <= 0) return all;
  return columnsThatFit(
    all.filter((measured) => measured !== last),
    screen,
  );
}

/** Takes width from the widest columns until the table fits. */
function fittingWidths(columns: readonly Measured[], screen: number): number[] {
  const widths = columns.map(({ natural }) => natural);
  for (let excess = excessOf(widths, screen); excess > 0; excess--) {
    const spare = widths.map((width, at) => (width > (columns[at]?.least ?? 0) ? width : 0));
    const widest = Math.max(...spare);
    if (widest === 0) break;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/** A cell wrapped to `width` columns at blanks; nothing is left out. */
function wrapCell(cell: string, width: number): string[] {
  const pieces = (word: string): string[] =>
    displayWidth(word) <= Math.max(width, longestWord) ? [word] : brokenWord(word, width);
  const wrap = (line: string): string => wrapText(line.split(" ").flatMap(pieces).join(" "), width);
  return withColours(cell.split("\n").map(wrap).join("\n").split("\n"));
}

/** What every colour begins with. */
const introducer = "\u001b[";

/** More colours are not in each other. */
const mostColours = 4;

/** Lines of which each ends the colours that it begins; those that go on are set again. */
function withColours(lines: readonly string[]): string[] {
  let open: readonly string[] = [];
  return lines.map((line) => {
    const begun = open.join("");
    for (const part of line.split(introducer).slice(1)) {
      const [code] = /^\d{1,3}m/.exec(part) ?? [];
      if (code === undefined) continue;
      const isEnd = ["0m", "22m", "39m"].includes(code);
      open = isEnd ? [] : [...open, `${introducer}${code}`].slice(-mostColours);
    }
    return `${begun}${line}${open.length === 0 ? "" : `${introducer}0m`}`;
  });
}

function widestOf(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

/** The rows of a table too wide for the screen: one line per cell, with its title. */
function foldedRows(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  colors: Terminal["colors"],
): string {
  return rows
    .map((row) =>
      columns.map(({ title }, at) => `${colors.bold(`${title}:`)} ${row[at] ?? ""}`.trimEnd()),
    )
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/**
 * A table for the screen with long cells wrapped, or one line per cell if it still does not fit; tab-separated
 * lines with a header if stdout is not a screen. Cells must already be safe to show (see `visible`).
 */
export function renderTable(
  { isScreen, colors, columns: screen }: Pick<Terminal, "isScreen" | "colors" | "columns">,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const titles = columns.map(({ title }) => title);
  if (!isScreen) return [titles, ...rows].map((row) => row.join("\t")).join("\n");
  const measured = columns.map((column, at): Measured => {
    const cells = [column.title, ...rows.map((row) => row[at] ?? "")];
    const natural = widestOf(cells.flatMap((cell) => cell.split("\n")));
    const longest = widestOf(cells.flatMap((cell) => cell.split(/\s+/)));
    const needed = Math.max(narrowest, Math.min(longest, longestWord));
    return { column, at, natural, least: column.whole ? natural : Math.min(natural, needed) };
  });
  const shown = columnsThatFit(measured, screen);
  const least = shown.map((each) => each.least);
  const isLong = rows.flat().some(({ length }) => length > longestCell);
  const isWide = rows.length > 0 && excessOf(least, screen) > 0;
  if (isLong || isWide) return foldedRows(columns, rows, colors);
  const widths = fittingWidths(shown, screen);
  const linesOf = (row: readonly string[]): string[][] =>
    shown.map(({ at }, index) => wrapCell(row[at] ?? "", widths[index] ?? narrowest));
  const table = new Table({
    head: linesOf(titles).map((lines) => colors.bold(lines.join("\n"))),
    colAligns: shown.map(({ column }) => column.align ?? "left"),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
    chars: borders,
  });
  // Each line of a row is a row of its own, so that no cell has several lines.
  for (const cells of rows.map(linesOf)) {
    const height = Math.max(...cells.map((lines) => lines.length));
    for (let line = 0; line < height; line++) table.push(cells.map((lines) => lines[line] ?? ""));
  }
  return table.toString();
}
