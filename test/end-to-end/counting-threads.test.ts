import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { countBallotStream } from "../../src/workspace/ballots/ballot-stream.ts";
import { countInThreads } from "../../src/workspace/ballots/ballot-thread.ts";
import { runExecutable } from "../support/run-executable.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

/** The program of the threads as `npm run build` makes it. */
const countElsewhere = countInThreads(
  new URL("../../dist/workspace/ballots/ballot-thread-program.js", import.meta.url),
);

/** Runs before each thread of the program. */
const threadReport = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from "node:fs";
  import { isMainThread } from "node:worker_threads";
  if (!isMainThread) writeSync(2, "a thread begins\\n");`,
)}`;

async function countInThree(text: string, progress: () => void = () => undefined) {
  const { root } = await temporaryWorkspace({ "x.csv": text });
  const cutsNear = (size: number): number[] => [size / 3, size / 2];
  const options = { unranked: "no-opinion", cutsNear, countElsewhere } as const;
  return countBallotStream(join(root, "x.csv"), "x.csv", options, progress);
}

describe("counting threads", () => {
  it("count their parts, and name lines as in the file", async () => {
    const text = `A,B\n${"1,2\n".repeat(300)}2,1\nx,1\n${"1,2\n".repeat(300)}y,1`;
    const { reading, totals } = await countInThree(text);
    expect(totals).toMatchObject({
      counted: 601,
      pairwise: [
        [0, 600],
        [1, 0],
      ],
    });
    expect(reading.profile.skipped.map(({ line }) => line)).toEqual([303, 604]);
  });

  it("hand over why they refuse", async () => {
    const long = `A,B\n${"1,2\n".repeat(600_000)}${"1".repeat(2_000_000)}\n`;
    await expect(countInThree(long)).rejects.toMatchObject({
      kind: "input",
      message: "x.csv has a line of more than 1048575 bytes",
      hint: expect.stringContaining("Is it a file of ballots?"),
    });
  });

  it("end where the count is stopped, or their program does not run", async () => {
    const stopped = new Error("stopped by the person");
    const counting = countInThree(`A,B\n${"1,2\n".repeat(300)}`, () => {
      throw stopped;
    });
    await expect(counting).rejects.toBe(stopped);
    const broken = countInThreads(new URL("data:text/javascript,process.exit(5)"));
    const part = {} as Parameters<typeof broken>[0];
    await expect(broken(part, () => undefined)).rejects.toThrow("ended with 5");
  });

  it("are used by the program for a large file", async () => {
    const { root } = await temporaryWorkspace();
    const half = "1,2,3\r\n".repeat(2_500_000);
    await writeFile(join(root, "large.csv"), `Ada,Bo,Cy\r\n${half}3,2,1\r\n\r\n${half}x,2,1`);
    const words = ["tally", "large.csv", "--skip-invalid", "--json"];
    const NODE_OPTIONS = `--import=${threadReport}`;
    const run = await runExecutable(words, { workingFolder: root, environment: { NODE_OPTIONS } });
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stderr.includes("a thread begins")).toBe(availableParallelism() > 1);
    expect(run.stderr).toContain('skipped: large.csv:5000004: column 1 (Ada): found "x"');
    expect(JSON.parse(run.stdout)).toMatchObject({
      ballots: { counted: 5_000_001, invalid: 1 },
      pairwise: [
        [0, 5_000_000, 5_000_000],
        [1, 0, 5_000_000],
        [1, 1, 0],
      ],
    });
  });
});
