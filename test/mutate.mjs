// npm run mutate -- src/seats [--sample 40] [--seed 1]
// A sample of small mistakes, one at a time, in the files below a path: what tests do not notice is printed.
// The mistakes are made in a copy of the checkout, so that an interrupted run leaves nothing behind.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

/** What is replaced, and by what; each place is a mutant of its own. */
const mistakes = [
  [/ === /g, " !== "],
  [/ !== /g, " === "],
  [/ < /g, " <= "],
  [/ <= /g, " < "],
  [/ > /g, " >= "],
  [/ >= /g, " > "],
  [/ && /g, " || "],
  [/ \|\| /g, " && "],
  [/ \+ 1\b/g, ""],
  [/ - 1\b/g, ""],
  [/\btrue\b/g, "false"],
  [/\bfalse\b/g, "true"],
  [/\bloginKey\(([^()]*)\)/g, "$1"],
  [/\bMath\.min\b/g, "Math.max"],
  [/\bMath\.max\b/g, "Math.min"],
  [/\.some\(/g, ".every("],
  [/\.every\(/g, ".some("],
  [/\?\? /g, "&& "],
];

/** A small generator (mulberry32), so that a seed names a sample. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function isCode(line) {
  return !/^\s*(\/\/|\/?\*|import\b|export type\b|export interface\b|type\b)/.test(line);
}

function mutantsOf(path) {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, at) =>
    !isCode(line)
      ? []
      : mistakes.flatMap(([pattern, by]) =>
          [...line.matchAll(pattern)].map((match) => {
            const end = match.index + match[0].length;
            const put = match[0].replace(new RegExp(pattern.source), by);
            return { path, line: at, text: line.slice(0, match.index) + put + line.slice(end) };
          }),
        ),
  );
}

function sampleOf(all, count, random) {
  const rest = [...all];
  return Array.from({ length: Math.min(count, rest.length) }, () => {
    const [chosen] = rest.splice(Math.floor(random() * rest.length), 1);
    return chosen;
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: "string", default: "40" }, seed: { type: "string", default: "1" } },
});
if (positionals.length === 0) {
  process.stderr.write("Name a folder or file: npm run mutate -- src/seats\n");
  process.exit(2);
}
const files = execFileSync("git", ["ls-files", "--", ...positionals], { encoding: "utf8" })
  .split("\n")
  .filter((path) => path.startsWith("src/") && path.endsWith(".ts"));
const sample = sampleOf(
  files.flatMap(mutantsOf),
  Number(values.sample),
  generator(Number(values.seed)),
);

const copy = mkdtempSync(join(tmpdir(), "kata-election-mutants-"));
let killed = 0;
try {
  for (const name of ["src", "test", "bin", ".github", ".ci", "package.json", "tsconfig.json"]) {
    cpSync(name, join(copy, name), { recursive: true });
  }
  for (const name of ["README.md", "CHANGELOG.md", "LICENSE"]) cpSync(name, join(copy, name));
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  for (const { path, line, text } of sample) {
    const target = join(copy, path);
    const original = readFileSync(target, "utf8");
    const lines = original.split("\n");
    const before = lines[line];
    lines[line] = text;
    writeFileSync(target, lines.join("\n"));
    const words = ["related", "--run", "--bail", "1", "--reporter", "dot"];
    const run = spawnSync(
      "node_modules/.bin/vitest",
      [...words, "--config", "test/vitest.config.ts", "--project", "node", path],
      { cwd: copy, timeout: 300_000, encoding: "utf8" },
    );
    writeFileSync(target, original);
    if (run.status !== 0) killed += 1;
    else
      process.stdout.write(
        `survived ${path}:${line + 1}\n  - ${before.trim()}\n  + ${text.trim()}\n`,
      );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.stdout.write(`${killed} of ${sample.length} mutants were noticed\n`);
