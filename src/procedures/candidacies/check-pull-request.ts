import type { Temporal } from "temporal-polyfill";
import { sortFindings } from "../../candidates/check-file.ts";
import { candidaciesOf, checkProposal, sortProposal } from "../../candidates/proposal.ts";
import { ElectionError } from "../../errors.ts";
import {
  fetchPullRequest,
  findByHead,
  type PullRequest,
} from "../../github/candidacies/pull-request.ts";
import { fetchContents } from "../../github/candidacies/pull-request-contents.ts";
import {
  type PullRequestReference,
  referenceText,
} from "../../github/candidacies/pull-request-reference.ts";
import type { GitHub } from "../../github/client.ts";
import { listElections, type Workspace } from "../../workspace/workspace.ts";
import { dictionaryWords } from "../spelling-dictionary.ts";
import { type CandidacyCheck, checkFiles, currentElection } from "./check.ts";
import type { CandidacyFindings } from "./check-named.ts";
import { candidatesIn, peopleFindings } from "./check-people.ts";
import { choosePullRequest, chooseRepository } from "./named-pull-request.ts";

/**
 * Checks the candidacies of a pull request against the checkout: the files come from GitHub at its head commit;
 * election.yaml, the ledger and the other candidates come from the checkout.
 */
export async function collectPullRequest(
  { workspace, now }: { readonly workspace: Workspace; readonly now: Temporal.Instant },
  github: GitHub,
  pullRequest: PullRequest,
  election: string | undefined,
): Promise<CandidacyFindings> {
  const current = await currentElection(workspace, election, false);
  const known = new Set(await listElections(workspace));
  const proposal = sortProposal(pullRequest.files, known);
  const { added, changed, removed } = proposal;
  const paths = [...added, ...changed.map(({ path }) => path)];
  const before = changed.map(({ path, previousPath }) => [path, previousPath] as const);
  const check: CandidacyCheck = {
    workspace,
    current,
    submission: { at: pullRequest.opened, byClock: false, committed: pullRequest.committed },
    proposed: {
      contents: await fetchContents(github, pullRequest, paths),
      changed: new Map(before),
      gone: new Set([...removed, ...before.map(([, previousPath]) => previousPath)]),
    },
  };
  const { author } = pullRequest;
  const people = await peopleFindings(now, check, paths, {
    author,
    github: async () => github,
  });
  const findings = [
    ...checkProposal(proposal, pullRequest),
    ...(await checkFiles(check, paths)),
    ...people,
  ];
  const { candidates, texts } = await candidatesIn(check, paths);
  return {
    checked: candidaciesOf(proposal),
    findings: sortFindings(findings),
    candidates,
    words: await dictionaryWords(workspace, texts),
  };
}

/** The pull requests to look for. */
interface WantedPullRequests {
  readonly pullRequest?: string | undefined;
  readonly repository?: string | undefined;
  /** The full name of the commit that must be their head. */
  readonly head?: string | undefined;
  /** Whether several with the same head are refused. */
  readonly onlyOne: boolean;
}

/**
 * The pull requests to check: the one named, else the open ones whose head is the commit given.
 *
 * @throws ElectionError (refused) where there is none, (undecided) where there are several and one is needed.
 */
export async function wantedPullRequests(
  place: Parameters<typeof chooseRepository>[0],
  github: GitHub,
  { pullRequest, repository: named, head, onlyOne }: WantedPullRequests,
): Promise<readonly PullRequestReference[]> {
  if (pullRequest !== undefined) return [await choosePullRequest(place, pullRequest, named)];
  const repository = await chooseRepository(place, named);
  const found = await findByHead(github, repository, head ?? "");
  if (found.length === 0) {
    throw new ElectionError(
      "refused",
      `no open pull request of ${repository} has the head ${head}`,
      {
        hint: "It was closed, or has newer commits, which are checked in their own run.",
      },
    );
  }
  if (onlyOne && found.length > 1) {
    const numbers = found.map(referenceText).join(", ");
    throw new ElectionError("undecided", `${numbers} have the same head commit`, {
      hint: "Name the one you mean with --pull-request.",
    });
  }
  return found;
}

/**
 * Reads a pull request.
 *
 * @param head the full name of the commit that must be its head; undefined for whatever it is.
 * @throws ElectionError (refused) where it has another head, (github) where GitHub does not answer in full.
 */
export async function readPullRequest(
  github: GitHub,
  at: PullRequestReference,
  head: string | undefined,
): Promise<PullRequest & { readonly where: string }> {
  const pullRequest = await fetchPullRequest(github, at);
  const where = referenceText(pullRequest);
  if (head === undefined || pullRequest.head === head) return { ...pullRequest, where };
  throw new ElectionError("refused", `the head of ${where} is ${pullRequest.head}, not ${head}`, {
    hint: "It has newer commits, or is another pull request. Nothing was posted.",
  });
}
