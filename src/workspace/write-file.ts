import { randomBytes } from "node:crypto";
import type { Dirent } from "node:fs";
import { chmod, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { ifPresent } from "./present.ts";
import { crossesLink, forgetText, pathInside, privateRoot, type Workspace } from "./workspace.ts";

const privatePrefix = `${privateRoot}/`;
/** Names of files being written, and of locks being taken over: hidden, so that nothing reads them. */
const unfinishedName = /^\.(?:kata-election-[0-9a-f]{12}\.unfinished|lock\.[0-9a-f]{12})$/;

/** Whether a path is private. */
export function isPrivatePath(path: string): boolean {
  return path.startsWith(privatePrefix);
}

/**
 * Refuses a path that crosses a symbolic link, through which a write would go elsewhere.
 *
 * @throws ElectionError (input) naming the path.
 */
export async function refuseLinks(workspace: Workspace, path: string): Promise<void> {
  if (!(await crossesLink(workspace, path))) return;
  throw new ElectionError("input", `${visible(path)} is, or is behind, a symbolic link`, {
    hint: "Replace the link with the file or folder itself: links are not followed when writing.",
  });
}

/** Syncs the folder, so that its new entry is on the disk; not every file system supports that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (failure) {
    const { code = "" } = failure as NodeJS.ErrnoException;
    if (!["EINVAL", "EPERM", "ENOTSUP", "EISDIR"].includes(code)) throw failure;
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file atomically: into a hidden file beside it, which is then renamed. An existing file's permissions
 * are kept unless others are given.
 *
 * @param absolute without links that matter: see {@link refuseLinks}.
 */
async function writeWhole(
  absolute: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const folder = dirname(absolute);
  const kept = mode ?? (await ifPresent(absolute, stat(absolute)))?.mode;
  const unfinished = join(folder, `.kata-election-${randomBytes(6).toString("hex")}.unfinished`);
  try {
    const file = await open(unfinished, "wx", mode ?? 0o666);
    try {
      await file.writeFile(content);
      if (kept !== undefined) await file.chmod(kept & 0o777);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, absolute);
  } catch (failure) {
    await rm(unfinished, { force: true });
    // Name the file in errors, not the temporary one.
    throw Object.assign(failure as Error, { path: absolute });
  }
  await syncFolder(folder);
}

/**
 * Writes a file of the workspace atomically, and creates its folders. Under `elections/.private/`, only the
 * owner gets access (0600, folders 0700).
 *
 * @throws ElectionError (input) where the path crosses a symbolic link or leaves the workspace.
 */
export async function writeFileOf(
  workspace: Workspace,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  await refuseLinks(workspace, path);
  const absolute = pathInside(workspace, path);
  await makeFolderOf(workspace, dirname(path));
  await writeWhole(absolute, content, isPrivatePath(path) ? 0o600 : undefined);
  forgetText(workspace, path);
}

/** Makes a folder of the workspace and its parents; private ones only for the owner. */
export async function makeFolderOf(workspace: Workspace, folder: string): Promise<void> {
  if (folder === ".") return;
  await refuseLinks(workspace, folder);
  const absolute = pathInside(workspace, folder);
  const isPrivate = isPrivatePath(`${folder}/`);
  await mkdir(absolute, { recursive: true, ...(isPrivate ? { mode: 0o700 } : {}) });
  if (isPrivate) await chmod(absolute, 0o700);
}

/** The entries of a folder; empty if it is missing or unreadable. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (failure) {
    const { code = "" } = failure as NodeJS.ErrnoException;
    if (["ENOENT", "ENOTDIR", "EACCES"].includes(code)) return [];
    throw failure;
  }
}

/**
 * Removes temporary files of killed commands at the checkout's top and in its elections. Call it with the lock
 * held, so that no one is writing. Unreadable folders are skipped.
 */
export async function removeUnfinished(workspace: Workspace): Promise<void> {
  const sweep = async (folder: string, isDeep: boolean): Promise<void> => {
    for (const entry of await entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isFile() && unfinishedName.test(entry.name)) await rm(path, { force: true });
      else if (entry.isDirectory() && isDeep) await sweep(path, true);
    }
  };
  await sweep(workspace.root, false);
  await sweep(join(workspace.root, "elections"), true);
}

/**
 * Writes a file that someone named, anywhere: atomically, never over a link.
 *
 * @throws ElectionError (input) where it is a link, a folder, a device or a pipe.
 */
export async function writeOutside(
  absolute: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const found = await ifPresent(absolute, lstat(absolute));
  if (found?.isSymbolicLink() === true) {
    throw new ElectionError("input", `${visible(absolute)} is a symbolic link`, {
      hint: "Name the file itself: links are not followed when writing.",
    });
  }
  // Renaming over a device such as /dev/null would turn it into a file.
  if (found !== undefined && !found.isFile()) {
    throw new ElectionError("input", `${visible(absolute)} is not a file`, {
      hint: "Name a regular file.",
    });
  }
  await writeWhole(absolute, content, mode);
}

/** Removes a folder, unless something is in it or it is gone. */
export async function removeIfEmpty(absolute: string): Promise<void> {
  try {
    await rmdir(absolute);
  } catch (failure) {
    const { code = "" } = failure as NodeJS.ErrnoException;
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(code)) throw failure;
  }
}
