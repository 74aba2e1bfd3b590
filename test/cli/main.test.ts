import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const packageFile = new URL("../../package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };

/** The words of every command, groups and their commands included. */
async function everyCommand(words: readonly string[] = []): Promise<string[][]> {
  const { stdout } = await runCli([...words, "--help"]);
  const listed = /^Commands:\n((?: .*\n)*)/m.exec(stdout)?.[1] ?? "";
  const names = [...listed.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name ?? "");
  const deeper: string[][] = [];
  for (const name of names.filter((each) => each !== "help")) {
    deeper.push(...(await everyCommand([...words, name])));
  }
  return [[...words], ...deeper];
}

describe("kata-election", () => {
  it.each(["--version", "-V"])("%s prints the package's version", async (flag) => {
    expect(await runCli([flag])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("shows help of every command within 80 columns, with examples", async () => {
    const commands = await everyCommand();
    expect(commands.length).toBeGreaterThan(50);
    for (const words of commands) {
      const { stdout } = await runCli([...words, "--help"]);
      const wide = stdout.split("\n").filter((line) => line.length > 80);
      expect({ words, wide }).toEqual({ words, wide: [] });
      expect({ words, examples: stdout.includes("Examples:") }).toEqual({ words, examples: true });
      expect(stdout).not.toContain("(default: false)");
    }
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

  it.each(["tomorrow", "2026-02-30T10:00Z", "2026-10-05", "2026-10-05T15:00", "2026-10-05T25:00Z"])(
    "stops at --now %s before anything is done",
    async (time) => {
      const words = ["roll", "identify", "kata-containers/kata-containers@0f3c2ab", "ada-l"];
      const workspace = await temporaryWorkspace({ "elections/people.yaml": "formatVersion: 1\n" });
      const options = { workingFolder: workspace.root };
      const { exitCode, stderr } = await runCli([...words, "--now", time], options);
      expect([exitCode, stderr]).toEqual([
        2,
        `error: --now ${time} is not a time in UTC\nWrite it as 2026-10-05T15:00Z.\n`,
      ]);
      expect(await workspace.read("elections/people.yaml")).toBe("formatVersion: 1\n");
    },
  );
});
