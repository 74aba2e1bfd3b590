import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { completionRules } from "../../src/charter/completion-rule.ts";
import { needsMatrixOnly } from "../../src/tally/matrix-rules.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";
import { measured, printFigures } from "./measure.ts";

/** As many as CIVS's ranks allow; ballots with as many names are refused beyond 1,000. */
const names = 999;
const ballots = 300;
/** A count that takes longer than this is not one that a person waits for. */
const mostSeconds = 15;
const mostMegabytes = 400;

/** A generator of numbers between 0 and 1 that a seed repeats (Lehmer 1951, as MINSTD). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Ballots that follow a common order more or less: 0 not at all, 1 wholly. */
function ballotsNear(order: number): string {
  const random = numbers(7);
  const columns = Array.from({ length: names }, (_, column) => column);
  const rows = Array.from({ length: ballots }, () => {
    const scores = columns.map((column) => order * column + (1 - order) * names * random());
    const ranks: number[] = [];
    const sorted = columns.toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
    for (const [place, column] of sorted.entries()) ranks[column] = place + 1;
    return ranks.join(",");
  });
  return [columns.map((column) => `Person ${column}`).join(","), ...rows, ""].join("\n");
}

describe("a thousand names", () => {
  it.each([
    { name: "no common order", order: 0 },
    { name: "a common order", order: 0.7 },
  ])("$name", async ({ order }) => {
    const { root } = await temporaryWorkspace();
    writeFileSync(join(root, "ballots.csv"), ballotsNear(order));
    const rows: string[][] = [];
    for (const rule of completionRules.filter((each) => needsMatrixOnly(each) && each !== "mam")) {
      const words = ["tally", "ballots.csv", "--rule", rule, "--json"];
      const { seconds, megabytes } = await measured(words, { workingFolder: root });
      rows.push([rule, seconds.toFixed(2), megabytes.toFixed(0)]);
      expect(seconds).toBeLessThan(mostSeconds);
      expect(megabytes).toBeLessThan(mostMegabytes);
    }
    printFigures(["rule", "seconds", "MB"], rows);
  });
});
