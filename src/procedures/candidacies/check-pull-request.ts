import type { Temporal } from "temporal-polyfill";
import { sortFindings } from "../../candidates/check-file.ts";
import type { Finding } from "../../candidates/finding.ts";
import { candidaciesOf, checkProposal, sortProposal } from "../../candidates/proposal.ts";
import type { PullRequest } from "../../github/candidacies/pull-request.ts";
import { fetchContents } from "../../github/candidacies/pull-request-contents.ts";
import type { GitHub } from "../../github/client.ts";
import { listElections, type Workspace } from "../../workspace/workspace.ts";
import { type DictionaryWords, dictionaryWords } from "../spelling-dictionary.ts";
import { type CandidacyCheck, checkFiles, currentElection } from "./check.ts";
import { candidatesIn, peopleFindings } from "./check-people.ts";

/** What was checked of a pull request, and what came of it. */
export interface PullRequestFindings {
  /** Paths of the candidacies that it adds, changes or removes; none where it is about others. */
  readonly checked: readonly string[];
  readonly findings: readonly Finding[];
  readonly candidates: readonly string[];
  readonly words: DictionaryWords | undefined;
}

/**
 * Checks the candidacies of a pull request against the checkout: they are read from GitHub at its head
 * commit, while election.yaml, the ledger and who else stands are what the checkout has.
 */
export async function collectPullRequest(
  { workspace, now }: { readonly workspace: Workspace; readonly now: Temporal.Instant },
  github: GitHub,
  pullRequest: PullRequest,
  election: string | undefined,
): Promise<PullRequestFindings> {
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
