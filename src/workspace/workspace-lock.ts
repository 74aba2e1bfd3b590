import { lstat } from "node:fs/promises";
import { takeLock } from "./lock.ts";
import { ifPresent } from "./present.ts";
import { pathInside, privateRoot, type Workspace } from "./workspace.ts";
import { makeFolderOf, refuseLinks, removeIfEmpty, removeUnfinished } from "./write-file.ts";

/** Hidden, so that it is neither listed nor packed; the private folder is the one that git ignores. */
const lockPath = `${privateRoot}/.lock`;

/** A folder that a command before this one is just removing is made again. */
const mostTries = 20;

/**
 * Locks a workspace for one command's changes. Locked again by the same workspace value, nothing happens.
 *
 * @param command what takes the lock, as another command names it while it waits.
 * @throws ElectionError (input) naming the holder, where another command goes on for some seconds.
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
        // Where it was made for the lock alone, the folder goes with it.
        if (wasThere === undefined) await removeIfEmpty(pathInside(workspace, privateRoot));
      };
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== "ENOENT" || tries === mostTries)
        throw failure;
    }
  }
}

/** Does some work while no other command changes files of the workspace. */
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
