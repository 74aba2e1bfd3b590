import { chmod, lstat, mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What a file is: its bytes, its permissions, and when it was saved. */
interface SavedFile {
  readonly text: string;
  readonly mode: number;
  readonly saved: Date;
}

/** Every file below a folder, by its path. */
export type Tree = ReadonlyMap<string, SavedFile>;

export async function treeOf(root: string): Promise<Tree> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const tree = new Map<string, SavedFile>();
  for (const path of paths) {
    const { mode, mtime: saved } = await lstat(path);
    const text = await readFile(path, "latin1");
    tree.set(path.slice(root.length + 1), { text, mode: mode & 0o777, saved });
  }
  return tree;
}

/** Makes a folder hold these files and nothing else. */
export async function restoreTree(root: string, tree: Tree): Promise<void> {
  for (const name of await readdir(root)) await rm(join(root, name), { recursive: true });
  for (const [path, { text, mode, saved }] of tree) {
    const isPrivate = path.startsWith("elections/.private/");
    await mkdir(dirname(join(root, path)), { recursive: true, ...(isPrivate && { mode: 0o700 }) });
    await writeFile(join(root, path), Buffer.from(text, "latin1"));
    await chmod(join(root, path), mode);
    await utimes(join(root, path), saved, saved);
  }
}

/** A process that was killed is gone: its locks name a number that no process has. */
export async function buryLocks(root: string): Promise<void> {
  for (const path of (await treeOf(root)).keys()) {
    if (!/(?:^|\/)\.?lock$/.test(path)) continue;
    const text = (await readFile(join(root, path), "utf8")).replace(
      /"pid":\d+/,
      '"pid":2147483646',
    );
    await writeFile(join(root, path), text);
    await utimes(join(root, path), 1, 1);
  }
}
