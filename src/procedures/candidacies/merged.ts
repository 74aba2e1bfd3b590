import { lstat } from "node:fs/promises";
import type { Temporal } from "temporal-polyfill";
import { checkSubmission } from "../../candidates/check-candidacy.ts";
import { type Finding, finding } from "../../candidates/finding.ts";
import { electionOfPath, type Proposal, sortProposal } from "../../candidates/proposal.ts";
import { formatInstant } from "../../dates.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import type { PullRequest } from "../../github/candidacies/pull-request.ts";
import { referenceText } from "../../github/candidacies/pull-request-reference.ts";
import { sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { ifPresent } from "../../workspace/present.ts";
import { listElections, pathInside, type Workspace } from "../../workspace/workspace.ts";

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
 * The candidacy that a merged pull request added to the checkout: its absolute path.
 *
 * @throws ElectionError (refused) where it is not merged, or the checkout does not have it yet.
 */
export async function mergedCandidacy(
  workspace: Workspace,
  pullRequest: PullRequest,
): Promise<string> {
  refuseUnmerged(pullRequest);
  const known = new Set(await listElections(workspace));
  const path = addedCandidacy(pullRequest, sortProposal(pullRequest.files, known));
  await refuseMissing(workspace, path, pullRequest);
  return pathInside(workspace, path);
}

/** What an official should know of the pull request of a candidacy at `path`, as findings. */
export function pullRequestRemarks(
  path: string,
  login: string,
  { nominations }: Pick<Election, "nominations">,
  at: Temporal.Instant,
  {
    author,
    committed,
  }: {
    readonly author: string | undefined;
    /** When its last commit says that it was made. */
    readonly committed: Temporal.Instant | undefined;
  },
): Finding[] {
  const late =
    committed === undefined
      ? []
      : checkSubmission(path, { at, byClock: false, committed }, nominations);
  return [
    ...(author === undefined || sameLogin(author, login)
      ? []
      : [finding(path, { code: "author-differs", login, author })]),
    ...late.filter(({ code }) => code === "pushed-late"),
  ];
}
