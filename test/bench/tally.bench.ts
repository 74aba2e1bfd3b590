import { execFileSync, spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { describe, it } from "vitest";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";
import { measured, printFigures } from "./measure.ts";

/**
 * Path of a C program that reads a CIVS export and builds the matrix, beside a generator of such files
 * (`gen-ballots.mjs`). Without it there is nothing to compare with.
 */
const reference = process.env.BENCH_REFERENCE;
const compiler = process.env.CC ?? "gcc";
const rounds = 3;

const sizes = [
  { ballots: 10_000_000, choices: 10, aim: "3.0" },
  { ballots: 1_000_000, choices: 30, aim: "5.0" },
];

function secondsOf(program: string, words: readonly string[]): number {
  const begun = performance.now();
  const { status } = spawnSync(program, words, { stdio: "ignore" });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
  return (performance.now() - begun) / 1000;
}

describe("tally of large files", () => {
  it.skipIf(reference !== undefined)("has no reference: BENCH_REFERENCE names no C program", () => {
    process.stdout.write("\nNo ratios for tally: BENCH_REFERENCE=…/pairwise.c is not set.\n\n");
  });

  it.skipIf(reference === undefined)("beside the C program, which has one thread", async () => {
    const { root } = await temporaryWorkspace();
    const program = join(root, "pairwise");
    execFileSync(compiler, ["-O3", "-march=native", "-pthread", "-o", program, reference ?? ""]);
    const generator = join(dirname(reference ?? ""), "gen-ballots.mjs");
    const rows: string[][] = [];
    for (const { ballots, choices, aim } of sizes) {
      const file = join(root, `${choices}.csv`);
      const words = ["--ballots", String(ballots), "--choices", String(choices), "--out", file];
      execFileSync(process.execPath, [generator, ...words]);
      const runs = [];
      for (let round = 0; round < rounds; round++) {
        const c = secondsOf(program, [file]);
        const own = await measured(["tally", file, "--json"], { workingFolder: root });
        runs.push({ c, own: own.seconds, ratio: own.seconds / c, megabytes: own.megabytes });
      }
      const best = runs.reduce((low, run) => (run.ratio < low.ratio ? run : low));
      const seconds = [best.c, best.own].map((value) => value.toFixed(2));
      const label = `${ballots / 1e6} M x ${choices}`;
      rows.push([label, ...seconds, best.ratio.toFixed(2), aim, best.megabytes.toFixed(0)]);
    }
    printFigures(["ballots x choices", "C s", "tally s", "ratio", "aim", "MB (aim 100)"], rows);
  });
});
