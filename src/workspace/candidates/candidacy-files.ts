import { lstat, readdir } from "node:fs/promises";
import type { CandidacyContent } from "../../candidates/candidacy-content.ts";
import { readCandidacy } from "../../candidates/candidacy-file.ts";
import { hasCandidacyEnding, isElectionPage } from "../../candidates/candidacy-file-name.ts";
import { largestCandidacyBytes } from "../../candidates/suspicious-text.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { findNamedFile } from "../named-file.ts";
import { crossesLink, electionFolder, pathInside, readText, type Workspace } from "../workspace.ts";

/** A file that is, or should be, a candidacy: what it says, or why it was not read. */
export interface CandidacyFile {
  /** Within the election's folder. */
  readonly name: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly content: CandidacyContent;
}

async function contentOf(workspace: Workspace, path: string): Promise<CandidacyContent> {
  const found = await lstat(pathInside(workspace, path)).catch(() => undefined);
  if (found === undefined) return { problem: { code: "file-missing" } };
  if (found.isSymbolicLink() || (await crossesLink(workspace, path))) {
    return { problem: { code: "symbolic-link" } };
  }
  if (!hasCandidacyEnding(path)) return { problem: { code: "wrong-extension" } };
  if (found.size > largestCandidacyBytes) {
    return { problem: { code: "too-large", bytes: found.size, limit: largestCandidacyBytes } };
  }
  try {
    const text = (await readText(workspace, path)) ?? "";
    return { text, reading: readCandidacy(text) };
  } catch (failure) {
    if (failure instanceof ElectionError) return { problem: { code: "not-text" } };
    throw failure;
  }
}

/** Reads a candidacy without following links and without ever failing over what it holds. */
export async function readCandidacyFile(
  workspace: Workspace,
  path: string,
): Promise<CandidacyFile> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { name, path, content: await contentOf(workspace, path) };
}

/** All files of an election's folder that are not its own pages, by name in code-unit order. */
export async function readCandidacyFiles(
  workspace: Workspace,
  election: string,
): Promise<CandidacyFile[]> {
  const folder = electionFolder(election);
  const entries = await readdir(pathInside(workspace, folder), { withFileTypes: true }).catch(
    () => [],
  );
  const names = entries
    .filter((entry) => !entry.isDirectory() && !isElectionPage(entry.name))
    .map(({ name }) => name)
    .sort();
  return Promise.all(names.map((name) => readCandidacyFile(workspace, `${folder}/${name}`)));
}

/**
 * The candidacy that somebody named: as seen from the working folder or the workspace, or by its file
 * name alone within the election's folder.
 *
 * @throws ElectionError (input) where it lies anywhere else.
 */
export async function findCandidacyFile(
  workspace: Workspace,
  workingFolder: string,
  election: string,
  named: string,
): Promise<CandidacyFile> {
  const folder = electionFolder(election);
  const found = await findNamedFile(workspace, workingFolder, named, folder);
  if (!("outside" in found) && found.path === `${folder}/${found.path.split("/").at(-1)}`) {
    return readCandidacyFile(workspace, found.path);
  }
  throw new ElectionError("input", `${visible(named)} is not a file of ${folder}/`, {
    hint: "Name a candidacy of that folder, or another election with --election.",
  });
}
