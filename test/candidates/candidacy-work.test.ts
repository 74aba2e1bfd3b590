import { afterEach, describe, expect, it, vi } from "vitest";
import { readCandidacy } from "../../src/candidates/candidacy-file.ts";

afterEach(() => vi.restoreAllMocks());

/** How many times a reading looks at a text, whether by an expression or for its letters. */
function looksAt(text: string): number {
  const spies = [
    vi.spyOn(RegExp.prototype, "test"),
    vi.spyOn(String.prototype, "replace"),
    vi.spyOn(String.prototype, "toLowerCase"),
    vi.spyOn(String.prototype, "indexOf"),
  ];
  readCandidacy(text);
  const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
  vi.restoreAllMocks();
  return count;
}

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join("\n");

describe("the work of reading a candidacy", () => {
  it.each<[string, (count: number) => string]>([
    ["rules", (count) => lines(count, () => "---")],
    ["rules below a field", (count) => `Name: Ada\n${lines(count, () => "***")}`],
    ["rows of one table", (count) => lines(count, () => "| a | b |")],
    ["many tables", (count) => lines(count, () => "| a | b |\n")],
    ["different addresses", (count) => lines(count, (at) => `Email: a${at}@works.example`)],
    ["addresses in a list", (count) => `Email:\n${lines(count, (at) => `- a${at}@b.example`)}`],
    ["addresses on few lines", (count) => lines(count, (at) => `Email: a${at}@b.co, c${at}@d.co`)],
    ["organizations", (count) => lines(count, (at) => `Affiliation: Works ${at}`)],
    ["logins", (count) => lines(count, (at) => `GitHub: ada-${at}`)],
    ["unreadable values", (count) => lines(count, () => "Email: at@\nand so on")],
    ["comments", (count) => lines(count, () => "<!--\n-->")],
    ["comments that do not end", (count) => lines(count, () => "<!-- a")],
  ])("grows with the lines and no faster: %s", (_, form) => {
    const [once, twice] = [looksAt(form(300)), looksAt(form(600))];
    expect(twice).toBeGreaterThan(once);
    expect(twice).toBeLessThan(2.1 * once);
  });

  it("is small for lines that hold nothing", () => {
    expect(looksAt(lines(1000, () => "---"))).toBeLessThan(20_000);
  });
});
