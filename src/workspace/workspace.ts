import type { Dirent } from "node:fs";
import { lstat, readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isElectionName } from "../calendar/election-name.ts";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { ifPresent } from "./present.ts";

/** The maximum size of files that people edit, in bytes; evidence and ballots are streamed. */
const largestTextBytes = 8 * 1024 * 1024;

/** A checkout of the community repository. Paths are relative to it, with `/` between folders. */
export interface Workspace {
  /** Absolute path of the checkout. */
  readonly root: string;
  /**
   * Texts read in this run, by absolute path, so that a command computes from one snapshot of each file.
   * Without it, every read goes to the disk.
   */
  readonly texts?: Map<string, Promise<string | undefined>>;
  /** Whether the command already holds the lock until it ends. */
  readonly isLocked?: boolean;
  /** Hides the private folder, so that results come from public files only. */
  readonly isPublic?: boolean;
}

const folderPrefix = "arch-committee-";

/** Current and previous elections. */
export const indexPath = "elections/README.md";

/** Addresses, evidence and ballots: for officials only, and never for git. */
export const privateRoot = "elections/.private";

/** Public folder of an election. */
export function electionFolder(election: string): string {
  return `elections/${folderPrefix}${election}`;
}

/** Folder of an election's private files: addresses, ballots, evidence, drafts. */
export function privateFolder(election: string): string {
  return `${privateRoot}/${election}`;
}

async function isFolder(path: string): Promise<boolean> {
  return (await ifPresent(path, stat(path)))?.isDirectory() === true;
}

/**
 * Whether a folder is inside a checkout's elections and thus not a checkout itself: a pull request could add
 * another `elections/` there.
 */
async function belongsToElections(folder: string): Promise<boolean> {
  if (/[\\/]elections[\\/](?:arch-committee-[^\\/]*|\.private)(?:[\\/]|$)/.test(folder))
    return true;
  if (basename(folder) !== "elections") return false;
  const place = join(folder, ".git");
  return (await ifPresent(place, lstat(place))) === undefined;
}

/**
 * Finds the workspace: the folder named, otherwise the nearest one upward from `start` that contains
 * `elections/`, but never an election's own folder.
 *
 * @throws ElectionError (input) where there is none.
 */
export async function openWorkspace(start: string, named?: string): Promise<Workspace> {
  const hint =
    "Run the command inside a checkout of the community repository, or name one with -C <folder>.";
  const workspaceAt = (root: string): Workspace => ({ root, texts: new Map() });
  if (named !== undefined) {
    const root = resolve(start, named);
    if (!(await isFolder(join(root, "elections")))) {
      throw new ElectionError("input", `${visible(root)} has no folder elections/`, { hint });
    }
    if (!(await belongsToElections(root))) return workspaceAt(root);
    throw new ElectionError("input", `${visible(root)} is a folder of a checkout's elections`, {
      hint: "Name the checkout itself: -C <folder>.",
    });
  }
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if ((await isFolder(join(folder, "elections"))) && !(await belongsToElections(folder))) {
      return workspaceAt(folder);
    }
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
    const named = path === "" ? "an empty name" : visible(path);
    throw new ElectionError("input", `${named} is outside the checkout`, {
      hint: "Name a file in the checkout.",
    });
  }
  return absolute;
}

/** Whether a path is private and the workspace shows public files only. */
function hides(workspace: Workspace, path: string): boolean {
  if (workspace.isPublic !== true) return false;
  const inside = relative(workspace.root, pathInside(workspace, path)).split(sep);
  return inside[0] === "elections" && inside[1] === ".private";
}

/** Files that people merge with git: Markdown, YAML and others. */
const mergedByPeople = /\.(?:md|markdown|txt|ya?ml|json)$/i;

/** A file with an unfinished merge. */
export class UnfinishedMerge extends ElectionError {
  constructor(path: string, { from, to }: { readonly from: number; readonly to: number }) {
    const lines = from === to ? `line ${from}` : `lines ${from}–${to}`;
    super("input", `${visible(path)}: an unfinished merge, ${lines}`, {
      hint: "Choose between the two versions, remove git's marks (<<<<<<<, =======, >>>>>>>), and run the command again.",
    });
  }
}

/** A conflict marker of git. */
const mergeMark = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r]|$)/;

/**
 * The lines of git's conflict markers, counted from 1; undefined if there are none. One marker is enough in
 * YAML and JSON; in text, a single one may underline a title.
 */
function unfinishedMerge(text: string, isData: boolean): { from: number; to: number } | undefined {
  if (!/<{7}|>{7}|={7}|\|{7}/.test(text)) return undefined;
  const marks = text
    .split("\n")
    .flatMap((line, index) => (mergeMark.test(line) ? [{ sign: line[0], line: index + 1 }] : []));
  const from = isData ? marks[0] : marks.find(({ sign }) => sign === "<");
  const after = marks.filter(({ line }) => from !== undefined && line >= from.line);
  const to = isData ? after.at(-1) : after.find(({ sign }) => sign === ">");
  return from && to && { from: from.line, to: to.line };
}

/**
 * A file's text on the disk now, undefined where there is no file.
 *
 * @throws ElectionError (input) where it is too large, not a file, not UTF-8, cannot be read or holds an
 * unfinished merge.
 */
export async function readTextNow(workspace: Workspace, path: string): Promise<string | undefined> {
  if (hides(workspace, path)) return undefined;
  const absolute = pathInside(workspace, path);
  const found = await ifPresent(path, stat(absolute));
  if (found === undefined) return undefined;
  if (!found.isFile()) {
    throw new ElectionError("input", `${visible(path)} is not a file`, {
      hint: "Move or rename what is there.",
    });
  }
  if (found.size > largestTextBytes) {
    throw new ElectionError(
      "input",
      `${visible(path)} has ${found.size} bytes; at most ${largestTextBytes} are read`,
      { hint: "Check the file: text that people write is never that large." },
    );
  }
  const bytes = await ifPresent(path, readFile(absolute));
  if (bytes === undefined) return undefined;
  const text = decode(bytes, path);
  const merge = mergedByPeople.test(path)
    ? unfinishedMerge(text, /\.(?:ya?ml|json)$/i.test(path))
    : undefined;
  if (merge === undefined) return text;
  throw new UnfinishedMerge(path, merge);
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new ElectionError("input", `${visible(path)} is not UTF-8 text`, {
      hint: "Save it as UTF-8.",
      cause,
    });
  }
}

/**
 * A file's text, undefined where there is none; read only once per snapshot.
 *
 * @throws ElectionError (input) as {@link readTextNow}.
 */
export function readText(workspace: Workspace, path: string): Promise<string | undefined> {
  const { texts } = workspace;
  if (texts === undefined) return readTextNow(workspace, path);
  const key = pathInside(workspace, path);
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = readTextNow(workspace, path);
  texts.set(key, text);
  return text;
}

/** Forgets a file's cached text; call it after writing. */
export function forgetText(workspace: Workspace, path: string): void {
  workspace.texts?.delete(pathInside(workspace, path));
}

/** Names of the files in a folder of the workspace, sorted; none where there is no such folder. */
export async function listFiles(workspace: Workspace, folder: string): Promise<string[]> {
  return (await listEntries(workspace, folder))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/** The entries of a folder of the workspace, unsorted; empty if there is no such folder. */
export async function listEntries(workspace: Workspace, folder: string): Promise<Dirent[]> {
  if (hides(workspace, `${folder}/`)) return [];
  const absolute = pathInside(workspace, folder);
  return (await ifPresent(folder, readdir(absolute, { withFileTypes: true }))) ?? [];
}

/** Ids of the elections that have a public folder, oldest first. */
export async function listElections(workspace: Workspace): Promise<string[]> {
  return (await listEntries(workspace, "elections"))
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
    const found = await ifPresent(path, lstat(part));
    if (found === undefined) return false;
    if (found.isSymbolicLink()) return true;
  }
  return false;
}
