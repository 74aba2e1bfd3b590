import { basename, dirname } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { candidacyContent } from "../../candidates/candidacy-file.ts";
import { candidacyBaseName } from "../../candidates/candidacy-file-name.ts";
import { sortFindings } from "../../candidates/check-file.ts";
import { type Finding, finding } from "../../candidates/finding.ts";
import { largestCandidacyBytes } from "../../candidates/suspicious-text.ts";
import { ElectionError } from "../../errors.ts";
import {
  type PullRequestEvent,
  readPullRequestEvent,
} from "../../github/candidacies/pull-request-event.ts";
import type { GitHub } from "../../github/client.ts";
import { visible } from "../../visible-text.ts";
import { hasLedger } from "../../workspace/candidates/election-candidacies.ts";
import { isStream, readGivenBytes } from "../../workspace/given-file.ts";
import { findNamedFile } from "../../workspace/named-file.ts";
import { electionFolder, readText, type Workspace } from "../../workspace/workspace.ts";
import { type DictionaryWords, dictionaryWords } from "../spelling-dictionary.ts";
import {
  type CandidacyCheck,
  checkElection,
  checkFiles,
  currentElection,
  type ProposedCandidacies,
} from "./check.ts";
import { candidatesIn, peopleFindings } from "./check-people.ts";

/** What was checked, and the findings. */
export interface CandidacyFindings {
  /** Files, as they were named, or paths of the candidacies of an election or a pull request. */
  readonly checked: readonly string[];
  readonly findings: readonly Finding[];
  /** Logins of the candidates, where the files name them. */
  readonly candidates: readonly string[];
  /** Words that the repository's spell check may ask for. */
  readonly words: DictionaryWords | undefined;
}

/** What GitHub Actions says about the pull request that the check runs for; undefined outside of a job. */
export async function pullRequestOfJob(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<PullRequestEvent | undefined> {
  const { GITHUB_ACTIONS: inActions, GITHUB_EVENT_PATH: path } = environment;
  if (inActions !== "true" || path === undefined || path === "") return undefined;
  const text = await readText({ root: dirname(path) }, basename(path));
  return text === undefined ? undefined : readPullRequestEvent(text);
}

/** A sentence saying that the holders of seats not up are unknown; undefined where there is a ledger. */
export async function missingLedger(workspace: Workspace): Promise<string | undefined> {
  if (await hasLedger(workspace)) return undefined;
  return "There is no elections/committee.yaml, so it was not checked whether a seat is up.";
}

/** A candidacy on standard input, treated as a file of the usual name in the election's folder. */
async function proposedOnInput(
  workingFolder: string,
  { current }: CandidacyCheck,
  file: string,
): Promise<ProposedCandidacies> {
  const bytes = await readGivenBytes(workingFolder, file, "a candidacy", largestCandidacyBytes);
  const content = candidacyContent(bytes);
  const name = "reading" in content ? content.reading.name?.value : undefined;
  const baseName = (name === undefined ? undefined : candidacyBaseName(name)) ?? "Candidacy";
  const path = `${current === undefined ? "" : `${electionFolder(current)}/`}${baseName}.md`;
  return { contents: new Map([[path, content]]), changed: new Map(), gone: new Set() };
}

/** The paths of the named files, and findings about those that are not in the workspace. */
async function namedFiles(
  workingFolder: string,
  { workspace, current }: CandidacyCheck,
  files: readonly string[],
): Promise<{ paths: string[]; findings: Finding[] }> {
  const expected = current === undefined ? undefined : electionFolder(current);
  const paths: string[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const found = await findNamedFile(workspace, workingFolder, file, expected);
    if ("outside" in found) {
      findings.push(finding(found.outside, { code: "wrong-folder", expected }));
    } else if (found.kind === "folder") {
      throw new ElectionError("input", `${visible(file)} is a folder`, {
        hint: "Name candidacy files, or leave them out to check all of an election.",
      });
    } else paths.push(found.path);
  }
  return { paths: [...new Set(paths)], findings };
}

/** What an official asks about candidacies. */
export interface CheckRequest {
  /** As seen from the working folder; none for all of the election. */
  readonly files: readonly string[];
  readonly workingFolder: string;
  readonly election: string | undefined;
  readonly submission: CandidacyCheck["submission"];
  /** Who opened the pull request, where the check runs for one. */
  readonly author: string | undefined;
  /** Opens GitHub; undefined where it must not be queried. */
  readonly github: (() => Promise<GitHub>) | undefined;
  readonly now: Temporal.Instant;
}

/**
 * Checks the files named, or all of the election in progress; findings are sorted.
 *
 * @throws ElectionError (input) where a folder is named, or there is no election to check.
 */
export async function checkNamed(
  workspace: Workspace,
  { files, workingFolder, election, submission, author, github, now }: CheckRequest,
): Promise<CandidacyFindings> {
  const current = await currentElection(workspace, election, files.length === 0);
  const piped = files.find(isStream);
  const own = { workspace, current, submission };
  const proposed =
    piped === undefined ? undefined : await proposedOnInput(workingFolder, own, piped);
  const check: CandidacyCheck = proposed === undefined ? own : { ...own, proposed };
  const concluded = async (
    checked: readonly string[] | undefined,
    paths: readonly string[],
    findings: readonly Finding[],
    asked: string | undefined,
  ): Promise<CandidacyFindings> => {
    const people = await peopleFindings(now, check, paths, { author: asked, github });
    const { candidates, texts } = await candidatesIn(check, paths);
    const words = await dictionaryWords(workspace, texts);
    const all = sortFindings([...findings, ...people]);
    return { checked: checked ?? paths, findings: all, candidates, words };
  };
  if (files.length === 0 && current !== undefined) {
    const { paths, findings } = await checkElection(check, current);
    return concluded(undefined, paths, findings, undefined);
  }
  const onDisk = files.filter((file) => !isStream(file));
  const { paths: named, findings } = await namedFiles(workingFolder, check, onDisk);
  const paths = [...named, ...(proposed?.contents.keys() ?? [])];
  return concluded(files, paths, [...findings, ...(await checkFiles(check, paths))], author);
}
