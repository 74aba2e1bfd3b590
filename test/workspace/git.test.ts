import { execFile } from "node:child_process";
import { access, chmod, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { processSurroundings } from "../../src/cli/surroundings.ts";
import { gitOf, globalGitSetting } from "../../src/workspace/git.ts";
import { openWorkspace } from "../../src/workspace/workspace.ts";
import { temporaryWorkspace } from "../support/temporary-workspace.ts";

const run = promisify(execFile);
const { runProgram } = processSurroundings();

/** A checkout whose configuration names a program, and whether that program has run. */
async function trap() {
  const workspace = await temporaryWorkspace({ "README.md": "page\n" });
  const { root } = workspace;
  const program = join(root, "trap.sh");
  await writeFile(program, `#!/bin/sh\ntouch '${join(root, "sprung")}'\n`);
  await chmod(program, 0o755);
  const git = (...words: string[]) => run("git", ["-C", root, ...words]);
  await git("init", "--quiet", "--initial-branch=main");
  await git("config", "user.name", "Octavia");
  await git("config", "user.email", "octavia@example.org");
  await git("add", "README.md");
  await git("commit", "--quiet", "-m", "page");
  const isSprung = () =>
    access(join(root, "sprung")).then(
      () => true,
      () => false,
    );
  return { root, program, git, isSprung };
}

describe("gitOf", () => {
  it.each([
    ["core.fsmonitor"],
    ["core.sshCommand"],
    ["core.pager"],
    ["core.editor"],
    ["core.alternateRefsCommand"],
    ["gpg.program"],
    ["diff.external"],
    ["credential.helper"],
    ["core.askPass"],
    ["core.gitProxy"],
    ["gpg.ssh.program"],
    ["gpg.ssh.defaultKeyCommand"],
    ["diff.x.command"],
    ["diff.x.textconv"],
    ["merge.x.driver"],
    ["trailer.x.cmd"],
    ["uploadpack.packObjectsHook"],
  ])("runs no program that the checkout names in %s", async (key) => {
    const { root, program, git, isSprung } = await trap();
    await git("config", key, program);
    await mkdir(join(root, ".git/info"), { recursive: true });
    await writeFile(join(root, ".git/info/attributes"), "* diff=x merge=x\n");
    await git("config", "log.showSignature", "true");
    await git("config", "core.hooksPath", root);
    const ask = await gitOf(root, runProgram);
    expect(await ask("ls-files", "--", "README.md")).toBe("README.md\n");
    expect(await ask("log", "--format=%s", "HEAD", "--", "README.md")).toBe("page\n");
    expect(await ask("status", "--porcelain")).toContain("trap.sh");
    expect(await isSprung()).toBe(false);
  });

  it.each([["include.path"], ["includeIf.onbranch:main.path"]])(
    "runs no program of a file that %s names",
    async (key) => {
      const { root, program, git, isSprung } = await trap();
      await writeFile(
        join(root, "more"),
        `[core]\n\tfsmonitor = ${program}\n\tpager = ${program}\n`,
      );
      await git("config", key, join(root, "more"));
      const ask = await gitOf(root, runProgram);
      expect(await ask("status", "--porcelain")).toContain("trap.sh");
      expect(await isSprung()).toBe(false);
    },
  );

  it.each([
    ["GIT_EXTERNAL_DIFF"],
    ["GIT_SSH_COMMAND"],
    ["GIT_PAGER"],
    ["GIT_EDITOR"],
    ["GIT_ASKPASS"],
  ])("runs no program that the environment names in %s", async (name) => {
    const { root, program, isSprung } = await trap();
    vi.stubEnv(name, program);
    const ask = await gitOf(root, runProgram);
    expect(await ask("diff", "HEAD")).toBe("");
    expect(await ask("log", "--format=%s")).toBe("page\n");
    vi.unstubAllEnvs();
    expect(await isSprung()).toBe(false);
  });

  it.each([
    ["GIT_DIR", "/nowhere"],
    ["GIT_WORK_TREE", "/"],
    ["GIT_INDEX_FILE", "/nowhere"],
    ["GIT_OBJECT_DIRECTORY", "/nowhere"],
    ["GIT_CONFIG_COUNT", "many"],
  ])("looks at the checkout itself whatever %s says", async (name, value) => {
    const { root } = await trap();
    vi.stubEnv(name, value);
    const ask = await gitOf(root, runProgram);
    expect(await ask("log", "--format=%s", "HEAD", "--", "README.md")).toBe("page\n");
    vi.unstubAllEnvs();
  });

  it("fetches nothing that a partial clone lacks", async () => {
    const { root, program, git, isSprung } = await trap();
    await git("config", "core.repositoryFormatVersion", "1");
    await git("config", "extensions.partialClone", "origin");
    await git("config", "remote.origin.url", "ssh://nowhere.example/x");
    await git("config", "remote.origin.promisor", "true");
    await git("config", "core.sshCommand", program);
    const ask = await gitOf(root, runProgram);
    const absent = "0123456789012345678901234567890123456789";
    expect(await ask("cat-file", "blob", absent)).toBeUndefined();
    expect(await isSprung()).toBe(false);
  });

  it("takes no bare repository within the files for the checkout's", async () => {
    const { root, program, isSprung } = await trap();
    await rm(join(root, ".git"), { recursive: true });
    await run("git", ["init", "--quiet", "--bare", join(root, "bare")]);
    await run("sh", ["-c", `mv '${root}/bare/'* '${root}/'`]);
    await run("git", ["--git-dir", root, "config", "core.fsmonitor", program]);
    await run("git", ["--git-dir", root, "config", "core.bare", "false"]);
    await run("git", ["--git-dir", root, "config", "core.worktree", root]);
    const ask = await gitOf(root, runProgram);
    expect(await ask("ls-files")).toBeUndefined();
    expect(await isSprung()).toBe(false);
  });

  it.each<[string, (set: Awaited<ReturnType<typeof trap>>) => Promise<string>]>([
    [
      "another work tree of the repository",
      async ({ root, git, program }) => {
        await git("config", "extensions.worktreeConfig", "true");
        await git("worktree", "add", "--quiet", join(root, "other"));
        await run("git", [
          ...["-C", join(root, "other"), "config", "--worktree"],
          ...["core.fsmonitor", program],
        ]);
        return join(root, "other");
      },
    ],
    [
      "a submodule",
      async ({ root, git, program }) => {
        const local = ["-c", "protocol.file.allow=always"];
        await git(...local, "submodule", "--quiet", "add", root, "sub");
        await run("git", ["-C", join(root, "sub"), "config", "core.fsmonitor", program]);
        return join(root, "sub");
      },
    ],
    [
      "a .git file that points to another repository",
      async ({ root, git, program }) => {
        await git("config", "core.fsmonitor", program);
        await git("config", "core.worktree", root);
        await mkdir(join(root, "pointing"));
        await writeFile(join(root, "pointing/.git"), `gitdir: ${join(root, ".git")}\n`);
        return join(root, "pointing");
      },
    ],
    [
      "alternates with references of their own",
      async ({ root, git, program }) => {
        await git("config", "core.alternateRefsCommand", program);
        await git("config", "core.alternateRefsPrefixes", "refs");
        await git("clone", "--quiet", "--bare", root, join(root, "store"));
        const file = join(root, ".git/objects/info/alternates");
        await writeFile(file, `${join(root, "store/objects")}\n`);
        return root;
      },
    ],
    [
      "includeIf with the folder of the repository",
      async ({ root, git, program }) => {
        await writeFile(join(root, "more"), `[core]\n\tfsmonitor = ${program}\n`);
        await git("config", "includeIf.gitdir:**.path", join(root, "more"));
        return root;
      },
    ],
  ])("runs no program of %s", async (_which, prepare) => {
    const set = await trap();
    const folder = await prepare(set);
    await rm(join(set.root, "sprung"), { force: true });
    // The trap works: git by itself runs it.
    const alternates = ["--git-dir", join(set.root, ".git"), "fetch", "--quiet", "."];
    await run("git", ["-C", folder, "status"]).catch(() => {});
    await run("git", alternates).catch(() => {});
    expect(await set.isSprung()).toBe(true);
    await rm(join(set.root, "sprung"));
    const ask = await gitOf(folder, runProgram);
    await ask("status", "--porcelain");
    await ask("ls-files", "--", "README.md");
    await ask("log", "--format=%s", "HEAD");
    await ask("diff", "--cached", "--name-only", "--no-ext-diff");
    await ask("check-ignore", "--no-index", "--", "x");
    expect(await set.isSprung()).toBe(false);
  });

  it("reads who the user is from the user's own configuration alone", async () => {
    const seen: (readonly string[])[] = [];
    const answer = await globalGitSetting("github.user", async (_program, words) => {
      seen.push(words);
      return "octavia\n";
    });
    expect(answer).toBe("octavia");
    expect(seen[0]?.slice(0, 2)).toEqual(["config", "--global"]);
  });
});

describe("openWorkspace", () => {
  it.each([
    ["elections/arch-committee-2026-10"],
    ["elections/arch-committee-2026-10/deeper"],
    ["elections/arch-committee-trap"],
    ["elections/.private"],
    ["elections"],
  ])("never takes %s for a checkout", async (folder) => {
    const { root } = await temporaryWorkspace();
    await mkdir(join(root, folder, "elections"), { recursive: true });
    expect((await openWorkspace(join(root, folder))).root).toBe(root);
    await expect(openWorkspace("/", join(root, folder))).rejects.toThrow(
      "is a folder of a checkout's elections",
    );
  });

  it("names a folder that leads in a circle", async () => {
    const { root } = await temporaryWorkspace();
    await rm(join(root, "elections"), { recursive: true });
    await symlink("elections", join(root, "elections"));
    await expect(openWorkspace("/", root)).rejects.toThrow("its symbolic links form a loop");
  });
});
