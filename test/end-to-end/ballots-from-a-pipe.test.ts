import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { executable } from "../support/run-executable.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

async function run(words: readonly string[], input: string) {
  const { root } = await temporaryWorkspace();
  return spawnSync(process.execPath, [executable, ...words], {
    cwd: root,
    encoding: "utf8",
    input,
  });
}

describe("ballots from a pipe", () => {
  it.each([
    ["tally", "-"],
    ["tally", "/dev/stdin"],
    ["ballots", "check", "-"],
  ])("%s %s reads standard input", async (...words) => {
    const { status, stdout, stderr } = await run(words, "Ada,Bo,Cy\n1,2,2\n1,2,2\n");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/2 ballots/);
  });

  it.each([
    [["tally", "-"], "", "no line at all"],
    [["tally", "-"], "Ada;Bo\n1;2\n", "separated by semicolons"],
    [["tally", "--partial", "-"], "Ada,Bo\n1,2\n", "a stream can be read only once"],
    [["tally", "--partial", "missing.csv"], "", "missing.csv does not exist"],
    [["tally", "--partial", "elections"], "", "elections is a folder"],
    [["tally", "--partial", "/dev/null"], "", "a device"],
    [["tally", "missing.csv"], "", "missing.csv does not exist"],
    [["tally", "--merge", "missing.json"], "", "does not exist"],
  ])("%j ends with 2 and says why", async (words, input, message) => {
    const { status, stdout, stderr } = await run(words, input);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});
