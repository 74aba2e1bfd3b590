import type { CandidacyProblem } from "../../candidates/finding.ts";
import type { GitHub } from "../client.ts";
import { fetchContributionPage } from "../evidence/fetch-contributions.ts";
import { fetchCounts } from "../evidence/fetch-counts.ts";
import { pageSize } from "../evidence/page-size.ts";
import { inBatches } from "../in-batches.ts";
import { peopleAnswer, peopleQuery } from "../queries.ts";

const loginsPerRequest = 20;

/** The logins that belong to a person on GitHub. */
export async function knownPeople(
  github: Pick<GitHub, "graphql">,
  logins: readonly string[],
): Promise<Set<string>> {
  const known = new Set<string>();
  await inBatches(github, {
    items: logins,
    most: loginsPerRequest,
    make: (batch: readonly string[]) => ({
      schema: peopleAnswer(batch.length),
      text: peopleQuery(batch.length),
      variables: Object.fromEntries(batch.map((login, index) => [`person${index}`, login])),
    }),
    take: (answer, batch) => {
      for (const [index, login] of batch.entries()) {
        if (answer[`person${index}`]) known.add(login);
      }
    },
    tolerates: ["NOT_FOUND"],
  });
  return known;
}

/**
 * What GitHub knows about candidates: whether each login exists, and whether a pull request of theirs was ever
 * merged in the organization. No entry for those without problems.
 *
 * @throws ElectionError (github) where the answer is incomplete.
 */
export async function checkAccounts(
  github: Pick<GitHub, "graphql">,
  organization: string,
  logins: readonly string[],
): Promise<ReadonlyMap<string, CandidacyProblem>> {
  const asked = [...new Set(logins)];
  const known = await knownPeople(github, asked);
  const people = asked.filter((login) => known.has(login));
  const counts = await fetchCounts(
    github,
    people.map((login) => `org:${organization} is:pr is:merged author:${login}`),
  );
  // A token that may not read pull requests may count none, so then no count means anything.
  if (counts.includes(0)) {
    const search = `org:${organization} is:pr is:merged`;
    await fetchContributionPage(github, search, null, { size: pageSize(1) });
  }
  const problems = new Map<string, CandidacyProblem>();
  for (const login of asked) {
    if (!known.has(login)) problems.set(login, { code: "no-account", login });
  }
  for (const [index, login] of people.entries()) {
    if (counts[index] === 0) {
      problems.set(login, { code: "no-merged-pull-request", login, organization });
    }
  }
  return problems;
}
