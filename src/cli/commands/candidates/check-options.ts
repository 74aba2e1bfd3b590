import { ElectionError } from "../../../errors.ts";

/** What `candidates check` takes. */
export interface CheckOptions {
  readonly election?: string;
  readonly submitted?: string;
  readonly github: boolean;
  readonly pullRequest?: string;
  readonly repository?: string;
  readonly head?: string;
  readonly annotations?: boolean;
  readonly comment: boolean;
  readonly post: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Whether the check is one of a pull request on GitHub. */
export function isOfPullRequest({ pullRequest, head }: CheckOptions): boolean {
  return pullRequest !== undefined || head !== undefined;
}

/** Refuses options that do not go together. */
export function refuseContradictions(files: readonly string[], options: CheckOptions): void {
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
    [dryRun && !post, "--dry-run goes with --post", "A check without --post writes nothing."],
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
