import { basename, dirname } from "node:path";
import { candidacyContent } from "../../../candidates/candidacy-file.ts";
import { candidacyBaseName } from "../../../candidates/candidacy-file-name.ts";
import type { Submission } from "../../../candidates/check-candidacy.ts";
import { sortFindings } from "../../../candidates/check-file.ts";
import { type Finding, finding } from "../../../candidates/finding.ts";
import { largestCandidacyBytes } from "../../../candidates/suspicious-text.ts";
import { ElectionError } from "../../../errors.ts";
import {
  type PullRequestEvent,
  readPullRequestEvent,
} from "../../../github/candidacies/pull-request-event.ts";
import {
  type CandidacyCheck,
  checkElection,
  checkFiles,
  currentElection,
  type ProposedCandidacies,
} from "../../../procedures/candidacies/check.ts";
import { candidatesIn, peopleFindings } from "../../../procedures/candidacies/check-people.ts";
import { dictionaryWords } from "../../../procedures/spelling-dictionary.ts";
import { visible } from "../../../visible-text.ts";
import { isStream, readGivenBytes } from "../../../workspace/given-file.ts";
import { findNamedFile } from "../../../workspace/named-file.ts";
import { electionFolder, readText } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { instantFlag } from "../../flags/instant.ts";
import { openGitHub } from "../../open-github.ts";
import { checkPullRequests } from "./check-pull-request.ts";
import { type CheckReport, conclude, noteMissingLedger, printFindings } from "./report-findings.ts";

/** What `candidates check` takes. */
export interface CheckOptions {
  readonly election?: string | undefined;
  readonly submitted?: string | undefined;
  readonly github: boolean;
  readonly pullRequest?: string | undefined;
  readonly repository?: string | undefined;
  readonly head?: string | undefined;
  readonly annotations?: boolean | undefined;
  readonly comment: boolean;
  readonly post: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Whether the check is one of a pull request on GitHub. */
function isOfPullRequest({ pullRequest, head }: CheckOptions): boolean {
  return pullRequest !== undefined || head !== undefined;
}

/** Refuses options that do not go together. */
function refuseContradictions(files: readonly string[], options: CheckOptions): void {
  const { head, repository, submitted, post, dryRun } = options;
  const isPullRequest = isOfPullRequest(options);
  const contradictions: readonly (readonly [boolean, string, string])[] = [
    [isPullRequest && files.length > 0, "files and a pull request are named", "Name one of them."],
    [
      isPullRequest && submitted !== undefined,
      "--submitted does not go with a pull request",
      "Leave it out: GitHub says when the pull request was opened.",
    ],
    [
      !isPullRequest && (post || repository !== undefined),
      `${post ? "--post" : "--repository"} needs a pull request`,
      "Name it with --pull-request.",
    ],
    [dryRun && !post, "--dry-run goes with --post", "Without --post, a check writes nothing."],
    [
      head !== undefined && !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(head),
      "--head is not the full name of a commit",
      "Write all 40 digits, as git rev-parse prints them.",
    ],
  ];
  for (const [isWrong, message, hint] of contradictions) {
    if (isWrong) throw new ElectionError("input", message, { hint });
  }
}

/** A candidacy on standard input, as if it stood in the election's folder under its usual name. */
async function proposedOnInput(
  { workingFolder }: CliContext,
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

async function factsOf(
  check: CandidacyCheck,
  paths: readonly string[],
): Promise<Pick<CheckReport, "candidates" | "words">> {
  const { candidates, texts } = await candidatesIn(check, paths);
  return { candidates, words: await dictionaryWords(check.workspace, texts) };
}

/** Checks the files named, or all of the election in progress; findings are sorted. */
async function collectFindings(
  context: CliContext,
  files: readonly string[],
  { election, submitted, github }: CheckOptions,
): Promise<CheckReport> {
  const workspace = await context.workspace();
  const event = await pullRequestOf(context);
  const submission = await submissionOf(context, submitted, event);
  const current = await currentElection(workspace, election, files.length === 0);
  await noteMissingLedger(context, workspace);
  const asked = github ? () => openGitHub(context) : undefined;
  const piped = files.find(isStream);
  const own = { workspace, current, submission };
  const proposed = piped === undefined ? undefined : await proposedOnInput(context, own, piped);
  const check = proposed === undefined ? own : { ...own, proposed };
  if (files.length === 0 && current !== undefined) {
    const { paths, findings } = await checkElection(check, current);
    const questions = { author: undefined, github: asked };
    const people = await peopleFindings(await context.now(), check, paths, questions);
    const all = sortFindings([...findings, ...people]);
    return { checked: paths, findings: all, ...(await factsOf(check, paths)) };
  }
  const { paths: named, findings } = await namedFiles(
    context,
    check,
    files.filter((file) => !isStream(file)),
  );
  const paths = [...named, ...(proposed?.contents.keys() ?? [])];
  const questions = { author: event?.author, github: asked };
  const people = await peopleFindings(await context.now(), check, paths, questions);
  const all = [...findings, ...(await checkFiles(check, paths)), ...people];
  return { checked: files, findings: sortFindings(all), ...(await factsOf(check, paths)) };
}

/** Checks candidacies and prints the findings. */
export async function runCheck(
  context: CliContext,
  files: readonly string[],
  options: CheckOptions,
): Promise<void> {
  refuseContradictions(files, options);
  if (isOfPullRequest(options)) return checkPullRequests(context, options);
  const report = await collectFindings(context, files, options);
  await printFindings(context, options, report);
  conclude(context, options, report);
}
