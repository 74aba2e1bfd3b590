import Table from "cli-table3";
import type { Terminal } from "../terminal.ts";

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right" | "center";
}

/**
 * A table for the screen, or tab-separated lines with a header where stdout is no screen. Cells must
 * already be safe to show (see `visible`).
 */
export function renderTable(
  { isScreen, colors }: Pick<Terminal, "isScreen" | "colors">,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const titles = columns.map(({ title }) => title);
  if (!isScreen) return [titles, ...rows].map((row) => row.join("\t")).join("\n");
  const table = new Table({
    head: titles.map((title) => colors.bold(title)),
    colAligns: columns.map(({ align }) => align ?? "left"),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}
