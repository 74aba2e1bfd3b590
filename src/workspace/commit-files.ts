import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import type { FileChange } from "./file-plan.ts";
import { type Git, gitOf, globalGitSetting, type RunProgram } from "./git.ts";
import type { Workspace } from "./workspace.ts";

/** Runs git after the files are written; if it fails, the files stay. */
async function answerOf(git: Git, ...words: readonly string[]): Promise<string> {
  const answer = await git(...words);
  if (answer !== undefined) return answer.trim();
  throw new ElectionError("input", `git ${words[0]} failed: nothing was committed`, {
    hint: "The files were written. Commit them with git yourself.",
  });
}

/**
 * Refuses a commit that would include other changes: staged ones, or uncommitted ones in the same files.
 *
 * @throws ElectionError (refused), before anything is written.
 */
export async function requireUnchanged(
  { root }: Workspace,
  runProgram: RunProgram,
  changes: readonly FileChange[],
): Promise<void> {
  const git = await gitOf(root, runProgram);
  const staged = (await git("diff", "--cached", "--name-only", "--no-ext-diff"))?.trim();
  if (staged === undefined) {
    throw new ElectionError("input", "git cannot tell what has changed here; nothing was written", {
      hint: "Is this a git checkout? Leave out --commit, or correct it and run the command again.",
    });
  }
  if (staged !== "") {
    throw new ElectionError("refused", `other changes are staged: ${visible(staged)}`, {
      hint: "Commit or unstage them first, or leave out --commit.",
    });
  }
  for (const { path, before } of changes) {
    // Raw bytes: filters configured by a checkout are never run.
    if ((await git("cat-file", "blob", `HEAD:./${path}`)) === before) continue;
    throw new ElectionError("refused", `${visible(path)} has changes that are not committed`, {
      hint: "Commit or undo them first, or leave out --commit.",
    });
  }
}

/**
 * Settings that keep git from running filters when it writes the index.
 *
 * @throws ElectionError (refused) where a filter cannot be disabled.
 */
async function withoutFilters(git: Git): Promise<string[]> {
  const names = (await git("config", "--name-only", "--get-regexp", "^filter\\.")) ?? "";
  return names.split("\n").flatMap((name) => {
    if (name === "") return [];
    if (!name.includes("="))
      return ["-c", name.endsWith(".required") ? `${name}=false` : `${name}=`];
    throw new ElectionError("refused", `git has a filter named ${visible(name)}`, {
      hint: "The files were written. Commit them with git yourself.",
    });
  });
}

/** The committer from the user's own configuration; a checkout's could name anyone. */
async function signatory(runProgram: RunProgram): Promise<{ name: string; email: string }> {
  const name = await globalGitSetting("user.name", runProgram);
  const email = await globalGitSetting("user.email", runProgram);
  if (name !== undefined && email !== undefined) return { name, email };
  throw new ElectionError("input", "git does not know your name and email address", {
    hint: 'Set them: git config --global user.name "Your Name", and user.email. The files are written.',
  });
}

/**
 * Commits only these files, signed off, on the current branch; returns the commit's short id. Runs no hook,
 * filter, editor or signing program.
 *
 * @throws ElectionError (input) where git refuses; the files stay written.
 */
export async function commitFiles(
  { root }: Workspace,
  runProgram: RunProgram,
  paths: readonly string[],
  subject: string,
): Promise<string> {
  const { name, email } = await signatory(runProgram);
  const plain = await gitOf(root, runProgram);
  const identity = ["-c", `user.name=${name}`, "-c", `user.email=${email}`];
  const settings = [...identity, ...(await withoutFilters(plain))];
  const git: Git = (...words) => plain(...settings, ...words);
  const prefix = await answerOf(git, "rev-parse", "--show-prefix");
  const parent = await answerOf(git, "rev-parse", "HEAD");
  for (const path of paths) {
    const object = await answerOf(git, "hash-object", "-w", "--no-filters", "--", path);
    const entry = `100644,${object},${prefix}${path}`;
    await answerOf(git, "update-index", "--add", "--cacheinfo", entry);
  }
  const tree = await answerOf(git, "write-tree");
  const message = ["-m", subject, "-m", `Signed-off-by: ${name} <${email}>`];
  const commit = await answerOf(git, "commit-tree", tree, "-p", parent, ...message);
  await answerOf(git, "update-ref", "-m", `commit: ${subject}`, "HEAD", commit, parent);
  return commit.slice(0, 10);
}
