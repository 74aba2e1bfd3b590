import { lstat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { ifPresent } from "./present.ts";
import type { Workspace } from "./workspace.ts";

/** A file that someone named: within the workspace, or somewhere else. */
export type NamedFile =
  | { readonly path: string; readonly kind: "file" | "folder" | "missing" }
  | { readonly outside: string };

/**
 * Finds a file named on the command line: as seen from the working folder, else from the workspace's
 * root (where pull requests name their files from), else from a folder of the workspace.
 */
export async function findNamedFile(
  { root }: Workspace,
  workingFolder: string,
  named: string,
  folder = ".",
): Promise<NamedFile> {
  const insideOf = (absolute: string): string | undefined => {
    const path = relative(root, absolute);
    const outside = path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
    return outside ? undefined : path.split(sep).join("/");
  };
  const places = [
    ...new Set([workingFolder, root, resolve(root, folder)].map((from) => resolve(from, named))),
  ];
  let missing: string | undefined;
  for (const place of places) {
    const path = insideOf(place);
    if (path === undefined) continue;
    const found = await ifPresent(place, lstat(place));
    if (found !== undefined) return { path, kind: found.isDirectory() ? "folder" : "file" };
    missing = path;
  }
  return missing === undefined ? { outside: named } : { path: missing, kind: "missing" };
}
