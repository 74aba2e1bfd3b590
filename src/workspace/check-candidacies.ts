import { isElectionPage } from "../candidates/candidacy-file-name.ts";
import {
  type CheckedElection,
  checkText,
  checkTime,
  type Submission,
} from "../candidates/check-file.ts";
import { type Finding, finding } from "../candidates/finding.ts";
import { readCandidacyFile } from "./candidacy-files.ts";
import {
  type ElectionCandidacies,
  readElectionCandidacies,
  surroundingsOf,
} from "./election-candidacies.ts";
import { electionFolder, listElections, type Workspace } from "./workspace.ts";

/** What the check of a workspace's candidacies needs to know besides its files. */
export interface CandidacyCheck {
  readonly workspace: Workspace;
  /** The election that candidacies are expected in, undefined where none is in progress. */
  readonly current: string | undefined;
  readonly submission: Submission;
}

const electionOfPath = /^elections\/arch-committee-([^/]+)\/[^/]+$/;

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
  { workspace, current, submission }: CandidacyCheck,
  candidacies: ElectionCandidacies,
  path: string,
): Promise<Finding[]> {
  const { name, content } = await readCandidacyFile(workspace, path);
  const time = checkTime(path, checkedElection(candidacies, current), submission);
  if ("problem" in content) return [finding(path, content.problem), ...time];
  return [...time, ...checkText(path, content, surroundingsOf(candidacies, name))];
}

async function checkOutside(
  workspace: Workspace,
  path: string,
  expected?: string,
): Promise<Finding[]> {
  const { content } = await readCandidacyFile(workspace, path);
  const folder = expected === undefined ? undefined : electionFolder(expected);
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
    const id = electionOfPath.exec(path)?.[1];
    if (id === undefined || !known.has(id)) {
      findings.push(...(await checkOutside(check.workspace, path, check.current)));
    } else if (isElectionPage(path.slice(path.lastIndexOf("/") + 1))) {
      findings.push(finding(path, { code: "other-file" }));
    } else {
      const candidacies = read.get(id) ?? (await readElectionCandidacies(check.workspace, id));
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
