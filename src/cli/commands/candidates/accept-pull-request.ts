import type { Temporal } from "temporal-polyfill";
import { ElectionError } from "../../../errors.ts";
import { readPullRequest } from "../../../procedures/candidacies/check-pull-request.ts";
import { mergedCandidacy } from "../../../procedures/candidacies/merged.ts";
import {
  choosePullRequest,
  namesPullRequest,
} from "../../../procedures/candidacies/named-pull-request.ts";
import type { CliContext } from "../../context.ts";
import { openGitHub } from "../../open-github.ts";
import type { AcceptOptions } from "./candidates.ts";

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

/** The file named, or what the pull request named says about the file that it added. */
export async function namedCandidacy(
  context: CliContext,
  named: string,
  options: AcceptOptions,
): Promise<NamedCandidacy> {
  if (!namesPullRequest(context, named)) {
    return { file: named, author: undefined, committed: undefined, options };
  }
  refuseContradictions(options);
  const workspace = await context.workspace();
  const at = await choosePullRequest(context, named, undefined);
  const pullRequest = await readPullRequest(await openGitHub(context), at, undefined);
  const file = await mergedCandidacy(workspace, pullRequest);
  const { author, committed, opened, url } = pullRequest;
  return {
    file,
    author,
    committed,
    options: { ...options, submitted: opened.toString(), pullRequest: url },
  };
}
