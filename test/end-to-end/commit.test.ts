import { execFileSync } from "node:child_process";
import { access, appendFile, chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoWorkspaceFiles } from "../../src/demo/workspace-files.ts";
import { runExecutable } from "../support/run-executable.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const stepDown = [
  "committee",
  "step-down",
  "nadia-f",
  "--reason",
  "new job",
  "--date",
  "2027-01-10",
];

async function checkout() {
  const { root } = await temporaryWorkspace(demoWorkspaceFiles);
  const home = (await temporaryWorkspace()).root;
  await writeFile(
    join(home, ".gitconfig"),
    "[user]\n\tname = Octavia Reyes\n\temail = o@x.example\n",
  );
  const environment = { HOME: home, GIT_CONFIG_NOSYSTEM: "1" };
  const git = (...words: string[]): string =>
    execFileSync("git", words, {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, ...environment },
    });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "begin");
  const run = (...words: string[]) =>
    runExecutable([...words, "--now", "2027-01-10T10:00Z"], { workingFolder: root, environment });
  return { root, git, run };
}

describe("--commit", () => {
  it("makes one signed-off commit of the files that the command changed", async () => {
    const { git, run } = await checkout();
    const { exitCode, stderr } = await run(...stepDown, "--commit");
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("Committed ")]);
    expect(
      git("show", "--stat", "--format=%an <%ae>%n%s%n%b", "HEAD").split("\n").slice(0, 6),
    ).toEqual([
      "Octavia Reyes <o@x.example>",
      "elections: committee step-down nadia-f",
      "Signed-off-by: Octavia Reyes <o@x.example>",
      "",
      "",
      expect.stringContaining("elections/committee.yaml"),
    ]);
    expect(git("status", "--porcelain")).toBe("");
  });

  it("runs no hook, filter or signing program of the checkout", async () => {
    const { root, git, run } = await checkout();
    const ran = join((await temporaryWorkspace()).root, "ran");
    const trap = join(root, ".git/trap");
    await writeFile(trap, `#!/bin/sh\ntouch ${ran}\n`);
    await chmod(trap, 0o755);
    for (const hook of ["pre-commit", "commit-msg", "post-commit", "reference-transaction"]) {
      execFileSync("cp", [trap, join(root, ".git/hooks", hook)]);
    }
    await appendFile(
      join(root, ".git/config"),
      `[commit]\n\tgpgsign = true\n[gpg]\n\tprogram = ${trap}\n[core]\n\tfsmonitor = ${trap}\n[filter "x"]\n\tclean = ${trap}\n[user]\n\tname = Someone Else\n`,
    );
    await writeFile(join(root, ".git/info/attributes"), "* filter=x\n");
    expect((await run(...stepDown, "--commit")).exitCode).toBe(0);
    await expect(access(ran)).rejects.toThrow("ENOENT");
    await writeFile(join(root, ".git/config"), "[core]\n\trepositoryformatversion = 0\n");
    expect(git("log", "-1", "--format=%an")).toBe("Octavia Reyes\n");
  });

  it.each([
    ["a file that has other changes", false, "elections/committee.yaml has changes"],
    ["other changes that are staged", true, "other changes are staged"],
  ])("refuses %s, before anything is written", async (_, isStaged, message) => {
    const { root, git, run } = await checkout();
    await appendFile(join(root, "elections/committee.yaml"), "# by hand\n");
    if (isStaged) git("add", "-A");
    const { exitCode, stderr } = await run(...stepDown, "--commit");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(git("diff", "HEAD")).not.toContain("new job");
    expect(git("log", "--format=%s")).toBe("begin\n");
  });

  it("refuses a folder that is no git checkout, before anything is written", async () => {
    const workspace = await temporaryWorkspace(demoWorkspaceFiles);
    const { exitCode, stderr } = await runExecutable(
      [...stepDown, "--commit", "--now", "2027-01-10T10:00Z"],
      { workingFolder: workspace.root },
    );
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("nothing was written")]);
    expect(await workspace.read("elections/committee.yaml")).not.toContain("new job");
  });

  it("without it says in one line what to commit", async () => {
    const { run } = await checkout();
    expect((await run(...stepDown)).stderr).toContain(
      'To commit: git add elections/committee.yaml && git commit -s -m "elections: committee step-down nadia-f"\n',
    );
  });
});
