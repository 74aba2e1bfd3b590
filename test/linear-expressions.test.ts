import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";
import { analyse } from "scslre";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../src", import.meta.url));

interface Expression {
  readonly pattern: string;
  readonly flags: string;
}

/** The regular expressions written in a source file. */
function expressionsOf(name: string, text: string): Expression[] {
  const found: Expression[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === "object" && node !== null) {
      const { type, regex } = node as { type?: string; regex?: Expression };
      if (type === "Literal" && regex !== undefined) found.push(regex);
      for (const child of Object.values(node)) visit(child);
    }
  };
  visit(parseSync(name, text).program);
  return found;
}

/** Whether some text of n characters takes an expression more than about n steps. */
function isSuperLinear({ pattern, flags }: Expression): boolean {
  const reportTypes = { Move: true, Self: true, Trade: true };
  return analyse({ source: pattern, flags }, { reportTypes }).reports.length > 0;
}

/** Files whose expressions never see more than a few hundred characters, and why. */
const bounded: Readonly<Record<string, string>> = {
  "candidates/addresses.ts": "lines of at most 500 characters",
  "candidates/candidacy-fields.ts": "fields of at most 500 characters",
  "candidates/field-labels.ts": "lines of at most 500 characters",
  "candidates/person-line.ts": "lines of at most 500 characters",
  "calendar/date-words.ts": "lines of at most 500 characters",
  "people/affiliation-words.ts": "this program's own words",
  "cli/completion/complete.ts": "this program's own options",
};
/** Matches at every first character, if only up to the end: no start is tried again. */
const alwaysMatching = ["charter/page-sentences.ts"];

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);

describe("regular expressions over text from outside", () => {
  it("are linear", () => {
    const slow = files.flatMap((path) => {
      if (path in bounded || alwaysMatching.includes(path)) return [];
      const found = expressionsOf(path, readFileSync(join(source, path), "utf8"));
      return found
        .filter(isSuperLinear)
        .map(({ pattern, flags }) => `${path}: /${pattern}/${flags}`);
    });
    expect(slow).toEqual([]);
  }, 60_000);

  it.each([
    ["/^(a+)+$/", true],
    ["/a+$/", true],
    ["/^a*b?a*$/", true],
    ["/(?<!a)a+$/", false],
    ["/^[^=]*=/", false],
  ])("are judged: %s", (text, slow) => {
    const [expression] = expressionsOf("x.ts", `const x = ${text};`);
    expect(expression !== undefined && isSuperLinear(expression)).toBe(slow);
  });
});
