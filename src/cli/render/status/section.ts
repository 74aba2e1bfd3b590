import type { Terminal } from "../../terminal.ts";

/** No line is longer, however wide the terminal. */
export const widestPage = 80;

/** The layout of the page. */
export type Screen = Pick<Terminal, "colors" | "columns"> & Partial<Pick<Terminal, "zone">>;

/** A heading and its lines, if any. */
export function section(title: string, lines: readonly string[], { colors }: Screen): string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines].join("\n")];
}
