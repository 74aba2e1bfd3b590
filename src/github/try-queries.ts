import { failed, good, type HealthFinding, warning } from "../health.ts";
import type { GitHub } from "./client.ts";
import { fetchByNumber } from "./evidence/by-number.ts";
import { countBoth } from "./evidence/compare-sources.ts";
import { fetchCommitAccounts } from "./evidence/fetch-commit-accounts.ts";
import { fetchContributionPage } from "./evidence/fetch-contributions.ts";
import { fetchCounts } from "./evidence/fetch-counts.ts";
import { fetchOrganization } from "./evidence/fetch-organization.ts";
import { fetchProfiles } from "./evidence/fetch-profiles.ts";
import { pageSize } from "./evidence/page-size.ts";
import { listMerged } from "./evidence/repository-lists.ts";

/** Pull requests to request: a few are enough. */
const few = 3;

/**
 * Runs each query of the roll once, on a few pull requests, and reports whether it returns what the roll needs;
 * about eight requests. A failure is a finding, and queries that depend on it are skipped.
 */
export async function tryQueries(
  github: GitHub,
  organization: string,
  signal: AbortSignal,
): Promise<HealthFinding[]> {
  const findings: HealthFinding[] = [];
  /** Undefined where it failed. */
  const attempt = async <Value>(
    about: string,
    work: () => Promise<Value>,
    judged: (value: Value) => HealthFinding,
  ): Promise<Value | undefined> => {
    try {
      const value = await work();
      findings.push(judged(value));
      return value;
    } catch (failure) {
      signal.throwIfAborted();
      findings.push(failed(about, failure));
      return undefined;
    }
  };
  const search = `org:${organization} is:pr is:merged sort:created-asc`;
  const found = await attempt(
    "query: repositories",
    () => fetchOrganization(github, organization, search),
    ({ repositories, announced }) =>
      good("query: repositories", `${repositories.length}, with ${announced} merged pull requests`),
  );
  const page = await attempt(
    "query: pull requests",
    () => fetchContributionPage(github, search, null, { size: pageSize(few) }),
    ({ contributions, announced }) =>
      contributions.length > 0 || announced === 0
        ? good("query: pull requests", `${contributions.length} read, with their commits`)
        : warning(
            "query: pull requests",
            `GitHub counts ${announced} and gave none`,
            "Look whether the token may read pull requests.",
          ),
  );
  await attempt(
    "query: counts",
    () => fetchCounts(github, [search]),
    ([count]) => good("query: counts", `${count} merged pull requests`),
  );
  const [first] = page?.contributions ?? [];
  if (found === undefined || first === undefined) return findings;
  const name = first.repository.split("/")[1] ?? "";
  await attempt(
    "query: index and database",
    () => countBoth(github, found.login, [name]),
    ([counted]) =>
      good(
        "query: index and database",
        `${counted?.search} and ${counted?.database} merged pull requests in one repository`,
      ),
  );
  await attempt(
    "query: a repository's own list",
    () => listMerged(github, found.login, name),
    (count) => good("query: a repository's own list", `${count} pull requests on its first page`),
  );
  await attempt(
    "query: pull requests by number",
    () => fetchByNumber(github, [first]),
    ({ contributions }) =>
      contributions.length === 1
        ? good("query: pull requests by number", "1 read")
        : warning(
            "query: pull requests by number",
            "GitHub did not give one that its search gave",
            "Run doctor --online again in a few minutes.",
          ),
  );
  const { repository, commits } = first;
  const [commit] = commits;
  if (commit !== undefined) {
    const place = { repository, oid: commit.oid };
    await attempt(
      "query: accounts of commits",
      () => fetchCommitAccounts(github, new Map([[commit.author.email, place]])),
      ({ size }) => good("query: accounts of commits", `${size} of 1 has an account`),
    );
  }
  const accounts = [...(page?.nodes ?? [])].slice(0, 1);
  await attempt(
    "query: profiles",
    () =>
      fetchProfiles(
        github,
        accounts.map(([id, node]) => ({ id, node, login: "unknown" })),
      ),
    ({ profiles, addresses }) =>
      good(
        "query: profiles",
        `${profiles.length} read, ${addresses ? "with" : "without"} public addresses`,
      ),
  );
  return findings;
}
