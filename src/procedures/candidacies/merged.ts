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
import type { GitHub } from "../../github/client.ts";
import { sameLogin } from "../../people/account.ts";
import { visible } from "../../visible-text.ts";
import { ifPresent } from "../../workspace/present.ts";
import { listElections, pathInside, type Workspace } from "../../workspace/workspace.ts";
import { readPullRequest } from "./check-pull-request.ts";
import { choosePullRequest } from "./named-pull-request.ts";

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

/** What a merged pull request says about the candidacy that it added. */
export interface MergedCandidacy {
  /** The absolute path of the file. */
  readonly file: string;
  /** Who opened the pull request; undefined where the account is gone. */
  readonly author: string | undefined;
  readonly opened: Temporal.Instant;
  /** The date that its last commit gives. */
  readonly committed: Temporal.Instant;
  readonly url: string;
}

/**
 * The candidacy that a merged pull request added to the checkout.
 *
 * @param named its number, owner/name#12, or its URL.
 * @throws ElectionError (refused) where it is not merged, or the checkout does not have it yet.
 */
export async function mergedCandidacy(
  place: Parameters<typeof choosePullRequest>[0],
  open: () => Promise<GitHub>,
  named: string,
): Promise<MergedCandidacy> {
  const at = await choosePullRequest(place, named, undefined);
  const pullRequest = await readPullRequest(await open(), at, undefined);
  refuseUnmerged(pullRequest);
  const workspace = await place.workspace();
  const known = new Set(await listElections(workspace));
  const path = addedCandidacy(pullRequest, sortProposal(pullRequest.files, known));
  await refuseMissing(workspace, path, pullRequest);
  const { author, opened, committed, url } = pullRequest;
  return { file: pathInside(workspace, path), author, opened, committed, url };
}

/** Findings about the pull request that added the candidacy at `path`. */
export function pullRequestRemarks(
  path: string,
  login: string,
  { nominations }: Pick<Election, "nominations">,
  at: Temporal.Instant,
  merged: Pick<MergedCandidacy, "author" | "committed"> | undefined,
): Finding[] {
  if (merged === undefined) return [];
  const { author, committed } = merged;
  const late = checkSubmission(path, { at, byClock: false, committed }, nominations);
  return [
    ...(author === undefined || sameLogin(author, login)
      ? []
      : [finding(path, { code: "author-differs", login, author })]),
    ...late.filter(({ code }) => code === "pushed-late"),
  ];
}
