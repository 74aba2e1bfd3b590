// npm run mutate -- src/seats [--sample 40] [--seed 1]
// A sample of small mistakes, one at a time, in the files below a path: what unit tests do not notice is printed.
// The unit tests are those in the folder's own tests and the golden elections that import the changed file; tests that
// run commands or start the executable are left out: what no unit test imports survives. The mistakes are made in a
// copy of the checkout, which goes when the run ends or is stopped. A mistake that never ends is counted by itself,
// never as noticed.
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { constants, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { transformSync } from "esbuild";
import { createVitest } from "vitest/node";

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
  [/ \+ (?=[\w(])/g, " - "],
  [/(?<=[(&|] ?)!(?=\w)/g, ""],
  [/\btrue\b/g, "false"],
  [/\bfalse\b/g, "true"],
  [/\bloginKey\(([^()]*)\)/g, "$1"],
  [/\borganizationKey\(([^()]*)\)/g, "$1"],
  [/\bsameLogin\(([^(),]*), ([^(),]*)\)/g, "($1 === $2)"],
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

/** What runs of a text: without comments and types; undefined if it does not compile. */
function compiled(text) {
  try {
    return transformSync(text, { loader: "ts", minifyWhitespace: true, logLevel: "silent" }).code;
  } catch {
    return undefined;
  }
}

function mutantsOf(path) {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, at) =>
    mistakes.flatMap(([pattern, by]) =>
      [...line.matchAll(pattern)].map((match) => {
        const put = match[0].replace(new RegExp(pattern.source), by);
        const changed = line.slice(0, match.index) + (put === match[0] ? by : put);
        const after = changed + line.slice(match.index + match[0].length);
        return { path, line: at, before: line, after, text: lines.with(at, after).join("\n") };
      }),
    ),
  );
}

/** As many mutants as wanted, by chance; what does not compile, or changes only a comment or a type, is none. */
function sampleOf(all, count, random) {
  const rest = [...all];
  const chosen = [];
  while (chosen.length < count && rest.length > 0) {
    const [mutant] = rest.splice(Math.floor(random() * rest.length), 1);
    const code = compiled(mutant.text);
    if (code !== undefined && code !== compiled(readFileSync(mutant.path, "utf8"))) {
      chosen.push(mutant);
    }
  }
  return chosen.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** In a process of its own, since a mistake may never end: runs tests of one file after another, as it is told. */
async function runTests() {
  const root = process.cwd();
  const vitest = await createVitest("test", {
    config: join(root, "test/vitest.config.ts"),
    root,
    watch: false,
    project: ["node"],
    bail: 1,
    pool: "threads",
    maxWorkers: 1,
    reporters: [{}],
    outputFile: {},
  });
  await vitest.standalone();
  const all = await vitest.globTestSpecifications();
  const importers = new Map();
  let lastFile = root;
  process.on("unhandledRejection", (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
  process.on("message", async ({ path }) => {
    const file = join(root, path);
    const folders = [path.split("/")[1], "elections"].map((name) => join(root, "test", name, "/"));
    const near = all.filter(({ moduleId }) =>
      folders.some((folder) => moduleId.startsWith(folder)),
    );
    if (!importers.has(path)) importers.set(path, await importing(vitest, near, file));
    // The last one too: since then it has been put back.
    for (const changed of [lastFile, file]) vitest.invalidateFile(changed);
    lastFile = file;
    const tests = importers.get(path);
    process.send({ failed: await failing(vitest, tests) });
  });
  process.send({ ready: true });
}

async function importing(vitest, specifications, file) {
  const reaching = await Promise.all(
    specifications.map(async (specification) => {
      const reached = await imports(vitest.projects[0].vite, specification.moduleId, new Set());
      return reached.has(file) ? [specification] : [];
    }),
  );
  return reaching.flat();
}

async function imports(vite, file, reached) {
  if (reached.has(file) || file.includes("node_modules")) return reached;
  reached.add(file);
  const { deps } = (await vite.environments.ssr.transformRequest(file)) ?? { deps: [] };
  for (const dep of deps) {
    const path = dep.startsWith(vite.config.root) ? dep : join(vite.config.root, dep);
    if (existsSync(path)) await imports(vite, path, reached);
  }
  return reached;
}

/** The first test file that did not pass, if there is one: a failure ends the run, and the others are skipped. */
async function failing(vitest, specifications) {
  if (specifications.length === 0) return undefined;
  // What failed in earlier runs would end this one before it began.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  if (unhandledErrors.length > 0) return "an unhandled error";
  if (testModules.length < specifications.length) return "a file that did not run";
  return testModules.find((module) => module.state() !== "passed")?.moduleId;
}

/** One process that runs tests; asked again after a mistake that never ended, it is another. */
class Runner {
  #process;

  constructor(copy) {
    this.copy = copy;
  }

  async test(path, milliseconds) {
    await this.start();
    this.#process.send({ path });
    return this.#answer(milliseconds);
  }

  async start() {
    if (this.#process !== undefined) return;
    this.#process = fork(join(this.copy, "test/mutate.mjs"), ["--runner"], {
      cwd: this.copy,
      detached: true,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    await this.#answer(600_000);
  }

  /** What the process says next; undefined if it says nothing in time. It throws if the process ends instead. */
  async #answer(milliseconds) {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, AbortSignal.timeout(milliseconds)]);
    const ended = once(this.#process, "exit", { signal }).then(([code]) => {
      throw new Error(`The process that runs the tests ended with ${code}.`);
    });
    try {
      return (await Promise.race([once(this.#process, "message", { signal }), ended]))[0];
    } catch (error) {
      if (error.name !== "AbortError") throw error;
      this.stop();
      return undefined;
    } finally {
      ended.catch(() => {});
      over.abort();
    }
  }

  stop() {
    if (this.#process?.exitCode === null) process.kill(-this.#process.pid, "SIGKILL");
    this.#process = undefined;
  }
}

function copyCheckout() {
  const copy = mkdtempSync(join(tmpdir(), "kata-election-mutants-"));
  const folders = ["src", "test", "bin", ".github", ".ci"];
  const files = ["package.json", "tsconfig.json", "README.md", "CHANGELOG.md", "LICENSE"];
  for (const name of [...folders, ...files]) cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  return copy;
}

async function tryAll(sample, copy, runner) {
  const counts = { noticed: 0, survived: 0, endless: 0 };
  const limits = new Map();
  for (const { path, line, before, after, text } of sample) {
    if (!limits.has(path)) {
      await runner.start();
      const started = performance.now();
      const unchanged = await runner.test(path, 600_000);
      if (unchanged === undefined || unchanged.failed !== undefined) {
        throw new Error(`${path} is unchanged, and ${unchanged?.failed ?? "its tests never end"}`);
      }
      limits.set(path, 20_000 + Math.ceil(5 * (performance.now() - started)));
    }
    const target = join(copy, path);
    const original = readFileSync(target, "utf8");
    writeFileSync(target, text);
    const answer = await runner.test(path, limits.get(path));
    writeFileSync(target, original);
    const came =
      answer === undefined ? "endless" : answer.failed === undefined ? "survived" : "noticed";
    counts[came] += 1;
    process.stderr.write(
      `${Object.values(counts).reduce((sum, count) => sum + count)} of ${sample.length}\n`,
    );
    if (came === "noticed") continue;
    process.stdout.write(`${came} ${path}:${line + 1}\n- ${before.trim()}\n+ ${after.trim()}\n`);
  }
  return counts;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { sample: { type: "string", default: "40" }, seed: { type: "string", default: "1" } },
  });
  if (positionals.length === 0) throw new Error("Name a folder: npm run mutate -- src/seats");
  const files = execFileSync("git", ["ls-files", "--", ...positionals], { encoding: "utf8" })
    .split("\n")
    .filter((path) => path.startsWith("src/") && path.endsWith(".ts"));
  const random = generator(Number(values.seed));
  const sample = sampleOf(files.flatMap(mutantsOf), Number(values.sample), random);
  const copy = copyCheckout();
  const runner = new Runner(copy);
  const leave = (signal) => {
    runner.stop();
    rmSync(copy, { recursive: true, force: true });
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) process.once(signal, leave);
  try {
    const { noticed, survived, endless } = await tryAll(sample, copy, runner);
    process.stdout.write(
      `${sample.length} mutants: ${noticed} noticed, ${survived} survived, ${endless} never ended\n`,
    );
  } finally {
    runner.stop();
    rmSync(copy, { recursive: true, force: true });
  }
}

if (process.argv.includes("--runner")) await runTests();
else await main();
