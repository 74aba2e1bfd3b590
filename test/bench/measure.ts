import { expect } from "vitest";
import { type ExecutableOptions, runExecutable } from "../support/run-executable.ts";

export interface Measured {
  readonly seconds: number;
  /** The most memory that the process held. */
  readonly megabytes: number;
}

/** Runs before the program and its threads; each says at its end on stderr how much memory all took (in KB). */
const memoryReport = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => console.error('maxRSS:%d', process.resourceUsage().maxRSS))",
)}`;

/** Runs the built program in a process of its own, and measures it from start to end. */
export async function measured(
  words: readonly string[],
  options: ExecutableOptions,
): Promise<Measured> {
  const begun = performance.now();
  const run = await runExecutable(words, {
    ...options,
    environment: { ...options.environment, NODE_OPTIONS: `--import=${memoryReport}` },
  });
  const seconds = (performance.now() - begun) / 1000;
  expect(run.exitCode, run.stderr).toBe(0);
  const kilobytes = [...run.stderr.matchAll(/maxRSS:(\d+)/g)].map((match) => Number(match[1]));
  expect(kilobytes).not.toEqual([]);
  return { seconds, megabytes: Math.max(...kilobytes) / 1024 };
}

/** Prints figures in columns. */
export function printFigures(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ");
  process.stdout.write(`\n${[heads, ...rows].map(line).join("\n")}\n\n`);
}
