import type { HealthFinding } from "../../health.ts";
import { visible } from "../../visible-text.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";

const widestLine = 100;
const indent = "         ";

const marks = {
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

/**
 * The findings of `doctor` for people: the verdict, then what is wrong, what to check and what is not known,
 * each with its fix; what is fine takes one line.
 */
export function renderHealth(
  findings: readonly HealthFinding[],
  { colors, columns }: Pick<Terminal, "colors" | "columns">,
): string {
  const width = Math.min(columns, widestLine);
  const of = (state: HealthFinding["state"]): readonly HealthFinding[] =>
    findings.filter((finding) => finding.state === state);
  const paints = { warning: colors.yellow, wrong: colors.red.bold, unknown: colors.dim };
  const entries = (["wrong", "warning", "unknown"] as const).flatMap((state) =>
    of(state).map(({ about, found, remedy }) => {
      const mark = marks[state].padEnd(indent.length);
      const text = lines(`${about}: ${found}`, width).slice(indent.length);
      const help = remedy === undefined ? "" : `\n${lines(`→ ${remedy}`, width)}`;
      return `${paints[state](mark)}${text}${help}`;
    }),
  );
  const wrong = of("wrong").length;
  const sum =
    wrong === 0
      ? colors.bold(`Nothing is wrong; ${of("warning").length} to check.`)
      : colors.red.bold(`${wrong} wrong, ${of("warning").length} to check.`);
  const fine = of("good").map(({ about, found }) => `${about}: ${found}`);
  const good = `${colors.green("good".padEnd(indent.length))}${lines(fine.join("; "), width).slice(indent.length)}`;
  return [sum, ...entries, ...(fine.length === 0 ? [] : [good])].join("\n");
}
