import { lstat } from "node:fs/promises";
import type { Temporal } from "temporal-polyfill";
import { checkSubmission } from "../../../candidates/check-candidacy.ts";
import { finding } from "../../../candidates/finding.ts";
import { electionOfPath, type Proposal, sortProposal } from "../../../candidates/proposal.ts";
import { formatInstant } from "../../../dates.ts";
import type { Election } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { fetchPullRequest, type PullRequest } from "../../../github/candidacies/pull-request.ts";
import { referenceText } from "../../../github/candidacies/pull-request-reference.ts";
import { loginKey } from "../../../people/account.ts";
import { visible } from "../../../visible-text.ts";
import { ifPresent } from "../../../workspace/present.ts";
import { listElections, pathInside, type Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { openGitHub } from "../../open-github.ts";
import { renderFinding } from "../../render/candidates/candidacy-findings.ts";
import type { AcceptOptions } from "./acceptance-answers.ts";
import { choosePullRequest, namesPullRequest } from "./named-pull-request.ts";

/** The candidacy that an official names, and what is known of its pull request. */
interface NamedCandidacy {
  /** The file as named, or its absolute path. */
  readonly file: string;
  /** Who opened the pull request; undefined where none is named, or the account is gone. */
  readonly author: string | undefined;
  /** When the pull request's last commit says that it was made; undefined where none is named. */
  readonly committed: Temporal.Instant | undefined;
  /** The official's options, with the time and the address of the pull request. */
  readonly options: AcceptOptions;
}

function refuseContradictions({ submitted, pullRequest }: AcceptOptions): void {
  const flag = submitted !== undefined ? "--submitted" : "--pull-request";
  if (submitted === undefined && pullRequest === undefined) return;
  throw new ElectionError("input", `${flag} does not go with a pull request`, {
    hint: "Leave it out: GitHub says when the pull request was opened. Or name the file instead.",
  });
}

function refuseUnmerged(pullRequest: PullRequest): void {
  const { state } = pullRequest;
  if (state === "merged") return;
  const where = referenceText(pullRequest);
  const [what, hint] =
    state === "open"
      ? [
          "is not merged yet",
          `Check it with kata-election candidates check --pull-request ${where}, merge it on GitHub, run git pull, and accept it again. Nothing was changed.`,
        ]
      : [
          "was closed without being merged",
          "They are not a candidate. If they should be, reopen the pull request and merge it. Nothing was changed.",
        ];
  throw new ElectionError("refused", `${where} ${what}`, { hint });
}

/** The one candidacy that the pull request added. */
function addedCandidacy(pullRequest: PullRequest, { added, changed }: Proposal): string {
  const paths = added.filter((path) => electionOfPath(path) !== undefined);
  const [only, ...more] = paths;
  if (only !== undefined && more.length === 0) return only;
  const where = referenceText(pullRequest);
  if (only !== undefined) {
    const time = formatInstant(pullRequest.opened);
    throw new ElectionError("refused", `${where} adds ${paths.length} candidacies`, {
      hint: `Accept each by its file, such as:\n    kata-election candidates accept ${visible(only)} --submitted ${time} --pull-request ${pullRequest.url}`,
    });
  }
  const what = changed.length === 0 ? "adds no candidacy" : "adds no candidacy, it changes one";
  throw new ElectionError("refused", `${where} ${what}`, {
    hint: "Name the pull request that added the file, or the file itself.",
  });
}

async function refuseMissing(
  workspace: Workspace,
  path: string,
  pullRequest: PullRequest,
): Promise<void> {
  const found = await ifPresent(path, lstat(pathInside(workspace, path)));
  if (found !== undefined) return;
  const where = referenceText(pullRequest);
  throw new ElectionError("refused", `${where} is merged, but ${visible(path)} is not here`, {
    hint: "The checkout is out of date: run git pull and accept it again.",
  });
}

/**
 * Finds the candidacy that a merged pull request added to the checkout.
 *
 * @throws ElectionError (refused) where it is not merged, or the checkout does not have it yet.
 */
async function mergedCandidacy(
  context: CliContext,
  named: string,
  options: AcceptOptions,
): Promise<NamedCandidacy> {
  refuseContradictions(options);
  const workspace = await context.workspace();
  const at = await choosePullRequest(context, named, options.repository);
  const pullRequest = await fetchPullRequest(await openGitHub(context), at);
  refuseUnmerged(pullRequest);
  const known = new Set(await listElections(workspace));
  const path = addedCandidacy(pullRequest, sortProposal(pullRequest.files, known));
  await refuseMissing(workspace, path, pullRequest);
  const { author, committed, opened, url } = pullRequest;
  return {
    file: pathInside(workspace, path),
    author,
    committed,
    options: { ...options, submitted: opened.toString(), pullRequest: url },
  };
}

/** The file named, or what the pull request named says about the file that it added. */
export async function namedCandidacy(
  context: CliContext,
  named: string,
  options: AcceptOptions,
): Promise<NamedCandidacy> {
  if (namesPullRequest(context, named)) return mergedCandidacy(context, named, options);
  return { file: named, author: undefined, committed: undefined, options };
}

/** Says where someone else than the candidate opened the pull request. */
export function warnOfOther(
  { terminal }: CliContext,
  path: string,
  login: string,
  author: string | undefined,
): void {
  if (author === undefined || loginKey(author) === loginKey(login)) return;
  terminal.warn(renderFinding(finding(path, { code: "author-differs", login, author })));
}

/** Says where the pull request was opened in time, but changed after nominations closed. */
export function warnOfLatePush(
  { terminal }: CliContext,
  path: string,
  { nominations }: Pick<Election, "nominations">,
  at: Temporal.Instant,
  committed: Temporal.Instant | undefined,
): void {
  if (committed === undefined) return;
  for (const found of checkSubmission(path, { at, byClock: false, committed }, nominations)) {
    if (found.code === "pushed-late") terminal.warn(renderFinding(found));
  }
}
