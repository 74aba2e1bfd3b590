import { spawnSync } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { executable } from "../support/run-executable.ts";

describe.skipIf(!existsSync("/dev/full"))("an output that cannot be written", () => {
  it.each([["--version"], ["charter show"], ["charter show --json"], ["tally --help"]])(
    "ends with 2 and a sentence: %s",
    (words) => {
      const { status, stderr } = spawnSync(process.execPath, [executable, ...words.split(" ")], {
        cwd: "/",
        encoding: "utf8",
        stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
      });
      expect(stderr).toContain("error: the output could not be written: the disk is full");
      expect(stderr).not.toContain("    at ");
      expect(status).toBe(2);
    },
  );
});
