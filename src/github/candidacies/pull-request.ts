import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { ProposedFile, PullRequestState } from "../../candidates/proposal.ts";
import { instantSchema } from "../../dates.ts";
import { ElectionError } from "../../errors.ts";
import type { GitHub } from "../client.ts";
import { policy } from "../policy.ts";
import { expected, restFailure } from "../rest-failure.ts";
import { readRestList } from "../rest-list.ts";
import { type PullRequestReference, referenceText } from "./pull-request-reference.ts";

/** A pull request at one commit. */
export interface PullRequest extends PullRequestState, PullRequestReference {
  readonly url: string;
  /** Its head commit, whatever is pushed in the meantime. */
  readonly head: string;
  /** The date in that commit. */
  readonly committed: Temporal.Instant;
  readonly files: readonly PullRequestFile[];
}

/** A changed file; `blob` is the git id of its content at the head. */
export interface PullRequestFile extends ProposedFile {
  readonly blob: string;
}

/** A candidacy adds one file; a pull request that changes more files than this is not one. */
const mostFiles = 100;
/** GitHub shows deleted accounts as this one. */
const ghost = "ghost";

/** A full commit id. */
const commitId = z.string().regex(/^[0-9a-f]{40,64}$/);
const pullSchema = z.object({
  number: z.int().positive(),
  html_url: z.url({ protocol: /^https$/ }),
  state: z.enum(["open", "closed"]),
  draft: z.boolean().default(false),
  merged: z.boolean(),
  created_at: instantSchema,
  changed_files: z.int().nonnegative(),
  user: z.object({ login: z.string() }).nullable(),
  head: z.object({ sha: commitId }),
  base: z.object({
    ref: z.string(),
    repo: z.object({ full_name: z.string(), default_branch: z.string() }),
  }),
});
const fileSchema = z.object({
  filename: z.string(),
  status: z.enum(["added", "copied", "modified", "changed", "removed", "renamed", "unchanged"]),
  previous_filename: z.string().optional(),
  sha: z.string().nullable(),
});
const commitSchema = z.object({ committer: z.object({ date: instantSchema }) });
type Pull = z.output<typeof pullSchema>;

const changes = {
  added: "added",
  copied: "added",
  modified: "modified",
  changed: "modified",
  removed: "removed",
  renamed: "renamed",
  unchanged: "modified",
} as const;
const remedy =
  "Check repository and number (owner/name#12, or --repository), and whether the token may read it.";

/** The parts of a REST URL that name a repository. */
export function place(repository: string): { readonly owner: string; readonly repo: string } {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}

async function readPull({ rest }: Pick<GitHub, "rest">, at: PullRequestReference): Promise<Pull> {
  const asked = `the pull request ${referenceText(at)}`;
  const answer = await rest.pulls
    .get({ ...place(at.repository), pull_number: at.number })
    .catch((failure: unknown) => {
      throw restFailure(failure, asked, remedy);
    });
  return expected(pullSchema, answer.data, asked);
}

async function readFiles(
  { rest }: Pick<GitHub, "rest">,
  at: PullRequestReference,
): Promise<PullRequestFile[]> {
  const asked = `the files of the pull request ${referenceText(at)}`;
  const list = {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
    parameters: { ...place(at.repository), pull_number: at.number },
    what: asked,
    remedy,
    item: fileSchema,
  };
  return (await readRestList({ rest }, list)).map(
    ({ filename: path, status, previous_filename: previousPath, sha }) => ({
      path,
      change: changes[status],
      previousPath,
      blob: sha ?? "",
    }),
  );
}

async function readCommitTime(
  { rest }: Pick<GitHub, "rest">,
  at: PullRequestReference,
  head: string,
): Promise<Temporal.Instant> {
  const asked = `the head commit of the pull request ${referenceText(at)}`;
  const answer = await rest.git
    .getCommit({ ...place(at.repository), commit_sha: head })
    .catch((failure: unknown) => {
      throw restFailure(failure, asked, remedy);
    });
  return expected(commitSchema, answer.data, asked).committer.date;
}

function refuseLarge({ number, changed_files: files }: Pull): void {
  if (files <= mostFiles) return;
  throw new ElectionError("refused", `pull request ${number} changes ${files} files`, {
    hint: `A candidacy adds one file; more than ${mostFiles} are not read.`,
  });
}

/**
 * Reads a pull request and the list of its files, all at the same commit.
 *
 * @throws ElectionError (github) where there is none or the answer is incomplete; (refused) where it changes
 * too many files.
 */
export async function fetchPullRequest(
  github: Pick<GitHub, "rest">,
  at: PullRequestReference,
): Promise<PullRequest> {
  let pull = await readPull(github, at);
  for (let round = 1; round <= policy.rounds; round++) {
    refuseLarge(pull);
    const reference = { repository: pull.base.repo.full_name, number: pull.number };
    const files = await readFiles(github, reference);
    const after = await readPull(github, reference);
    // A push between the requests would mix the files of two commits.
    if (after.head.sha === pull.head.sha && files.length === after.changed_files) {
      const committed = await readCommitTime(github, reference, after.head.sha);
      return { ...pullRequestOf(after, reference), committed, files };
    }
    pull = after;
  }
  throw new ElectionError(
    "github",
    `GitHub's list of the files of pull request ${referenceText(at)} is incomplete`,
    { hint: "Someone may be pushing to it right now; run the command again in a minute." },
  );
}

function pullRequestOf(
  pull: Pull,
  reference: PullRequestReference,
): Omit<PullRequest, "committed" | "files"> {
  const author = pull.user?.login;
  return {
    ...reference,
    url: pull.html_url,
    state: pull.merged ? "merged" : pull.state,
    draft: pull.draft,
    opened: pull.created_at,
    author: author === ghost ? undefined : author,
    base: pull.base.ref,
    defaultBranch: pull.base.repo.default_branch,
    head: pull.head.sha,
  };
}

const openItem = z.object({ number: z.int().positive(), head: z.object({ sha: commitId }) });

/**
 * The open pull requests of a repository with this head commit, by number. GitHub's search by commit misses
 * those from forks, so this looks through all open ones.
 *
 * @throws ElectionError (github) where no whole answer came.
 */
export async function findByHead(
  github: Pick<GitHub, "rest">,
  repository: string,
  head: string,
): Promise<PullRequestReference[]> {
  const list = {
    route: "GET /repos/{owner}/{repo}/pulls",
    parameters: { ...place(repository), state: "open" },
    what: `the open pull requests of ${repository}`,
    remedy: "Check the repository, and whether the token may read it.",
    item: openItem,
  };
  const found = (await readRestList(github, list)).filter((each) => each.head.sha === head);
  const numbers = new Set(found.map(({ number }) => number));
  return [...numbers].sort((a, b) => a - b).map((number) => ({ repository, number }));
}
