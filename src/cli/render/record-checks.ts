import type { RecordCheck } from "../../results/verify/verify-record.ts";
import { visible } from "../../visible-text.ts";
import { plural } from "../../wording.ts";
import { wrapText } from "../../wrap-text.ts";
import type { Terminal } from "../terminal.ts";
import { renderTable } from "./table.ts";
import { wrapForScreen } from "./wrap.ts";

type FileCheck = RecordCheck & { readonly file: string };
type CheckTerminal = Pick<Terminal, "isScreen" | "colors" | "columns">;

const words: Readonly<Record<RecordCheck["outcome"], string>> = {
  follows: "matches",
  "does not follow": "does not match",
  "not checked": "not checked",
};

/** Mismatches first, matches last. */
const order: readonly RecordCheck["outcome"][] = ["does not follow", "not checked", "follows"];

function wrapped(text: string, indent: string, { isScreen, columns }: CheckTerminal): string {
  return isScreen ? wrapText(text, columns, indent) : `${indent}${text}`;
}

function wrongLines(checks: readonly FileCheck[], terminal: CheckTerminal): string[] {
  return checks.flatMap(({ about, from, file, wrong }) =>
    wrong.length === 0
      ? []
      : [
          wrapped(`${visible(file)} (${visible(about)}, from ${visible(from)}):`, "  ", terminal),
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

/** The numbers of checks that passed, failed, or could not be made here. */
export function countChecks(checks: readonly RecordCheck[]) {
  const count = (outcome: RecordCheck["outcome"]): number =>
    checks.filter((each) => each.outcome === outcome).length;
  return {
    passed: count("follows"),
    failed: count("does not follow"),
    notMade: count("not checked"),
  };
}

function verdict(checks: readonly RecordCheck[], terminal: CheckTerminal): string {
  const { colors } = terminal;
  const { passed, failed, notMade } = countChecks(checks);
  const counts = `${plural(checks.length, "check")}: ${passed} passed, ${failed} failed, ${notMade} could not be made here.`;
  if (failed > 0) {
    return colors.red.bold(wrapForScreen(`The result does NOT match. ${counts}`, terminal));
  }
  const good = notMade === 0 ? "Everything matches." : "What could be checked matches.";
  return colors.bold(wrapForScreen(`${good} ${counts}`, terminal));
}

/** The matches, in one paragraph on a screen; for programs, a table of all checks. */
function rest(checks: readonly FileCheck[], terminal: CheckTerminal): string[] {
  if (terminal.isScreen) {
    const fine = checks.filter(({ outcome }) => outcome === "follows");
    if (fine.length === 0) return [];
    const names = fine.map(({ about }) => visible(about)).join("; ");
    return ["", terminal.colors.bold(`Matches (${fine.length})`), wrapped(names, "  ", terminal)];
  }
  const sorted = order.flatMap((each) => checks.filter(({ outcome }) => outcome === each));
  const rows = sorted.map(({ about, from, outcome }) => [
    visible(about),
    visible(from),
    words[outcome],
  ]);
  const titles = ["what", "from", "result"].map((title) => ({ title }));
  return ["", renderTable(terminal, titles, rows)];
}

/** The checks of a record: the verdict, mismatches, unchecked items with the reason, then the rest. */
export function renderRecordChecks(checks: readonly FileCheck[], terminal: CheckTerminal): string {
  const { colors } = terminal;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", title, ...lines];
  const not = checks.filter(({ outcome }) => outcome === "not checked");
  const others = checks.filter(({ outcome }) => outcome !== "not checked");
  return [
    verdict(checks, terminal),
    ...section(colors.red.bold("Does not match"), wrongLines(checks, terminal)),
    ...section(colors.yellow.bold("Not checked, and why"), reasonLines(not, terminal)),
    ...section(colors.bold("Remarks"), reasonLines(others, terminal)),
    ...rest(checks, terminal),
  ].join("\n");
}
