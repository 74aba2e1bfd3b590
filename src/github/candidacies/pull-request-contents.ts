import { z } from "zod";
import { type CandidacyContent, candidacyContent } from "../../candidates/candidacy-file.ts";
import { mayBeCandidacy } from "../../candidates/candidacy-file-name.ts";
import { nameInElection } from "../../candidates/proposal.ts";
import { largestCandidacyBytes } from "../../candidates/suspicious-text.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { forEachOf } from "../in-batches.ts";
import { policy } from "../policy.ts";
import { expected, restFailure } from "../rest-failure.ts";
import { type PullRequest, type PullRequestFile, place } from "./pull-request.ts";
import { referenceText } from "./pull-request-reference.ts";

/** GitHub returns a list for a folder, and no content above one megabyte. */
const contentSchema = z.union([
  z.object({
    type: z.literal("file"),
    size: z.int().nonnegative(),
    sha: z.string(),
    encoding: z.string(),
    content: z.string(),
  }),
  z.object({ type: z.enum(["symlink", "submodule", "dir"]) }),
]);

async function readContent(
  { rest }: Pick<GitHub, "rest">,
  pullRequest: PullRequest,
  { path, blob }: PullRequestFile,
): Promise<CandidacyContent> {
  if (!mayBeCandidacy(nameInElection(path))) return { problem: { code: "no-candidacy" } };
  const asked = `${visible(path)} of the pull request ${referenceText(pullRequest)}`;
  const answer = await rest.repos
    .getContent({ ...place(pullRequest.repository), path, ref: pullRequest.head })
    .catch((failure: unknown) => {
      throw restFailure(failure, asked, "Try again, or check whether the token may read it.");
    });
  const found = expected(contentSchema, answer.data, asked);
  // GitHub follows links, and would then show another file than the pull request's.
  if (found.type !== "file" || found.sha !== blob) return { problem: { code: "symbolic-link" } };
  const { size: bytes, encoding, content } = found;
  if (bytes > largestCandidacyBytes || encoding !== "base64") {
    return { problem: { code: "too-large", bytes, limit: largestCandidacyBytes } };
  }
  return candidacyContent(Buffer.from(content, "base64"));
}

/**
 * The content of these files at the pull request's head commit; nothing is checked out.
 *
 * @throws ElectionError (github) where no whole answer came.
 */
export async function fetchContents(
  github: Pick<GitHub, "rest">,
  pullRequest: PullRequest,
  paths: readonly string[],
): Promise<ReadonlyMap<string, CandidacyContent>> {
  const wanted = new Set(paths);
  const files = pullRequest.files.filter(({ path }) => wanted.has(path));
  const contents = await forEachOf(files, policy.lanes, (file) =>
    readContent(github, pullRequest, file),
  );
  return new Map(files.map(({ path }, index) => [path, contents[index] as CandidacyContent]));
}
