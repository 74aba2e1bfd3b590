import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { runCli } from "../../support/run-cli.ts";

const seed = "closing price of 2030-11-01: 1'234.50";

/** Worked out in a shell: `printf 'seed 1\n%s' NAME | sha256sum`. */
const bySha256sum = [
  { name: "cy-m", sha256: "230504f6fad714dfb8a71ab21857eef69031761fe3a94a2e62ff8b68480bd148" },
  { name: "ada-l", sha256: "60394ccf8ed0630e033714ef8656cd0bbc934a562250d8016181ea69c99660fd" },
  { name: "dee-p", sha256: "981558c68472de997cfbbf6de30ecc2b7103c0046228e86dacf4d7eb60d4e18c" },
];

describe("kata-election lot", () => {
  it("orders names by the digest that sha256sum gives", async () => {
    const run = await runCli(["lot", "--seed", "seed 1", "ada-l", "cy-m", "dee-p", "--json"]);
    const report = JSON.parse(run.stdout);
    expect(Object.keys(report)).toEqual(["formatVersion", "method", "seed", "order"]);
    expect(report.order).toEqual(bySha256sum);
  });

  it("does not depend on the order of the names", async () => {
    const one = await runCli(["lot", "--seed", seed, "ada-l", "cy-m"]);
    const other = await runCli(["lot", "--seed", seed, "cy-m", "ada-l"]);
    expect(one).toEqual(other);
  });

  it("prints commands that repeat each digest", async () => {
    const { stdout } = await runCli(["lot", "--seed", seed, "ada-l", "cy-m"]);
    const digests = [...stdout.matchAll(/^\d\. \S+ {2}([\da-f]{64})$/gm)].map((match) => match[1]);
    const commands = stdout.split("\n").filter((line) => line.includes("| sha256sum"));
    const repeated = commands.map((command) =>
      execFileSync("sh", ["-c", command], { encoding: "utf8" }).slice(0, 64),
    );
    expect(digests).toHaveLength(2);
    expect(repeated).toEqual(digests);
    expect(stdout).toContain("  - about: tie\n    order: [");
  });

  it.each([
    [["lot", "ada-l", "cy-m"], "required option '--seed <text>' not specified"],
    [["lot", "--seed", "x", "ada-l"], "a draw needs at least two names"],
    [["lot", "--seed", " ", "ada-l", "cy-m"], "the seed is empty"],
    [["lot", "--seed", "x", "ada-l", ""], "a name is empty"],
    [["lot", "--seed", "x", "Ada-L", "ada-l"], "ada-l is named twice"],
    [["lot", "--seed", "x\u202e", "ada-l", "cy-m"], '"x\\u202e" contains characters'],
  ])("refuses %j", async (words, message) => {
    const run = await runCli(words);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });
});
