import { basename, dirname } from "node:path";
import type { Submission } from "../../../candidates/check-candidacy.ts";
import { sortFindings } from "../../../candidates/check-file.ts";
import { type Finding, finding } from "../../../candidates/finding.ts";
import { ElectionError } from "../../../errors.ts";
import {
  type PullRequestEvent,
  readPullRequestEvent,
} from "../../../github/candidacies/pull-request-event.ts";
import { visible } from "../../../visible-text.ts";
import {
  type CandidacyCheck,
  checkElection,
  checkFiles,
} from "../../../workspace/candidates/check-candidacies.ts";
import { hasLedger } from "../../../workspace/candidates/election-candidacies.ts";
import { chooseElection, chooseElectionFolder } from "../../../workspace/election/election-file.ts";
import { findNamedFile } from "../../../workspace/named-file.ts";
import { electionFolder, readText, type Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { instantFlag } from "../../flags/instant.ts";
import { peopleFindings } from "./candidacy-people.ts";
import type { CheckOptions } from "./check-options.ts";
import { openGitHub } from "./open-github.ts";

/** The election in progress; for files that name their election themselves there may be none. */
export async function currentElection(
  workspace: Workspace,
  named: string | undefined,
  required: boolean,
): Promise<string | undefined> {
  if (named !== undefined || required) return chooseElectionFolder(workspace, named);
  return chooseElection(workspace).catch((failure: unknown) => {
    if (failure instanceof ElectionError) return undefined;
    throw failure;
  });
}

/** The paths of files named, and findings about those that are nowhere in the workspace. */
async function namedFiles(
  { workingFolder }: CliContext,
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

/** What GitHub Actions says about the pull request that the check runs for. */
async function pullRequestOf({ environment }: CliContext): Promise<PullRequestEvent | undefined> {
  const { GITHUB_ACTIONS: inActions, GITHUB_EVENT_PATH: path } = environment;
  if (inActions !== "true" || path === undefined || path === "") return undefined;
  const text = await readText({ root: dirname(path) }, basename(path));
  return text === undefined ? undefined : readPullRequestEvent(text);
}

async function submissionOf(
  context: CliContext,
  given: string | undefined,
  event: PullRequestEvent | undefined,
): Promise<Submission> {
  if (given !== undefined) return { at: instantFlag("--submitted", given), byClock: false };
  if (event !== undefined) return { at: event.opened, byClock: false };
  return { at: await context.now(), byClock: true };
}

/** Says where nobody can know who holds a seat that is not up. */
export async function noteMissingLedger(
  { terminal }: CliContext,
  workspace: Workspace,
): Promise<void> {
  if (await hasLedger(workspace)) return;
  terminal.note("There is no elections/committee.yaml: whose seats are not up was not checked.");
}

/** Checks the files named, or all of the election in progress; findings are sorted. */
export async function collectFindings(
  context: CliContext,
  files: readonly string[],
  { election, submitted, github }: CheckOptions,
): Promise<{ readonly checked: readonly string[]; readonly findings: readonly Finding[] }> {
  const workspace = await context.workspace();
  const event = await pullRequestOf(context);
  const submission = await submissionOf(context, submitted, event);
  const current = await currentElection(workspace, election, files.length === 0);
  await noteMissingLedger(context, workspace);
  const asked = github ? () => openGitHub(context) : undefined;
  const check = { workspace, current, submission };
  if (files.length === 0 && current !== undefined) {
    const { paths, findings } = await checkElection(check, current);
    const questions = { author: undefined, github: asked };
    const people = await peopleFindings(context, check, paths, questions);
    return { checked: paths, findings: sortFindings([...findings, ...people]) };
  }
  const { paths, findings } = await namedFiles(context, check, files);
  const questions = { author: event?.author, github: asked };
  const people = await peopleFindings(context, check, paths, questions);
  const all = [...findings, ...(await checkFiles(check, paths)), ...people];
  return { checked: files, findings: sortFindings(all) };
}
