import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** The packages that a module needs before its first line runs: those it imports, and its imports' own. */
function packagesOf(path: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(path)) return packages;
  seen.add(path);
  const text = readFileSync(join(source, path), "utf8");
  const statements = /^(?:import|export)\s(?!type\s)[^;]*?from\s+"([^"]+)";|^import\s+"([^"]+)";/gm;
  for (const [, from, alone] of text.matchAll(statements)) {
    const imported = from ?? alone ?? "";
    if (!imported.startsWith(".")) {
      if (!imported.startsWith("node:")) packages.add(imported);
      continue;
    }
    for (const name of packagesOf(normalize(join(dirname(path), imported)), seen))
      packages.add(name);
  }
  return packages;
}

describe("what is loaded before anything happens", () => {
  it.each([
    ["cli/main.ts", []],
    ["cli/run-command-line.ts", ["commander", "fast-string-width"]],
    ["cli/context.ts", ["chalk", "fast-string-width"]],
    ["cli/commands/tally/tally.ts", ["chalk", "cli-table3", "commander"]],
  ])("%s needs no package but %j", (path, allowed) => {
    expect(existsSync(join(source, path))).toBe(true);
    expect([...packagesOf(path)].filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
