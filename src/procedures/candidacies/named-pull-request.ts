import { ElectionError } from "../../errors.ts";
import {
  isRepositoryName,
  type PullRequestReference,
  readPullRequestName,
  repositoryOfRemote,
} from "../../github/candidacies/pull-request-reference.ts";
import type { RunProgram } from "../../github/token.ts";
import { visible } from "../../visible-text.ts";
import { gitOf } from "../../workspace/git.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** The checkout whose pull requests are meant, and the environment of the program. */
interface Place {
  readonly workspace: () => Promise<Workspace>;
  readonly runProgram: RunProgram;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Where GitHub's pages are; GitHub Actions sets the same variable. */
function serverOf({ environment }: Pick<Place, "environment">): string {
  const address = environment.GITHUB_SERVER_URL?.trim() ?? "";
  return URL.canParse(address) ? address : "https://github.com";
}

/** The repository named, else that of the checkout's remote `origin`. */
export async function chooseRepository(place: Place, named: string | undefined): Promise<string> {
  if (named !== undefined) {
    if (isRepositoryName(named)) return named;
    throw new ElectionError("input", `--repository ${visible(named)} is not a repository`, {
      hint: "Write it as owner/name, such as kata-containers/community.",
    });
  }
  const { root } = await place.workspace();
  const git = await gitOf(root, place.runProgram);
  const address = await git("remote", "get-url", "origin");
  const repository =
    address === undefined ? undefined : repositoryOfRemote(address, serverOf(place));
  if (repository !== undefined) return repository;
  throw new ElectionError("input", "the checkout's remote origin is not a GitHub repository", {
    hint: "Name the pull request as owner/name#12, or by its URL; with --head, give --repository owner/name.",
  });
}

/** Whether a word names a pull request rather than a file: a number, owner/name#12 or an address. */
export function namesPullRequest(place: Pick<Place, "environment">, text: string): boolean {
  return /^https?:\/\//i.test(text) || readPullRequestName(text, serverOf(place)) !== undefined;
}

/**
 * The pull request that someone named.
 *
 * @throws ElectionError (input) where it cannot be read, or its repository is not known.
 */
export async function choosePullRequest(
  place: Place,
  text: string,
  repository: string | undefined,
): Promise<PullRequestReference> {
  const read = readPullRequestName(text, serverOf(place));
  if (read === undefined) {
    throw new ElectionError("input", `${visible(text)} does not name a pull request`, {
      hint: "Write its number, owner/name#12, or its URL, e.g. https://github.com/kata-containers/community/pull/12.",
    });
  }
  const { number, repository: own } = read;
  if (own !== undefined && repository !== undefined && own !== repository) {
    throw new ElectionError(
      "input",
      `the pull request is in ${own}, but --repository says ${visible(repository)}`,
      { hint: "Leave out one of them." },
    );
  }
  return { repository: own ?? (await chooseRepository(place, repository)), number };
}
