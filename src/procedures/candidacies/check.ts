import type { CandidacyContent } from "../../candidates/candidacy-file.ts";
import { isElectionPage } from "../../candidates/candidacy-file-name.ts";
import type { Submission } from "../../candidates/check-candidacy.ts";
import {
  type CheckedElection,
  checkChange,
  checkText,
  checkTime,
} from "../../candidates/check-file.ts";
import { type Finding, finding } from "../../candidates/finding.ts";
import { electionOfPath, nameInElection } from "../../candidates/proposal.ts";
import { ifTold } from "../../errors.ts";
import {
  type CandidacyFile,
  readCandidacyFile,
} from "../../workspace/candidates/candidacy-files.ts";
import {
  type ElectionCandidacies,
  readElectionCandidacies,
  surroundingsOf,
} from "../../workspace/candidates/election-candidacies.ts";
import { chooseElection, chooseElectionFolder } from "../../workspace/election/election-file.ts";
import { electionFolder, listElections, type Workspace } from "../../workspace/workspace.ts";

/** What the check of a workspace's candidacies needs to know besides its files. */
export interface CandidacyCheck {
  readonly workspace: Workspace;
  /** The election that candidacies are expected in, undefined where none is in progress. */
  readonly current: string | undefined;
  readonly submission: Submission;
  /** What the pull request adds; without it, the workspace's own files are checked. */
  readonly proposed?: ProposedCandidacies;
}

/** Candidacies as they would be with a pull request, by their paths in the workspace. */
export interface ProposedCandidacies {
  readonly contents: ReadonlyMap<string, CandidacyContent>;
  /** The earlier paths of files that exist already. */
  readonly changed: ReadonlyMap<string, string>;
  /** Files that the pull request removes. */
  readonly gone: ReadonlySet<string>;
}

/** A candidacy as it is, or would be with the pull request. */
export async function readChecked(
  { workspace, proposed }: Pick<CandidacyCheck, "workspace" | "proposed">,
  path: string,
): Promise<CandidacyFile> {
  const content = proposed?.contents.get(path);
  if (content === undefined) return readCandidacyFile(workspace, path);
  return { name: nameInElection(path), path, content };
}

async function candidaciesIn(
  { workspace, proposed }: CandidacyCheck,
  id: string,
): Promise<ElectionCandidacies> {
  const candidacies = await readElectionCandidacies(workspace, id);
  if (proposed === undefined) return candidacies;
  const { contents, gone } = proposed;
  const kept = candidacies.files.filter(({ path }) => !contents.has(path) && !gone.has(path));
  const brought = [...contents.keys()].filter((path) => electionOfPath(path) === id);
  const files = await Promise.all(
    brought.map((path) => readChecked({ workspace, proposed }, path)),
  );
  return { ...candidacies, files: [...kept, ...files] };
}

function checkedElection(
  { id, election, hasResult }: ElectionCandidacies,
  current: string | undefined,
): CheckedElection {
  return {
    id,
    hasResult,
    periods: election,
    current: current === id ? undefined : current,
    accepted: election?.candidates ?? [],
  };
}

/** Checks one file of an election's folder. */
async function checkInFolder(
  check: CandidacyCheck,
  candidacies: ElectionCandidacies,
  path: string,
): Promise<Finding[]> {
  const { current, submission, proposed } = check;
  const { name, content } = await readChecked(check, path);
  const election = checkedElection(candidacies, current);
  const before = proposed?.changed.get(path);
  const time =
    before === undefined
      ? checkTime(path, election, submission)
      : checkChange(path, election, submission, before);
  const expected = path.slice(path.lastIndexOf("/") + 1);
  const place = name === expected ? [] : [finding(path, { code: "subfolder", expected })];
  if ("problem" in content) return [finding(path, content.problem), ...place, ...time];
  return [...place, ...time, ...checkText(path, content, surroundingsOf(candidacies, name))];
}

async function checkOutside(check: CandidacyCheck, path: string): Promise<Finding[]> {
  const { content } = await readChecked(check, path);
  const folder = check.current === undefined ? undefined : electionFolder(check.current);
  const wrong = finding(path, { code: "wrong-folder", expected: folder });
  if ("problem" in content) return [wrong, finding(path, content.problem)];
  const alone = { standing: [], officials: [], continuing: [] };
  return [wrong, ...checkText(path, content, alone)];
}

/** Checks files by their paths in the workspace, as a pull request adds them. */
export async function checkFiles(
  check: CandidacyCheck,
  paths: readonly string[],
): Promise<Finding[]> {
  const known = new Set(await listElections(check.workspace));
  const read = new Map<string, ElectionCandidacies>();
  const findings: Finding[] = [];
  for (const path of paths) {
    const id = electionOfPath(path);
    if (id === undefined || !known.has(id)) {
      findings.push(...(await checkOutside(check, path)));
    } else if (isElectionPage(nameInElection(path))) {
      findings.push(finding(path, { code: "other-file" }));
    } else {
      const candidacies = read.get(id) ?? (await candidaciesIn(check, id));
      read.set(id, candidacies);
      findings.push(...(await checkInFolder(check, candidacies, path)));
    }
  }
  return findings;
}

/** Checks every candidacy of an election, whenever it took place. */
export async function checkElection(
  check: CandidacyCheck,
  id: string,
): Promise<{ readonly paths: readonly string[]; readonly findings: readonly Finding[] }> {
  const candidacies = await readElectionCandidacies(check.workspace, id);
  const findings: Finding[] = [];
  for (const { path } of candidacies.files) {
    findings.push(...(await checkInFolder(check, candidacies, path)));
  }
  const isFiling = ({ code }: Finding): boolean => code !== "election-closed";
  return { paths: candidacies.files.map(({ path }) => path), findings: findings.filter(isFiling) };
}

/** The election in progress; optional for files that name their own election. */
export async function currentElection(
  workspace: Workspace,
  named: string | undefined,
  required: boolean,
): Promise<string | undefined> {
  if (named !== undefined || required) return chooseElectionFolder(workspace, named);
  return ifTold(() => chooseElection(workspace));
}
