import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import type { Terminal } from "../terminal.ts";
import { displayWidth } from "./display-width.ts";

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right" | "center";
  /** Its cells are never broken: a login cut in two is no one's. */
  readonly whole?: true;
  /** Left out on a screen too narrow for all columns, the last such column first. */
  readonly optional?: true;
}

/** Narrower than this a column of words is unreadable; a table that needs more stays too wide. */
const narrowest = 8;
/** Columns stand apart by two blanks; lines stand only above, below the titles and below the rows. */
const gap = 2;
const lines = {
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

/** The columns for which a screen has room, one of the optional ones after the other left out. */
function columnsThatFit(all: readonly Measured[], screen: number): readonly Measured[] {
  const least = all.map((measured) => measured.least);
  const last = all.findLast(({ column }) => column.optional === true);
  if (last === undefined || excessOf(least, screen) <= 0) return all;
  return columnsThatFit(
    all.filter((measured) => measured !== last),
    screen,
  );
}

/** Takes width from the widest columns until the table fits; undefined where it does as it is. */
function fittingWidths(columns: readonly Measured[], screen: number): number[] | undefined {
  const widths = columns.map(({ natural }) => natural);
  let excess = excessOf(widths, screen);
  if (excess <= 0) return undefined;
  for (; excess > 0; excess--) {
    const spare = widths.map((width, at) => (width > (columns[at]?.least ?? 0) ? width : 0));
    const widest = Math.max(...spare);
    if (widest === 0) break;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return widths;
}

/**
 * A table for the screen, its long cells broken to fit the width, or tab-separated lines with a header
 * where stdout is no screen. Cells must already be safe to show (see `visible`).
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
    const natural = Math.max(...cells.map((cell) => displayWidth(stripVTControlCharacters(cell))));
    return { column, at, natural, least: column.whole ? natural : Math.min(natural, narrowest) };
  });
  const shown = columnsThatFit(measured, screen);
  const widths = fittingWidths(shown, screen);
  const table = new Table({
    head: shown.map(({ column }) => colors.bold(column.title)),
    colAligns: shown.map(({ column }) => column.align ?? "left"),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
    chars: lines,
    wordWrap: true,
    ...(widths === undefined ? {} : { colWidths: widths }),
  });
  table.push(...rows.map((row) => shown.map(({ at }) => row[at] ?? "")));
  return table.toString();
}
