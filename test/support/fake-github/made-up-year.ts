import type { FakeGitHubData, FakePullRequest } from "./data.ts";

export interface MadeUpYear {
  readonly pullRequests: number;
  readonly accounts?: number;
  readonly repositories?: number;
  /** First day of the year. */
  readonly from?: string;
}

const yearSeconds = 365 * 24 * 3600;

/**
 * An organization with a busy year: unevenly spread merges, one to five commits each, some of them by
 * other people, some linked to no account. The same numbers make the same year.
 */
export function madeUpYear({
  pullRequests,
  accounts = 110,
  repositories = 24,
  from = "2024-10-05T00:00:00Z",
}: MadeUpYear): FakeGitHubData {
  const logins = Array.from({ length: accounts }, (_, index) => `person-${index}`);
  const login = (index: number): string => logins[index % accounts] ?? "";
  const made = Array.from({ length: pullRequests }, (_, index): FakePullRequest => {
    // The square makes the year busier towards its beginning.
    const share = (index / pullRequests) ** 1.3;
    const mergedAt = new Date(Date.parse(from) + Math.floor(share * yearSeconds) * 1000);
    return {
      repository: `repository-${(index * index) % repositories}`,
      author: login(index * 7),
      mergedAt: mergedAt.toISOString().replace(".000Z", "Z"),
      commits: Array.from({ length: 1 + (index % 5) }, (_, commit) =>
        index % 40 === 3 && commit === 1
          ? { login: null, name: "Somebody", email: `somebody-${index % 7}@old.example` }
          : { login: login(index * 7 + (commit === 3 ? 1 : 0)) },
      ),
    };
  });
  return {
    organization: "kata-containers",
    repositories: Array.from({ length: repositories }, (_, index) => ({
      name: `repository-${index}`,
    })),
    accounts: logins.map((name, index) => ({
      login: name,
      ...(index % 3 === 0 ? { email: `${name}@mail.example` } : {}),
    })),
    members: ["person-0"],
    pullRequests: made,
  };
}
