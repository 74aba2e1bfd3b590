import { lstat, readdir, readFile } from "node:fs/promises";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { ifPresent } from "../present.ts";
import {
  crossesLink,
  listFiles,
  pathInside,
  privateFolder,
  privateRoot,
  type Workspace,
} from "../workspace.ts";
import { mayBePacked, mostBytes, mostFiles, type PrivateArchive } from "./private-archive.ts";

/** Where `private pack` writes by default: the only folder of the checkout that git ignores. */
export function packPath(election: string): string {
  return `${privateRoot}/kata-election-${election}.private.age`;
}

/** Whether the private files of an election were packed for other officials, in the usual place. */
export async function isPacked(workspace: Workspace, election: string): Promise<boolean> {
  const names = await listFiles(workspace, privateRoot);
  return names.some((name) => `${privateRoot}/${name}` === packPath(election));
}

/** A file below an election's private folder; links are reported and never followed. */
export interface PrivateEntry {
  /** Relative to `elections/.private/`. */
  readonly path: string;
  readonly bytes: number;
  readonly isLink: boolean;
}

/**
 * Every file below an election's private folder, sorted by path; none where there is no folder.
 *
 * @throws ElectionError (input) where the path to the folder crosses a symbolic link.
 */
export async function listPrivateFiles(
  workspace: Workspace,
  election: string,
): Promise<PrivateEntry[]> {
  const folder = privateFolder(election);
  if (await crossesLink(workspace, folder)) {
    throw new ElectionError("input", `${folder} is, or is behind, a symbolic link`, {
      hint: "Replace the link with the folder itself.",
    });
  }
  const entries: PrivateEntry[] = [];
  const visit = async (path: string): Promise<void> => {
    const absolute = pathInside(workspace, path);
    const found = await ifPresent(path, lstat(absolute));
    if (found?.isDirectory()) {
      for (const name of (await readdir(absolute)).sort()) await visit(`${path}/${name}`);
    } else if (found !== undefined) {
      const isLink = !found.isFile();
      entries.push({ path: path.slice(privateRoot.length + 1), bytes: found.size, isLink });
    }
  };
  await visit(folder);
  return entries;
}

/**
 * What one official hands over to another: the files of the election's private folder, and the addresses that
 * officials recorded for every election. Hidden files (an unfinished fetch) are left out.
 *
 * @throws ElectionError (input) where there is nothing, or links, odd names or too many bytes.
 */
export async function collectPrivateFiles(
  workspace: Workspace,
  election: string,
): Promise<PrivateArchive> {
  const found = await listPrivateFiles(workspace, election);
  const entries = found.filter(({ path }) => !/(?:^|\/)\./.test(path));
  const shared = `${privateRoot}/people.yaml`;
  const people = await ifPresent(shared, lstat(pathInside(workspace, shared)));
  if (people !== undefined) {
    entries.push({ path: "people.yaml", bytes: people.size, isLink: !people.isFile() });
  }
  if (entries.length === 0) {
    throw new ElectionError(
      "input",
      `there is nothing in ${privateFolder(election)} to hand over`,
      {
        hint: "Name another election with --election <YYYY-MM>.",
      },
    );
  }
  const odd = entries.find(({ path, isLink }) => isLink || !mayBePacked(path, election));
  if (odd !== undefined) {
    throw new ElectionError("input", `${privateRoot}/${visible(odd.path)} cannot be packed`, {
      hint: "Only regular files with simple names are packed: rename it, or replace a link with its file.",
    });
  }
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > mostBytes || entries.length > mostFiles) {
    const limit = `at most ${mostFiles} files and ${mostBytes} bytes fit into a pack`;
    throw new ElectionError("input", `${entries.length} files of ${total} bytes: ${limit}`, {
      hint: `Move what does not belong in ${privateFolder(election)}.`,
    });
  }
  const files = [];
  for (const { path } of entries) {
    files.push({ path, bytes: await readFile(pathInside(workspace, `${privateRoot}/${path}`)) });
  }
  return { election, files };
}
