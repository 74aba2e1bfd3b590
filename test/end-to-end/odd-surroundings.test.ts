import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const executable = join(import.meta.dirname, "../../bin/kata-election.js");

/** Runs the program in a folder that was removed; answers with exit code and stderr. */
async function inRemovedFolder(words: string): Promise<[number, string]> {
  const folder = await mkdtemp(join(tmpdir(), "kata-election-gone-"));
  const line = `cd ${folder} && rmdir ${folder} && exec ${process.execPath} ${executable} ${words}`;
  return new Promise((resolve) => {
    execFile("bash", ["-c", line], (failure, _stdout, stderr) =>
      resolve([Number(failure?.code ?? 0), stderr]),
    );
  });
}

describe.skipIf(process.platform === "win32")("no place for temporary files", () => {
  it.each(["/nonexistent", "/proc", "/dev/null"])(
    "is told, with the remedy: %s",
    async (folder) => {
      const line = `TMPDIR=${folder} exec ${process.execPath} ${executable} demo --no-pause`;
      const [exitCode, stderr] = await new Promise<[number, string]>((resolve) => {
        execFile("bash", ["-c", line], (failure, _stdout, said) =>
          resolve([Number(failure?.code ?? 0), said]),
        );
      });
      expect(exitCode).toBe(2);
      expect(stderr).toContain(`error: no temporary folder can be made in ${folder}`);
      expect(stderr).toContain("Set TMPDIR to a folder that you can write to.");
    },
  );
});

describe.skipIf(process.platform === "win32")("a folder that was removed", () => {
  it("is no checkout, and keeps no one from asking for the version", async () => {
    expect(await inRemovedFolder("--version")).toEqual([0, ""]);
    const [exitCode, stderr] = await inRemovedFolder("status");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("no folder elections/");
  });

  it("is told of times that have no next year", async () => {
    const [exitCode, stderr] = await inRemovedFolder("--now 9999-12-31T23:59Z status");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("is not a time in UTC");
  });
});
