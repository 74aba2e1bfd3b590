import { randomBytes } from "node:crypto";
import type { Dirent } from "node:fs";
import { chmod, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { ifPresent } from "./present.ts";
import { crossesLink, forgetText, pathInside, privateRoot, type Workspace } from "./workspace.ts";

const privatePrefix = `${privateRoot}/`;
/** Names of files that are being written, and of locks being taken over: hidden, so that no reader takes them for anything. */
const unfinishedName = /^\.(?:kata-election-[0-9a-f]{12}\.unfinished|lock\.[0-9a-f]{12})$/;

/** Whether a path is for the officials' eyes only. */
export function isPrivatePath(path: string): boolean {
  return path.startsWith(privatePrefix);
}

/**
 * Refuses a path whose way leads over a symbolic link: what is written there would land elsewhere.
 *
 * @throws ElectionError (input) naming the path.
 */
export async function refuseLinks(workspace: Workspace, path: string): Promise<void> {
  if (!(await crossesLink(workspace, path))) return;
  throw new ElectionError("input", `${visible(path)} is, or is behind, a symbolic link`, {
    hint: "Replace the link with the file or folder itself: links are not followed when writing.",
  });
}

/** A folder's entry is on the disk only when the folder is; not every file system can say so. */
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
 * Writes a file whole or not at all: into a hidden file beside it, which then takes its place. What is
 * written over keeps its permissions unless others are given.
 *
 * @param absolute where nothing on the way is a link that matters: see {@link refuseLinks}.
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
    // The person knows the file, not its hidden beginning.
    throw Object.assign(failure as Error, { path: absolute });
  }
  await syncFolder(folder);
}

/**
 * Writes a file of the workspace, whole or not at all, and the folders on its way. Whatever lies under
 * `elections/.private/` is for its owner only (0600, folders 0700).
 *
 * @throws ElectionError (input) where the way leads over a symbolic link or out of the workspace.
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

/** Makes a folder of the workspace, and those on its way; private ones for their owner only. */
export async function makeFolderOf(workspace: Workspace, folder: string): Promise<void> {
  if (folder === ".") return;
  await refuseLinks(workspace, folder);
  const absolute = pathInside(workspace, folder);
  const isPrivate = isPrivatePath(`${folder}/`);
  await mkdir(absolute, { recursive: true, ...(isPrivate ? { mode: 0o700 } : {}) });
  if (isPrivate) await chmod(absolute, 0o700);
}

/** What is in a folder; nothing where it is not there, or may not be read. */
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
 * Removes what killed commands left unfinished at the checkout's top and in its elections; call it with the
 * lock held, so that no one is writing. A folder that cannot be read keeps what is in it.
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
 * Writes a file that someone named, wherever it is: whole or not at all, never over a link.
 *
 * @throws ElectionError (input) where a link, a folder, a device or a pipe stands in its place.
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
  // A folder cannot be replaced; a device or a pipe could be, and /dev/null would be a file from then on.
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
