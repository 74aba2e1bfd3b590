import { lstat } from "node:fs/promises";
import { takeLock } from "./lock.ts";
import { ifPresent } from "./present.ts";
import { pathInside, privateRoot, type Workspace } from "./workspace.ts";
import { makeFolderOf, refuseLinks, removeIfEmpty, removeUnfinished } from "./write-file.ts";

/** Hidden, so that it is neither listed nor packed, and in the private folder, which git ignores. */
const lockPath = `${privateRoot}/.lock`;

/** Retries if another command is just removing the folder. */
const mostTries = 20;

/**
 * Locks a workspace for one command's changes. Locking the same workspace value again does nothing.
 *
 * @param command what takes the lock, as another command names it while it waits.
 * @throws ElectionError (input) naming the holder, where another command does not end within seconds.
 */
export async function lockWorkspace(
  workspace: Workspace,
  command: string,
): Promise<() => Promise<void>> {
  const absolute = pathInside(workspace, lockPath);
  const wasThere = await ifPresent(privateRoot, lstat(pathInside(workspace, privateRoot)));
  for (let tries = 1; ; tries++) {
    await makeFolderOf(workspace, privateRoot);
    await refuseLinks(workspace, lockPath);
    try {
      const unlock = await takeLock(absolute, command);
      await removeUnfinished(workspace);
      return async () => {
        await unlock();
        // Remove the folder too if it was created only for the lock.
        if (wasThere === undefined) await removeIfEmpty(pathInside(workspace, privateRoot));
      };
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== "ENOENT" || tries === mostTries)
        throw failure;
    }
  }
}

/** Runs work while no other command can change files of the workspace. */
export async function withWorkspaceLock<Result>(
  workspace: Workspace,
  work: () => Promise<Result>,
): Promise<Result> {
  if (workspace.isLocked === true) return work();
  const unlock = await lockWorkspace(workspace, "kata-election");
  try {
    return await work();
  } finally {
    await unlock();
  }
}
