import { createHash } from "node:crypto";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCivs } from "../../../src/ballots/formats/civs.ts";
import { totalsOf } from "../../../src/tally/totals.ts";
import { countPart } from "../../../src/workspace/ballots/ballot-parts.ts";
import {
  countBallotStream,
  type StreamOptions,
} from "../../../src/workspace/ballots/ballot-stream.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const ignore = (): void => undefined;

async function fileOf(text: string) {
  const workspace = await temporaryWorkspace({ "x.csv": text });
  const absolute = join(workspace.root, "x.csv");
  const count = (options: Partial<StreamOptions> = {}, progress = ignore as CountProgress) =>
    countBallotStream(
      absolute,
      "x.csv",
      { unranked: "no-opinion", countElsewhere: countPart, ...options },
      progress,
    );
  const write = (again: string) => workspace.write("x.csv", again);
  return { absolute, count, write };
}

type CountProgress = (done: number, total: number) => void;

describe("a count in parts", () => {
  const field = fc.constantFrom("1", "2", "12", "999", "No opinion", "-", "0", "x", "", " 3 ", "é");
  const good = fc.constantFrom("1", "2", "3", "12", "No opinion");
  const row = (one: fc.Arbitrary<string>) =>
    fc.array(one, { minLength: 2, maxLength: 5 }).map((fields) => fields.join(","));
  const cases = fc.record({
    header: fc.constantFrom("A,B", "A,B,C", "\n\nA,B,C (write-in)", "\ufeffA,B,C", "1,2"),
    rows: fc.array(
      fc.oneof({ weight: 4, arbitrary: row(good) }, row(field), fc.constantFrom("", " ")),
      { maxLength: 30 },
    ),
    end: fc.constantFrom("\n", "\r\n"),
    isEnded: fc.boolean(),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
    unranked: fc.constantFrom("last" as const, "no-opinion" as const),
    highestIsBest: fc.boolean(),
  });

  it("is the same as reading the whole file, wherever it is cut", async () => {
    const { count, write } = await fileOf("");
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { header, rows, end, isEnded, cuts, unranked, highestIsBest } = one;
        const text = [header, ...rows].join("\n").replaceAll("\n", end) + (isEnded ? end : "");
        await write(text);
        const cutsNear = (size: number) => cuts.map((cut) => cut * size).sort(upwards);
        const counted = await count({ unranked, highestIsBest, cutsNear });
        const whole = readCivs(text, { highestIsBest });
        expect(counted.reading).toEqual({
          ...whole,
          profile: { ...whole.profile, ballots: [], unranked },
        });
        const { places, ...totals } = totalsOf({ ...whole.profile, unranked });
        expect(counted.totals).toEqual({ ...totals, places: places.map(() => []) });
      }),
      { numRuns: 500 },
    );
  });

  it("tells how far all parts are, and stops them all where it is told to", async () => {
    const { count } = await fileOf(`A,B\n${"1,2\n".repeat(100)}`);
    const cutsNear = (size: number): number[] => [size / 4, size / 2];
    const told: number[] = [];
    await count({ cutsNear }, (done, total) => told.push(done / total));
    expect(told).toHaveLength(3);
    expect(told).toEqual([...told].sort(upwards));
    expect(told.at(-1)).toBe(1);
    const stopped = new Error("stopped by the person");
    const counting = count({ cutsNear }, () => {
      throw stopped;
    });
    await expect(counting).rejects.toBe(stopped);
  });

  it("gives the digest of the file's bytes", async () => {
    for (const text of ["A,B", "A,B\r\n", `\n\nA,B\n${"1,2\n".repeat(400_000)}2,1`]) {
      const { count } = await fileOf(text);
      const { digest } = await count({ withDigest: true });
      expect(digest).toBe(createHash("sha256").update(text).digest("hex"));
    }
  });

  it("refuses a file that became shorter meanwhile", async () => {
    const { absolute, count } = await fileOf(`A,B\n${"1,2\n".repeat(1000)}`);
    const cutsNear = (size: number): number[] => [size / 2];
    const counting = count({
      cutsNear,
      countElsewhere: async (part, told) => {
        await truncate(absolute, 100);
        return countPart(part, told);
      },
    });
    await expect(counting).rejects.toThrow("x.csv became shorter while it was counted");
  });

  it("refuses a line of many megabytes behind a cut", async () => {
    const { count } = await fileOf(`A,B\n${"1,2\n".repeat(1000)}${"1".repeat(3_000_000)}\n1,2\n`);
    for (const cut of [2000, 100_000]) {
      await expect(count({ cutsNear: () => [cut] })).rejects.toThrow(
        "x.csv has a line of more than 1048575 bytes",
      );
    }
  });
});

function upwards(a: number, b: number): number {
  return a - b;
}
