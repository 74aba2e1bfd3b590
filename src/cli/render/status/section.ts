import type { Terminal } from "../../terminal.ts";

/** No line is longer, however wide the terminal. */
export const widestPage = 80;

/** What the page is laid out for. */
export type Screen = Pick<Terminal, "colors" | "columns"> & Partial<Pick<Terminal, "zone">>;

/** A heading and its lines; nothing where there are none. */
export function section(title: string, lines: readonly string[], { colors }: Screen): string[] {
  return lines.length === 0 ? [] : [[colors.bold(title), ...lines].join("\n")];
}
