import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import type { Terminal } from "../terminal.ts";
import { displayWidth } from "./display-width.ts";

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right" | "center";
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

/** Takes width from the widest columns until the table fits; undefined where it does as it is. */
function fittingWidths(natural: readonly number[], screen: number): number[] | undefined {
  const widths = [...natural];
  const available = screen - gap * (widths.length - 1);
  let excess = widths.reduce((sum, width) => sum + width, 0) - available;
  if (excess <= 0) return undefined;
  for (; excess > 0; excess--) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    widths[widths.indexOf(widest)] = widest - 1;
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
  const natural = titles.map((title, column) => {
    const cells = [title, ...rows.map((row) => row[column] ?? "")];
    return Math.max(...cells.map((cell) => displayWidth(stripVTControlCharacters(cell))));
  });
  const widths = fittingWidths(natural, screen);
  const table = new Table({
    head: titles.map((title) => colors.bold(title)),
    colAligns: columns.map(({ align }) => align ?? "left"),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
    chars: lines,
    wordWrap: true,
    ...(widths === undefined ? {} : { colWidths: widths }),
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
