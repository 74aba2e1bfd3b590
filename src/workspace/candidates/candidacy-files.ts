import { lstat, readFile } from "node:fs/promises";
import {
  type CandidacyContent,
  candidacyContent,
  isCandidacy,
  isCertainCandidacy,
  readCandidacy,
} from "../../candidates/candidacy-file.ts";
import {
  isElectionPage,
  isTextName,
  mayBeCandidacy,
} from "../../candidates/candidacy-file-name.ts";
import { electionOfPath, nameInElection } from "../../candidates/proposal.ts";
import { largestCandidacyBytes } from "../../candidates/suspicious-text.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { findNamedFile } from "../named-file.ts";
import { ifPresent, isUnreadable } from "../present.ts";
import {
  crossesLink,
  electionFolder,
  listEntries,
  pathInside,
  readText,
  UnfinishedMerge,
  type Workspace,
} from "../workspace.ts";

/** A file that is, or should be, a candidacy: what it says, or why it was not read. */
export interface CandidacyFile {
  /** Relative to the election's folder, with `/` for subfolders. */
  readonly name: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly content: CandidacyContent;
}

async function contentOf(workspace: Workspace, path: string): Promise<CandidacyContent> {
  const found = await ifPresent(path, lstat(pathInside(workspace, path)));
  if (found === undefined) return { problem: { code: "file-missing" } };
  if (found.isSymbolicLink() || (await crossesLink(workspace, path))) {
    return { problem: { code: "symbolic-link" } };
  }
  if (!mayBeCandidacy(nameInElection(path))) return { problem: { code: "no-candidacy" } };
  if (found.size > largestCandidacyBytes) {
    return { problem: { code: "too-large", bytes: found.size, limit: largestCandidacyBytes } };
  }
  try {
    const text = (await readText(workspace, path)) ?? "";
    return { text, reading: readCandidacy(text) };
  } catch (failure) {
    const isOwnFault = isUnreadable(failure) || failure instanceof UnfinishedMerge;
    if (failure instanceof ElectionError && !isOwnFault) return { problem: { code: "not-text" } };
    throw failure;
  }
}

/** Reads a candidacy without following links; its content never makes this fail. */
export async function readCandidacyFile(
  workspace: Workspace,
  path: string,
): Promise<CandidacyFile> {
  return { name: nameInElection(path), path, content: await contentOf(workspace, path) };
}

/** What an election's folder holds besides the election's own pages. */
export interface ElectionFolder {
  readonly candidacies: readonly CandidacyFile[];
  /** Files that are not candidacies: lists, questions, blank forms, pictures. */
  readonly others: readonly string[];
}

/** No election has more files than these. */
const mostFiles = 2_000;

/** Adds the files of a folder and its subfolders. */
async function addNames(
  workspace: Workspace,
  folder: string,
  names: string[],
  below = "",
): Promise<void> {
  for (const entry of await listEntries(workspace, `${folder}/${below}`)) {
    const name = `${below}${entry.name}`;
    if (entry.isDirectory()) await addNames(workspace, folder, names, `${name}/`);
    else names.push(name);
    if (names.length > mostFiles) {
      throw new ElectionError("input", `${folder}/ holds more than ${mostFiles} files`, {
        hint: "Move files that are not candidacies.",
      });
    }
  }
}

/** A candidacy written over one of the election's own pages, or in a hidden file. */
async function candidacyInPage(
  workspace: Workspace,
  path: string,
): Promise<CandidacyFile | undefined> {
  const found = await ifPresent(path, lstat(pathInside(workspace, path)));
  if (found === undefined || !found.isFile() || found.size > largestCandidacyBytes)
    return undefined;
  const content = candidacyContent(await readFile(pathInside(workspace, path)));
  return isCertainCandidacy(content) ? { name: nameInElection(path), path, content } : undefined;
}

/**
 * Reads the candidacies in an election's folder and subfolders, sorted by name in code-unit order; none without
 * the folder. Every command that lists, closes, announces or counts uses it.
 *
 * @throws ElectionError (input) where it holds too many files.
 */
export async function readElectionFolder(
  workspace: Workspace,
  election: string,
): Promise<ElectionFolder> {
  const folder = electionFolder(election);
  const names: string[] = [];
  await addNames(workspace, folder, names);
  const candidacies: CandidacyFile[] = [];
  const others: string[] = [];
  for (const name of names.sort()) {
    const path = `${folder}/${name}`;
    const isPage = isElectionPage(name);
    const file = mayBeCandidacy(name)
      ? await readCandidacyFile(workspace, path)
      : isPage && isTextName(name)
        ? await candidacyInPage(workspace, path)
        : undefined;
    if (file !== undefined && (isCandidacy(file.content) || isPage)) candidacies.push(file);
    else if (!isPage) others.push(name);
  }
  return { candidacies, others };
}

/** The candidacies in an election's folder, including unreadable ones. */
export async function readCandidacyFiles(
  workspace: Workspace,
  election: string,
): Promise<readonly CandidacyFile[]> {
  return (await readElectionFolder(workspace, election)).candidacies;
}

/**
 * The candidacy that someone named: as seen from the working folder or the workspace, or by its file
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
  if (!("outside" in found) && electionOfPath(found.path) === election) {
    return readCandidacyFile(workspace, found.path);
  }
  throw new ElectionError("input", `${visible(named)} is not a file of ${folder}/`, {
    hint: "Name a candidacy of that folder, or another election with --election.",
  });
}
