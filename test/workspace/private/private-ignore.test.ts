import { execFile } from "node:child_process";
import { rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { processSurroundings } from "../../../src/cli/surroundings.ts";
import { applyPlan } from "../../../src/workspace/file-plan.ts";
import {
  keepPrivateFolderOutOfGit,
  planIgnoreRule,
} from "../../../src/workspace/private/private-ignore.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryWorkspace } from "../../support/temporary-workspace.ts";

const { runProgram } = processSurroundings();
const ballots = "elections/.private/2030-10/ballots.csv";
const run = promisify(execFile);

async function clone(files: Record<string, string> = {}) {
  const workspace = await temporaryWorkspace({ [ballots]: "A,B\n1,2\n", ...files });
  const git = (...words: string[]) => run("git", ["-C", workspace.root, ...words]);
  await git("init", "--quiet");
  const wouldCommit = async () => {
    await git("add", "--all");
    return (await git("ls-files")).stdout.includes("ballots.csv");
  };
  return { ...workspace, wouldCommit };
}

describe("a private folder that git does not ignore", () => {
  it.each([
    ["status"],
    ["doctor --offline"],
    ["committee show"],
    ["tally elections/.private/2030-10/ballots.csv"],
  ])("is kept out of git by whatever meets it, and said: %s", async (words) => {
    const workspace = await clone();
    const { stderr } = await runCli(words.split(" "), {
      runProgram,
      workingFolder: workspace.root,
    });
    expect(stderr).toContain("git did not ignore elections/.private/");
    expect(await workspace.wouldCommit()).toBe(false);
  });

  it("ends a command with 1 where the rule cannot be written", async () => {
    const workspace = await clone({ "outside.txt": "keep\n" });
    await symlink("../../outside.txt", join(workspace.root, "elections/.private/.gitignore"));
    const { exitCode, stderr } = await runCli(["-C", workspace.root, "status"], { runProgram });
    expect(stderr).toContain("ignore rule cannot be written");
    expect(exitCode).toBe(1);
    expect(await workspace.read("outside.txt")).toBe("keep\n");
  });

  it.each([
    ["elections/.gitignore", "/.private/\n"],
    [".gitignore", "elections/.private/\n"],
    ["elections/.private/.gitignore", "*\n"],
  ])("is left alone where %s has a rule", async (path, rules) => {
    const workspace = await clone({ [path]: rules });
    expect(await keepPrivateFolderOutOfGit(workspace, runProgram)).toBeUndefined();
  });

  it("does not matter where there is no git", async () => {
    const workspace = await clone();
    await rm(join(workspace.root, ".git"), { recursive: true });
    expect(await keepPrivateFolderOutOfGit(workspace, runProgram)).toBeUndefined();
  });
});

describe("planIgnoreRule", () => {
  it("adds one line to the rules that are there, once", async () => {
    const workspace = await temporaryWorkspace();
    await writeFile(join(workspace.root, "elections/.gitignore"), "*.tmp");
    await applyPlan(workspace, [await planIgnoreRule(workspace)]);
    await applyPlan(workspace, [await planIgnoreRule(workspace)]);
    expect(await workspace.read("elections/.gitignore")).toBe("*.tmp\n/.private/\n");
  });
});
