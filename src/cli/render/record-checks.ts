import type { RecordCheck } from "../../results/verify/verify-record.ts";
import { visible } from "../../visible-text.ts";
import type { Terminal } from "../terminal.ts";
import { renderTable } from "./table.ts";
import { wrapText } from "./wrap.ts";

type FileCheck = RecordCheck & { readonly file: string };
type CheckTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

function mark(outcome: RecordCheck["outcome"], { colors }: CheckTerminal): string {
  if (outcome === "follows") return colors.green(outcome);
  return outcome === "not checked" ? colors.yellow(outcome) : colors.red(outcome);
}

function wrapped(text: string, indent: string, { isScreen, columns }: CheckTerminal): string {
  return isScreen ? wrapText(text, columns, indent) : `${indent}${text}`;
}

function wrongLines(checks: readonly FileCheck[], terminal: CheckTerminal): string[] {
  return checks.flatMap(({ about, from, file, wrong }) =>
    wrong.length === 0
      ? []
      : [
          `  ${visible(file)} (${visible(about)}, from ${visible(from)}):`,
          ...wrong.map(({ where, expected, found }) => {
            const text = `${visible(where)}: expected ${visible(expected)}, found ${visible(found)}`;
            return wrapped(text, "    ", terminal);
          }),
        ],
  );
}

function reasonLines(checks: readonly FileCheck[], terminal: CheckTerminal): string[] {
  return checks.flatMap(({ about, why }) =>
    why === undefined ? [] : [wrapped(`${visible(about)}: ${visible(why)}`, "  ", terminal)],
  );
}

/** How many checks passed, failed, or could not be made here. */
export function countChecks(checks: readonly RecordCheck[]) {
  const count = (outcome: RecordCheck["outcome"]): number =>
    checks.filter((each) => each.outcome === outcome).length;
  return {
    passed: count("follows"),
    failed: count("does not follow"),
    notMade: count("not checked"),
  };
}

function verdict(checks: readonly RecordCheck[]): string {
  const { passed, failed, notMade } = countChecks(checks);
  const all = checks.length === 1 ? "1 check" : `${checks.length} checks`;
  return `${all}: ${passed} passed, ${failed} failed, ${notMade} could not be made here.`;
}

/** The checks of a record as a table, then every number that does not follow and what was not checked. */
export function renderRecordChecks(checks: readonly FileCheck[], terminal: CheckTerminal): string {
  const table = renderTable(
    terminal,
    [{ title: "what" }, { title: "from" }, { title: "result" }],
    checks.map(({ about, from, outcome }) => [
      visible(about),
      visible(from),
      mark(outcome, terminal),
    ]),
  );
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", terminal.colors.bold(title), ...lines];
  const not = checks.filter(({ outcome }) => outcome === "not checked");
  const others = checks.filter(({ outcome }) => outcome !== "not checked");
  return [
    terminal.colors.bold(verdict(checks)),
    "",
    table,
    ...section("Does not follow", wrongLines(checks, terminal)),
    ...section("Not checked, and why", reasonLines(not, terminal)),
    ...section("Remarks", reasonLines(others, terminal)),
  ].join("\n");
}
