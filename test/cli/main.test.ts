import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";

const packageFile = new URL("../../package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };

describe("kata-election", () => {
  it.each(["--version", "-V"])("%s prints the package's version", async (flag) => {
    expect(await runCli([flag])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("--help goes to stdout and names the exit codes", async () => {
    const run = await runCli(["--help"]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Usage: kata-election");
    expect(run.stdout).toContain("3 undecided");
    expect(run.stderr).toBe("");
  });

  it.each([["no-such-command"], ["--no-such-option"]])("refuses %s with exit 2", async (word) => {
    const run = await runCli([word]);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain("error:");
  });
});
