import { readFile, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { pathInside, privateRoot, type Workspace } from "../workspace.ts";
import { refuseLinks, removeIfEmpty } from "../write-file.ts";
import { listPrivateFiles } from "./private-files.ts";

/** Files that hold only figures; everything else may hold addresses or ballots and is deleted. */
const figuresOnly = ["fetch.json", "record.json"];
const address = /[^\s"'<>()@]@[^\s"'<>()@]+\.[A-Za-z]{2,}/;

/** What a purge removes and keeps, by path relative to `elections/.private/`. */
export interface PurgePlan {
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

async function staysSafely(workspace: Workspace, election: string, path: string): Promise<boolean> {
  if (!figuresOnly.some((name) => path === `${election}/${name}`)) return false;
  const text = await readFile(pathInside(workspace, `${privateRoot}/${path}`), "utf8");
  return !address.test(text);
}

/** Which private files of an election a purge would delete; what officials recorded for every election stays. */
export async function planPurge(workspace: Workspace, election: string): Promise<PurgePlan> {
  const removed: string[] = [];
  const kept: string[] = [];
  for (const { path, isLink } of await listPrivateFiles(workspace, election)) {
    const stays = !isLink && (await staysSafely(workspace, election, path));
    (stays ? kept : removed).push(path);
  }
  return { removed, kept };
}

/** Removes the plan's files and the folders that this leaves empty. Links are removed, not their targets. */
export async function applyPurge(
  workspace: Workspace,
  election: string,
  { removed }: PurgePlan,
): Promise<void> {
  for (const path of removed) {
    // Remove the link itself, not what is in a linked folder.
    await refuseLinks(workspace, dirname(`${privateRoot}/${path}`));
    await unlink(pathInside(workspace, `${privateRoot}/${path}`));
  }
  const folders = new Set<string>();
  for (const path of removed) {
    for (let folder = dirname(path); folder.startsWith(election); folder = dirname(folder)) {
      folders.add(folder);
    }
  }
  const deepestFirst = [...folders].sort((a, b) => b.length - a.length);
  for (const folder of deepestFirst) {
    // Keep folders that are not empty.
    await removeIfEmpty(pathInside(workspace, `${privateRoot}/${folder}`));
  }
}
