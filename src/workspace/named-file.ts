import { lstat } from "node:fs/promises";
import * as here from "node:path";
import { ifPresent } from "./present.ts";
import type { Workspace } from "./workspace.ts";

/** A file that someone named: within the workspace, or somewhere else. */
export type NamedFile =
  | { readonly path: string; readonly kind: "file" | "folder" | "missing" }
  | { readonly outside: string };

/**
 * A path as the files of a workspace are named: from its root, with `/` on every system.
 *
 * @param system whose paths these are; that of this machine by default.
 * @returns undefined for the root itself, and for what is not below it.
 */
export function workspacePath(
  root: string,
  absolute: string,
  { isAbsolute, relative, sep }: Pick<here.PlatformPath, "isAbsolute" | "relative" | "sep"> = here,
): string | undefined {
  const path = relative(root, absolute);
  const isOutside = path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
  return isOutside ? undefined : path.split(sep).join("/");
}

/**
 * Finds a file named on the command line: relative to the working folder, otherwise to the workspace's root (as
 * in pull requests), otherwise to a folder of the workspace.
 */
export async function findNamedFile(
  { root }: Workspace,
  workingFolder: string,
  named: string,
  folder = ".",
): Promise<NamedFile> {
  const places = [
    ...new Set(
      [workingFolder, root, here.resolve(root, folder)].map((from) => here.resolve(from, named)),
    ),
  ];
  let missing: string | undefined;
  for (const place of places) {
    const path = workspacePath(root, place);
    if (path === undefined) continue;
    const found = await ifPresent(place, lstat(place));
    if (found !== undefined) return { path, kind: found.isDirectory() ? "folder" : "file" };
    missing = path;
  }
  return missing === undefined ? { outside: named } : { path: missing, kind: "missing" };
}
