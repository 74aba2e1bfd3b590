import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { executable } from "../support/run-executable.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";
import { printFigures } from "./measure.ts";

const rounds = 30;

/** Eighty ballots over six candidates, every rotation and reversal in turn. */
function eightyBallots(): string {
  const ballots = Array.from({ length: 80 }, (_, ballot) => {
    const ranks = [1, 2, 3, 4, 5, 6].map((rank) => ((rank + ballot) % 6) + 1);
    return (ballot % 2 === 0 ? ranks : ranks.reverse()).join(",");
  });
  return ["Ada,Bo,Cy,Di,Ed,Fay", ...ballots, ""].join("\n");
}

function milliseconds(words: readonly string[], folder: string): number {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  return performance.now() - begun;
}

describe("start-up", () => {
  it("beside an empty Node program: the quickest and the median of interleaved runs", async () => {
    const { root } = await temporaryWorkspace();
    writeFileSync(join(root, "ballots.csv"), eightyBallots());
    const programs = [
      { name: "node -e 0", words: ["-e", "0"], aim: "" },
      { name: "--version", words: [executable, "--version"], aim: "1.25" },
      { name: "--help", words: [executable, "--help"], aim: "1.50" },
      { name: "tally, 80 ballots", words: [executable, "tally", "ballots.csv"], aim: "2.00" },
    ].map((program) => ({ ...program, times: [] as number[] }));
    for (let round = 0; round <= rounds; round++) {
      for (const { words, times } of programs) {
        const time = milliseconds(words, root);
        // The first round fills the file system's cache.
        if (round > 0) times.push(time);
      }
    }
    const figures = programs.map(({ name, aim, times }) => {
      const sorted = times.toSorted((a, b) => a - b);
      return { name, aim, least: sorted[0] ?? 0, median: sorted[rounds / 2] ?? 0 };
    });
    const [empty] = figures;
    printFigures(
      ["program", "least ms", "median ms", "least ratio", "median ratio", "aim"],
      figures.map(({ name, aim, least, median }) => [
        name,
        least.toFixed(0),
        median.toFixed(0),
        (least / (empty?.least ?? 1)).toFixed(2),
        (median / (empty?.median ?? 1)).toFixed(2),
        aim,
      ]),
    );
  });
});
