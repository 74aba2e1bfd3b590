import { describe, expect, it } from "vitest";
import * as z from "zod";
import { parseYaml, yamlText } from "../../../src/workspace/formats/yaml-file.ts";

const schema = z.strictObject({
  formatVersion: z.literal(1),
  people: z.array(z.strictObject({ login: z.string(), seats: z.int().positive() })).default([]),
});

function refusal(text: string): string {
  try {
    parseYaml(text, "elections/people.yaml", schema);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("expected a refusal");
}

describe("parseYaml", () => {
  it("names file, line, column and field of every problem", () => {
    const text =
      "formatVersion: 1\npeople:\n  - { login: ada-l, seats: 0 }\n  - login: 7\n    seats: 1\n";
    expect(refusal(text).split("\n")).toEqual([
      expect.stringMatching(/^elections\/people\.yaml:3:28: people\[1\]\.seats: /),
      expect.stringMatching(/^elections\/people\.yaml:4:12: people\[2\]\.login: /),
    ]);
  });

  it("points at unknown keys, of whatever name", () => {
    expect(refusal("formatVersion: 1\nmembers: []\n")).toBe(
      'elections/people.yaml:2:1: unknown key "members"',
    );
    expect(refusal("formatVersion: 1\n__proto__: { people: [] }\n")).toContain("people.yaml:2:1");
  });

  it.each([
    [
      "a key given twice",
      "formatVersion: 1\nformatVersion: 1\n",
      "people.yaml:2:1: the key formatVersion is given twice",
    ],
    [
      "a key given twice on one line",
      "people: [{ login: a, 'login': b }]\n",
      "1:22: the key 'login' is given twice",
    ],
    ["broken syntax", "formatVersion: [1\n", "people.yaml:"],
    ["a missing field", "people: []\n", "formatVersion"],
    ["an empty file", "", "people.yaml:1:1"],
    ["a tab for indentation", "formatVersion: 1\npeople:\n\t- login: x\n", "people.yaml:3:1"],
  ])("refuses %s", (_, text, where) => {
    expect(refusal(text)).toContain(where);
  });

  it("reads a long list on one line, which is not deep", () => {
    const people = Array.from({ length: 300 }, (_, at) => `{ login: p-${at}, seats: 1 }`).join(
      ", ",
    );
    const text = `formatVersion: 1\npeople: [${people}]\n`;
    expect(parseYaml(text, "elections/people.yaml", schema).value.people).toHaveLength(300);
  });

  it.each([
    ["lists", "[".repeat(100_000), "too deep in each other"],
    ["maps, which end the process where they are read", "{".repeat(100_000), "too deep"],
    ["lists that strings seem to close", '["]",'.repeat(20_000), "too deep"],
    ["lists of lines", "- ".repeat(50_000), "too deep"],
    [
      "maps of lines",
      Array.from({ length: 400 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
      "too deep",
    ],
    [
      "keys",
      Array.from({ length: 150_000 }, (_, at) => `k${at}: 1`).join("\n"),
      "longer than any file",
    ],
    ["quotes", '"'.repeat(50_000), "people.yaml:1:3: Unexpected"],
    ["bad tags", "- !x y\n".repeat(10_000), "people.yaml: more is wrong"],
    ["a tag", `!${"x".repeat(50_000)} y`, "people.yaml:1:1"],
  ])("refuses too many %s in time, in few words", (_, text, said) => {
    const begun = process.cpuUsage();
    const told = refusal(text);
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(5);
    expect(told).toContain(said);
    expect(told.length).toBeLessThan(5000);
  });

  it("compares the keys of large maps in time, and reads what people nest", () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join("\n");
    const begun = process.cpuUsage();
    expect(refusal(`${keys}\nk7: 2\n`)).toContain(":20001:1: the key k7 is given twice");
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(5);
    const nested = `people: ${"[{ a: ".repeat(20)}1${" }]".repeat(20)}\n`;
    expect(refusal(nested)).not.toContain("too deep");
  });

  it.each(["", "# only a comment\n", "---\n"])("says that a file is empty: %j", (text) => {
    expect(refusal(text)).toBe(
      "elections/people.yaml:1:1: the file is empty or contains only comments",
    );
  });

  it("refuses an alias bomb without expanding it", () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const item = level === 0 ? "x" : `*l${level - 1}`;
      return `l${level}: &l${level} [${Array(9).fill(item).join(", ")}]`;
    });
    expect(refusal(`${levels.join("\n")}\n`)).toContain("aliases");
  });

  it("keeps comments and order when it is written again", () => {
    const text =
      "# by hand\nformatVersion: 1 # always\npeople:\n  # the first\n  - { login: ada-l, seats: 1 }\n";
    const { document } = parseYaml(text, "people.yaml", schema);
    expect(yamlText(document)).toBe(text);
  });
});
