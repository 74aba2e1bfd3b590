import { lstat } from "node:fs/promises";
import { ElectionError } from "../../errors.ts";
import { type FileChange, ignorePrivateFolder, planFile } from "../file-plan.ts";
import { gitOf, type RunProgram, workTreeOf } from "../git.ts";
import { ifPresent } from "../present.ts";
import { pathInside, privateRoot, readText, type Workspace } from "../workspace.ts";
import { withWorkspaceLock } from "../workspace-lock.ts";

const sharedRules = "elections/.gitignore";
const rule = "/.private/";

/**
 * The rule that makes git ignore the private folder in every clone. It goes into `elections/.gitignore`, which
 * is committed, so that it is there before anyone saves ballots.
 */
export async function planIgnoreRule(workspace: Workspace): Promise<FileChange> {
  const rules = (await readText(workspace, sharedRules)) ?? "";
  const stands = rules
    .split(/\r?\n/)
    .some((line) => [rule, ".private/", ".private"].includes(line));
  const gap = rules === "" || rules.endsWith("\n") ? "" : "\n";
  return planFile(workspace, sharedRules, stands ? rules : `${rules}${gap}${rule}\n`);
}

/** Whether git ignores everything in the private folder. */
async function isIgnored(workspace: Workspace, runProgram: RunProgram): Promise<boolean> {
  const own = await readText(workspace, `${privateRoot}/.gitignore`);
  if (own === "*\n") return true;
  const probe = `${privateRoot}/ballots.csv`;
  const git = await gitOf(workspace.root, runProgram);
  return (await git("check-ignore", "--no-index", "--", probe)) !== undefined;
}

/**
 * Makes sure that git ignores an existing private folder before a command continues.
 *
 * @returns what was done, in a sentence; undefined if nothing was needed.
 * @throws ElectionError (refused) where the rule cannot be written.
 */
export async function keepPrivateFolderOutOfGit(
  workspace: Workspace,
  runProgram: RunProgram,
): Promise<string | undefined> {
  const found = await ifPresent(privateRoot, lstat(pathInside(workspace, privateRoot)));
  if (found === undefined || (await workTreeOf(workspace.root)) === undefined) return undefined;
  if (await isIgnored(workspace, runProgram)) return undefined;
  try {
    await withWorkspaceLock(workspace, () => ignorePrivateFolder(workspace));
  } catch (cause) {
    throw new ElectionError(
      "refused",
      `git does not ignore ${privateRoot}/, and the ignore rule cannot be written`,
      {
        hint: `Add a line ${rule} to ${sharedRules}: the private files could be committed.`,
        cause,
      },
    );
  }
  return `git did not ignore ${privateRoot}/: wrote ${privateRoot}/.gitignore, so that no ballots or addresses are committed.`;
}
