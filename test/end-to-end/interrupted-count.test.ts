import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { executable } from "../support/run-executable.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

/** Ballots over many names, each another rotation: reading takes a moment, counting many seconds. */
function longPoll(names: number, ballots: number): string {
  const columns = Array.from({ length: names }, (_, column) => column);
  const rows = Array.from({ length: ballots }, (_, ballot) =>
    columns.map((column) => ((column + ballot) % names) + 1).join(","),
  );
  return [columns.map((column) => `Person ${column}`).join(","), ...rows, ""].join("\n");
}

it("ends a long count within a second of Ctrl-C, with 130 and nothing printed", async () => {
  const { root } = await temporaryWorkspace();
  writeFileSync(join(root, "long.csv"), longPoll(999, 1800));
  const words = ["tally", "long.csv", "--json"];
  const child = spawn(process.execPath, [executable, ...words], { cwd: root });
  let stderr = "";
  let stdout = "";
  child.stdout.on("data", (piece: Buffer) => {
    stdout += piece.toString("utf8");
  });
  child.stderr.on("data", (piece: Buffer) => {
    stderr += piece.toString("utf8");
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(child.exitCode).toBeNull();
  const begun = performance.now();
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  // A second at most where nothing else runs; the whole count takes far longer.
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(stderr).toContain("Cancelled");
  expect(stdout).toBe("");
});

it.each([
  ["before it reads", 0],
  ["while it reads", 60],
])("does not begin a long count where Ctrl-C came %s", async (_, milliseconds) => {
  const { root } = await temporaryWorkspace();
  writeFileSync(join(root, "long.csv"), longPoll(999, 1800));
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException("Ctrl-C", "AbortError")), milliseconds);
  const options = { workingFolder: root, signal: controller.signal };
  expect((await runCli(["tally", "long.csv", "--json"], options)).exitCode).toBe(130);
  // Work that went on after the answer would keep this thread from its next turns for many seconds.
  let longest = 0;
  for (let turn = 0; turn < 40; turn++) {
    const begun = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 25));
    longest = Math.max(longest, performance.now() - begun);
  }
  expect(longest).toBeLessThan(5000);
});
