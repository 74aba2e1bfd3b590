import { lstat, readdir, readFile, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isElectionName } from "../calendar/election-name.ts";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";

/** Nothing that people edit by hand is larger; evidence and ballots are streamed instead. */
const largestTextBytes = 8 * 1024 * 1024;

/** A checkout of the community repository. Paths are relative to it, with `/` between folders. */
export interface Workspace {
  /** Absolute path of the checkout. */
  readonly root: string;
}

const folderPrefix = "arch-committee-";

/** Public folder of an election. */
export function electionFolder(election: string): string {
  return `elections/${folderPrefix}${election}`;
}

/** Folder of an election's private files: addresses, ballots, evidence, drafts. */
export function privateFolder(election: string): string {
  return `elections/.private/${election}`;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * Finds the workspace: the folder named, else the nearest one upward from `start` that contains
 * `elections/`.
 *
 * @throws ElectionError (input) where there is none.
 */
export async function openWorkspace(start: string, named?: string): Promise<Workspace> {
  const hint =
    "Run the command inside a checkout of the community repository, or name one with -C <folder>.";
  if (named !== undefined) {
    const root = resolve(start, named);
    if (await isFolder(join(root, "elections"))) return { root };
    throw new ElectionError("input", `${visible(root)} has no folder elections/`, { hint });
  }
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (await isFolder(join(folder, "elections"))) return { root: folder };
    if (dirname(folder) === folder) break;
  }
  throw new ElectionError(
    "input",
    `no folder elections/ in ${visible(resolve(start))} or above it`,
    { hint },
  );
}

/**
 * The absolute path of a file of the workspace.
 *
 * @throws ElectionError (input) where the path leaves the workspace.
 */
export function pathInside({ root }: Workspace, path: string): string {
  const absolute = resolve(root, path);
  const inside = relative(root, absolute);
  if (inside === "" || inside.startsWith(`..${sep}`) || inside === ".." || isAbsolute(inside)) {
    throw new ElectionError("input", `${visible(path)} lies outside the workspace`, {
      hint: "Name a file below the checkout's folder.",
    });
  }
  return absolute;
}

/**
 * A file's text, undefined where there is none.
 *
 * @throws ElectionError (input) where it is too large, not a file or not UTF-8.
 */
export async function readText(workspace: Workspace, path: string): Promise<string | undefined> {
  const absolute = pathInside(workspace, path);
  const found = await stat(absolute).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isFile()) {
    throw new ElectionError("input", `${visible(path)} is not a file`, {
      hint: "Move away what stands in its place.",
    });
  }
  if (found.size > largestTextBytes) {
    throw new ElectionError(
      "input",
      `${visible(path)} has ${found.size} bytes; at most ${largestTextBytes} are read`,
      { hint: "Look at the file: text that people write is never so large." },
    );
  }
  const bytes = await readFile(absolute);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new ElectionError("input", `${visible(path)} is not UTF-8 text`, {
      hint: "Save it as UTF-8.",
      cause,
    });
  }
}

/** Names of the files in a folder of the workspace, sorted; none where there is no such folder. */
export async function listFiles(workspace: Workspace, folder: string): Promise<string[]> {
  const absolute = pathInside(workspace, folder);
  const entries = await readdir(absolute, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/** Ids of the elections that have a public folder, oldest first. */
export async function listElections(workspace: Workspace): Promise<string[]> {
  const entries = await readdir(pathInside(workspace, "elections"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(folderPrefix))
    .map(({ name }) => name.slice(folderPrefix.length))
    .filter(isElectionName)
    .sort();
}

/** Whether a path, or a folder above it inside the workspace, is a symbolic link. */
export async function crossesLink(workspace: Workspace, path: string): Promise<boolean> {
  const inside = relative(workspace.root, pathInside(workspace, path)).split(sep);
  for (let depth = 1; depth <= inside.length; depth++) {
    const part = join(workspace.root, ...inside.slice(0, depth));
    const found = await lstat(part).catch(() => undefined);
    if (found?.isSymbolicLink()) return true;
  }
  return false;
}
