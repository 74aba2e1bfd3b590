import { chmod, lstat, mkdir, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { ignorePrivateFolder } from "./file-plan.ts";
import { crossesLink, pathInside, type Workspace } from "./workspace.ts";

/** A private file or folder, and where to move it; both relative to the workspace. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

async function isThere(workspace: Workspace, path: string): Promise<boolean> {
  try {
    await lstat(pathInside(workspace, path));
    return true;
  } catch (failure) {
    const code = failure instanceof Error && "code" in failure ? failure.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    throw failure;
  }
}

/** A free path: the one wanted, otherwise with a number before its extension. */
async function freePath(workspace: Workspace, wished: string): Promise<string> {
  const name = basename(wished);
  const dot = name.lastIndexOf(".") > 0 ? name.lastIndexOf(".") : name.length;
  let path = wished;
  for (let number = 2; await isThere(workspace, path); number++) {
    path = join(dirname(wished), `${name.slice(0, dot)}.${number}${name.slice(dot)}`);
  }
  return path;
}

/** The moves that bring those that exist into a folder; nothing is overwritten. */
export async function planMoves(
  workspace: Workspace,
  paths: readonly string[],
  folder: string,
): Promise<FileMove[]> {
  const moves: FileMove[] = [];
  for (const from of paths) {
    if (!(await isThere(workspace, from))) continue;
    moves.push({ from, to: await freePath(workspace, `${folder}/${basename(from)}`) });
  }
  return moves;
}

/**
 * Moves private files, contents and dates unchanged.
 *
 * @throws ElectionError (input) before anything is moved, where a path crosses a symbolic link.
 */
export async function applyMoves(workspace: Workspace, moves: readonly FileMove[]): Promise<void> {
  for (const path of moves.flatMap(({ from, to }) => [from, to])) {
    if (!(await crossesLink(workspace, path))) continue;
    throw new ElectionError("input", `${visible(path)} is, or is behind, a symbolic link`, {
      hint: "Replace the link with the file or folder itself: links are not followed when writing.",
    });
  }
  if (moves.length > 0) await ignorePrivateFolder(workspace);
  for (const { from, to } of moves) {
    const folder = dirname(pathInside(workspace, to));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    await rename(pathInside(workspace, from), pathInside(workspace, to));
  }
}
