import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { examplesOf } from "../../src/cli/command.ts";
import { exitCodes } from "../../src/cli/exit-codes.ts";
import { helpTopics } from "../../src/cli/program/help-topics.ts";
import { everyCommand } from "../support/every-command.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const packageFile = new URL("../../package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };

describe("kata-election", () => {
  it.each(["--version", "-V"])("%s prints the package's version", async (flag) => {
    expect(await runCli([flag])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("shows help of every command within 80 columns, with examples", async () => {
    const commands = await everyCommand();
    expect(commands.length).toBeGreaterThan(50);
    for (const { words } of commands) {
      const { stdout } = await runCli([...words, "--help"]);
      const wide = stdout.split("\n").filter((line) => line.length > 80);
      expect({ words, wide }).toEqual({ words, wide: [] });
      expect({ words, examples: stdout.includes("Examples:") }).toEqual({ words, examples: true });
      expect(stdout).not.toContain("(default: false)");
    }
  });

  it("shows these help pages, each read line by line: vitest -u writes them again", async () => {
    const pages = [[], ...(await everyCommand()).map(({ words }) => words)];
    const topics = Object.keys(helpTopics).map((topic) => ["help", topic]);
    const shown: string[] = [];
    for (const words of [...pages.map((page) => [...page, "--help"]), ...topics]) {
      const { stdout } = await runCli(words);
      // The inherited options are the same on every page.
      const own = stdout.replace(/\nGlobal Options:\n[\s\S]*?\n(?=\n)/, "");
      shown.push(`$ kata-election ${words.join(" ")}\n${own}`);
    }
    await expect(shown.join("\n")).toMatchFileSnapshot("help-pages.txt");
  });

  it.each([[["--help"]], [["help"]], [[]]])(
    "shows the whole program on stdout, in at most 24 lines, for %j",
    async (words: string[]) => {
      const run = await runCli(words);
      expect([run.exitCode, run.stderr]).toEqual([0, ""]);
      expect(run.stdout).toContain("Usage: kata-election <command> [options]");
      expect(run.stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(24);
      for (const { words } of await everyCommand()) expect(run.stdout).toContain(words[0]);
    },
  );

  it("help with a command's words is that command's --help", async () => {
    expect(await runCli(["help", "roll", "fetch"])).toEqual(
      await runCli(["roll", "fetch", "--help"]),
    );
  });

  it("finds help behind the options of the whole program", async () => {
    const topic = await runCli(["help", "ci"]);
    expect(await runCli(["--now", "2027-04-01", "--no-color", "help", "ci"])).toEqual(topic);
    const page = await runCli(["roll", "fetch", "--help"]);
    expect(await runCli(["-C", "/nowhere", "help", "roll", "fetch"])).toEqual(page);
  });

  it.each(Object.keys(helpTopics))("has the help topic %s, within 80 columns", async (topic) => {
    const { exitCode, stdout } = await runCli(["help", topic]);
    expect(exitCode).toBe(0);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("documents every exit code as a help topic", async () => {
    const { stdout } = await runCli(["help", "exit-codes"]);
    for (const code of Object.values(exitCodes))
      expect(stdout).toMatch(new RegExp(`^ +${code}  `, "m"));
  });

  it.each([
    [["help", "nonsense"]],
    [["nonsense", "--help"]],
    [["roll", "nonsense", "--help"]],
    [["help", "roll", "nonsense"]],
  ])("does not know %j", async (words) => {
    const run = await runCli(words);
    expect([run.exitCode, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain("unknown command 'nonsense'");
  });

  it.each(["constructor", "__proto__", "toString"])("has no help topic %s", async (word) => {
    const run = await runCli(["help", word]);
    expect([run.exitCode, run.stdout]).toEqual([2, ""]);
  });

  it("answers a group of commands without one of its words with its help", async () => {
    const run = await runCli(["roll"]);
    expect([run.exitCode, run.stderr]).toEqual([0, ""]);
    expect(run.stdout).toContain("Usage: kata-election roll");
  });

  it("has examples that a shell reads, the folded ones of the help pages too", async () => {
    const commands = (await everyCommand()).filter(({ command }) => examplesOf(command).length > 0);
    const examples = commands.flatMap(({ command }) => examplesOf(command));
    expect(examples.length).toBeGreaterThan(5);
    const pages = await Promise.all(
      commands.map(async ({ words }) => (await runCli([...words, "--help"])).stdout),
    );
    const folded = pages.flatMap((page) => page.match(/^ {2}\$ (?:.*\\\n)*.*/gm) ?? []);
    const lines = [
      ...examples.map(({ command }) => command),
      ...folded.map((line) => line.replace(/^ {2}\$ /, "")),
    ];
    for (const line of lines) {
      const { status, stderr } = spawnSync("bash", ["-n"], { input: line, encoding: "utf8" });
      expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: "" });
    }
  });

  it.each([["no-such-command"], ["--no-such-option"]])("refuses %s with exit 2", async (word) => {
    const run = await runCli([word]);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toContain("error:");
  });

  it.each(["tomorrow", "2026-02-30T10:00Z", "2026-02-30", "2026-10-05T15:00", "2026-10-05T25:00Z"])(
    "stops at --now %s before anything is done",
    async (time) => {
      const words = ["roll", "identify", "kata-containers/kata-containers@0f3c2ab", "ada-l"];
      const workspace = await temporaryWorkspace({ "elections/people.yaml": "formatVersion: 1\n" });
      const options = { workingFolder: workspace.root };
      const { exitCode, stderr } = await runCli([...words, "--now", time], options);
      expect([exitCode, stderr]).toEqual([
        2,
        `error: --now ${time} is not a time in UTC\nWrite it as 2026-10-05T15:00Z, or as 2026-10-05 for the beginning of that day.\n`,
      ]);
      expect(await workspace.read("elections/people.yaml")).toBe("formatVersion: 1\n");
    },
  );

  it("takes a day as --now for its beginning, and says so", async () => {
    const { root } = await temporaryWorkspace({});
    const words = ["charter", "show", "--now", "2026-10-05"];
    const { exitCode, stderr } = await runCli(words, { workingFolder: root });
    expect([exitCode, stderr]).toEqual([0, "Simulated time: 2026-10-05T00:00Z (--now)\n"]);
  });
});
