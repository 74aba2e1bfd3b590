import type { HealthFinding } from "../../health.ts";
import { visible } from "../../visible-text.ts";
import type { Terminal } from "../terminal.ts";
import { wrapText } from "./wrap.ts";

const widestLine = 100;
const indent = "         ";

const marks: Readonly<Record<HealthFinding["state"], string>> = {
  good: "good",
  warning: "warning",
  wrong: "WRONG",
  unknown: "unknown",
};

function lines(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => wrapText(visible(line), width, indent))
    .join("\n");
}

/** The findings of `doctor` for people: a line each, problems with their remedy below, and the sum. */
export function renderHealth(
  findings: readonly HealthFinding[],
  { colors, columns }: Pick<Terminal, "colors" | "columns">,
): string {
  const width = Math.min(columns, widestLine);
  const paints = {
    good: colors.green,
    warning: colors.yellow,
    wrong: colors.red.bold,
    unknown: colors.dim,
  };
  const entries = findings.map(({ state, about, found, remedy }) => {
    const mark = marks[state].padEnd(indent.length);
    const text = lines(`${about}: ${found}`, width).slice(indent.length);
    const help = remedy === undefined ? "" : `\n${lines(`→ ${remedy}`, width)}`;
    return `${paints[state](mark)}${text}${help}`;
  });
  const count = (state: HealthFinding["state"]): number =>
    findings.filter((finding) => finding.state === state).length;
  const sum =
    count("wrong") === 0
      ? `Nothing is wrong; ${count("warning")} to check.`
      : `${count("wrong")} wrong, ${count("warning")} to check.`;
  return `${entries.join("\n")}\n\n${colors.bold(sum)}`;
}
