import { z } from "zod";
import type { GitHub } from "../client.ts";
import { expected, restFailure } from "../rest-failure.ts";
import { commitId, place } from "./pull-request.ts";
import type { PullRequestReference } from "./pull-request-reference.ts";

const openSchema = z.array(
  z.object({ number: z.int().positive(), head: z.object({ sha: commitId }) }),
);

/**
 * The open pull requests of a repository that propose a commit, by number. GitHub's own search by commit
 * does not find those from forks, so all open ones are looked through.
 *
 * @throws ElectionError (github) where no whole answer came.
 */
export async function findByHead(
  { rest }: Pick<GitHub, "rest">,
  repository: string,
  head: string,
): Promise<PullRequestReference[]> {
  const asked = `the open pull requests of ${repository}`;
  const answer = await rest
    .paginate(rest.pulls.list, { ...place(repository), state: "open", per_page: 100 })
    .catch((failure: unknown) => {
      throw restFailure(failure, asked, "Check the repository, and whether the token may read it.");
    });
  const numbers = expected(openSchema, answer, asked)
    .filter((each) => each.head.sha === head)
    .map(({ number }) => number);
  return [...new Set(numbers)].sort((a, b) => a - b).map((number) => ({ repository, number }));
}
