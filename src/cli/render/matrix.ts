import Table from "cli-table3";
import { margin, type PairwiseMatrix, support } from "../../tally/pairwise.ts";
import { displayWidth } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";
import { shortNames } from "./short-names.ts";

/** Candidates in the order in which the matrix shows them. */
export interface MatrixEntry {
  readonly candidate: number;
  /** Safe to show. */
  readonly name: string;
}

type MatrixTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

/** Blank before a cell and the border after it. */
const cellFrame = 2;
const widestName = 28;
const narrowestName = 12;

/** Margins above this share of both sides' ballots are shown as clear. */
const clearMargin = 0.2;

function cell(matrix: PairwiseMatrix, row: number, column: number, colors: Terminal["colors"]) {
  if (row === column) return colors.dim("·");
  const count = support(matrix, row, column);
  const ahead = margin(matrix, row, column);
  if (ahead === 0) return `${count}=`;
  const isClear = Math.abs(ahead) > clearMargin * (count + support(matrix, column, row));
  if (ahead > 0) return isClear ? colors.bold(`${count}+`) : `${count}+`;
  return colors.dim(`${count}-`);
}

function block(
  matrix: PairwiseMatrix,
  entries: readonly MatrixEntry[],
  names: readonly string[],
  shown: readonly number[],
  { colors }: MatrixTerminal,
): string {
  const table = new Table({
    head: ["", ...shown.map((index) => colors.bold(String(index + 1)))],
    colAligns: ["left", ...shown.map(() => "right" as const)],
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
  });
  const rows = entries.map(({ candidate }, index) => [
    `${String(index + 1).padStart(String(entries.length).length)} ${names[index] ?? ""} `,
    ...shown.map((column) => {
      const other = entries[column]?.candidate ?? 0;
      return ` ${cell(matrix, candidate, other, colors)}`;
    }),
  ]);
  table.push(...rows);
  return table.toString();
}

function forPipe(matrix: PairwiseMatrix, entries: readonly MatrixEntry[]): string {
  const head = ["", ...entries.map(({ name }) => name)];
  const rows = entries.map(({ candidate, name }) => [
    name,
    ...entries.map((other) => String(support(matrix, candidate, other.candidate))),
  ]);
  return [head, ...rows].map((row) => row.join("\t")).join("\n");
}

/**
 * The matrix as a table: how many ballots rank the row's candidate above the column's, `+` where that is the
 * majority, `-` the minority, `=` a tie. Wide matrices are cut into blocks of columns that fit the screen.
 */
export function renderMatrix(
  matrix: PairwiseMatrix,
  entries: readonly MatrixEntry[],
  terminal: MatrixTerminal,
): string {
  if (!terminal.isScreen) return forPipe(matrix, entries);
  const digits = String(matrix.flat().reduce((most, count) => Math.max(most, count), 0)).length;
  const cellWidth = Math.max(digits + 1, String(entries.length).length) + cellFrame;
  const numberWidth = String(entries.length).length + 1;
  const room = terminal.columns - numberWidth - 3 - entries.length * cellWidth;
  const longest = Math.max(
    ...shortNames(
      entries.map(({ name }) => name),
      widestName,
    ).map(displayWidth),
  );
  const nameWidth = Math.min(widestName, longest, Math.max(narrowestName, room));
  const names = shortNames(
    entries.map(({ name }) => name),
    Math.max(nameWidth, narrowestName),
  );
  const perBlock = Math.max(
    1,
    Math.floor((terminal.columns - numberWidth - 3 - nameWidth) / cellWidth),
  );
  const blocks: string[] = [];
  for (let start = 0; start < entries.length; start += perBlock) {
    const shown = entries.slice(start, start + perBlock).map((_, index) => start + index);
    blocks.push(block(matrix, entries, names, shown, terminal));
  }
  return blocks.join("\n");
}
