import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type FileChange, renderPlan } from "../../../workspace/file-plan.ts";
import { workspacePath } from "../../../workspace/named-file.ts";
import { isPrivatePath } from "../../../workspace/write-file.ts";

/** The workspace's files and their texts, by path. */
export type Snapshot = ReadonlyMap<string, string>;

export async function takeSnapshot(root: string): Promise<Snapshot> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .flatMap((entry) => workspacePath(root, join(entry.parentPath, entry.name)) ?? [])
    .sort();
  const read = async (path: string) => [path, await readFile(join(root, path), "utf8")] as const;
  return new Map(await Promise.all(paths.map(read)));
}

/** Longer differences are not shown line by line. */
const fewLines = 12;

/** The changed lines of a public file, if few; private files may hold addresses. */
function changedLines(change: FileChange): string[] {
  if (change.before === undefined || isPrivatePath(change.path)) return [];
  const lines = renderPlan([change])
    .split("\n")
    .filter((line) => /^[+-]/.test(line) && !/^(\+\+\+|---) /.test(line) && line.length > 1);
  return lines.length > fewLines ? [] : lines.map((line) => `             ${line}`);
}

/**
 * The differences between two snapshots, one line per file, with the changed lines if few. Empty if nothing
 * changed.
 */
export function whatChanged(before: Snapshot, after: Snapshot): string[] {
  const changes = [...after].flatMap(([path, text]) => {
    const old = before.get(path);
    if (old === text || path.endsWith(".gitignore")) return [];
    const state = old === undefined ? "new    " : "changed";
    const change = { path, before: old, after: text };
    return [`  ${state}  ${path}`, ...changedLines(change)];
  });
  const removed = [...before.keys()].filter((path) => !after.has(path));
  return [...changes, ...removed.map((path) => `  removed  ${path}`)];
}
