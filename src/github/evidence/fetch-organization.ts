import type { Repository } from "../../electorate/contribution.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { failedBecause, nextCursor } from "../failures.ts";
import {
  type OrganizationAnswer,
  organizationAnswer,
  organizationQuery,
  type RepositoryNode,
} from "../queries.ts";

/** The organization as the token sees it. */
export interface Organization {
  readonly login: string;
  /** Otherwise its private repositories are hidden. */
  readonly viewerIsAMember: boolean;
  readonly repositories: readonly Repository[];
  /** The last push to each, if GitHub says. */
  readonly pushedAt: ReadonlyMap<string, string>;
  /** Pull requests that the search announces. */
  readonly announced: number;
}

function repositoryOf(node: RepositoryNode): Repository {
  const { name, isPrivate, isFork, isArchived, archivedAt, defaultBranchRef } = node;
  return {
    name,
    ...(isPrivate ? { private: true as const } : {}),
    fork: isFork,
    archived: isArchived,
    archivedAt,
    defaultBranch: defaultBranchRef?.name ?? null,
  };
}

function unknownOrganization(organization: string, cause: unknown): ElectionError {
  return new ElectionError("github", `GitHub has no organization ${visible(organization)}`, {
    hint: "Check its spelling (--organization, or the charter's), and whether it was renamed.",
    cause,
  });
}

/**
 * All repositories of an organization, sorted by name, and what a search for pull requests announces.
 *
 * @throws ElectionError (github) where the organization is unknown or not wholly visible.
 */
export async function fetchOrganization(
  { graphql }: Pick<GitHub, "graphql">,
  organization: string,
  search: string,
): Promise<Organization> {
  const repositories = new Map<string, Repository>();
  const pushedAt = new Map<string, string>();
  for (let after: string | null = null; ; ) {
    const variables = { organization, after, search };
    const asked = { text: organizationQuery, variables, schema: organizationAnswer };
    const answer: OrganizationAnswer = await graphql
      .read({ make: () => asked })
      .catch((failure: unknown) => {
        throw failedBecause(failure, "NOT_FOUND")
          ? unknownOrganization(organization, failure)
          : failure;
      });
    if (answer.organization === null) throw unknownOrganization(organization, undefined);
    const { login, viewerIsAMember, repositories: page } = answer.organization;
    for (const node of page.nodes) {
      if (node === null) continue;
      repositories.set(node.name, repositoryOf(node));
      if (node.pushedAt) pushedAt.set(node.name, node.pushedAt);
    }
    after = nextCursor(page.pageInfo, after, "FindOrganization");
    if (after !== null && repositories.size < page.totalCount) continue;
    if (repositories.size !== page.totalCount) {
      throw new ElectionError(
        "github",
        `${visible(login)} has ${page.totalCount} repositories, but the token sees ${repositories.size} of them`,
        { hint: "Use a token whose owner may read the whole organization." },
      );
    }
    const byName = (a: Repository, b: Repository): number => (a.name < b.name ? -1 : 1);
    return {
      login,
      viewerIsAMember,
      repositories: [...repositories.values()].sort(byName),
      pushedAt,
      announced: answer.search.issueCount,
    };
  }
}
