/**
 * Every GraphQL query of this tool, with the shape of its answer. A request says by its operation's name
 * which one it is, and each name `x0`, `x1`, … in a query is also the name of its variables, so that a
 * stand-in for GitHub can answer them from name and variables alone.
 */

/** Points, as GitHub counts them; every query asks for it. */
export interface RateLimit {
  readonly cost: number;
  readonly limit: number;
  readonly remaining: number;
}

const rateLimit = "rateLimit { cost limit remaining }";

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** The organization, a page of its repositories, and how many pull requests a search announces. */
export const organizationQuery = `query FindOrganization($organization: String!, $after: String, $search: String!) {
  ${rateLimit}
  organization(login: $organization) {
    login
    viewerIsAMember
    repositories(first: 100, after: $after, orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { name isFork isArchived archivedAt defaultBranchRef { name } }
    }
  }
  search(query: $search, type: ISSUE, first: 1) { issueCount }
}`;

export interface OrganizationAnswer {
  readonly rateLimit: RateLimit;
  readonly organization: {
    readonly login: string;
    readonly viewerIsAMember: boolean;
    readonly repositories: {
      readonly totalCount: number;
      readonly pageInfo: PageInfo;
      readonly nodes: readonly (RepositoryNode | null)[];
    };
  } | null;
  readonly search: { readonly issueCount: number };
}

export interface RepositoryNode {
  readonly name: string;
  readonly isFork: boolean;
  readonly isArchived: boolean;
  readonly archivedAt: string | null;
  readonly defaultBranchRef: { readonly name: string } | null;
}

// `author { user }` costs nothing, where the connection `authors` would cost a point for each pull request.
const commitFields = `oid authoredDate committedDate message
            author { name email user { id databaseId login } }`;

/** A page of the merged pull requests that a search finds, with the first page of their commits. */
export const pullRequestsQuery = `query FindPullRequests($search: String!, $first: Int!, $after: String) {
  ${rateLimit}
  search(query: $search, type: ISSUE, first: $first, after: $after) {
    issueCount
    pageInfo { hasNextPage endCursor }
    nodes {
      ... on PullRequest {
        id
        repository { nameWithOwner }
        number
        title
        createdAt
        mergedAt
        baseRefName
        author {
          __typename
          login
          ... on User { id databaseId }
          ... on Bot { databaseId }
          ... on Mannequin { databaseId }
          ... on Organization { databaseId }
        }
        commits(first: 100) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { commit {
            ${commitFields}
          } }
        }
      }
    }
  }
}`;

export interface PullRequestsAnswer {
  readonly rateLimit: RateLimit;
  readonly search: {
    readonly issueCount: number;
    readonly pageInfo: PageInfo;
    readonly nodes: readonly (PullRequestNode | null)[];
  };
}

export interface PullRequestNode {
  readonly id: string;
  readonly repository: { readonly nameWithOwner: string };
  readonly number: number;
  readonly title: string;
  readonly createdAt: string;
  readonly mergedAt: string;
  readonly baseRefName: string;
  readonly author: ActorNode | null;
  readonly commits: CommitsNode;
}

export interface ActorNode {
  readonly __typename: string;
  readonly login: string;
  /** Only users have one here: it finds their profile. */
  readonly id?: string;
  readonly databaseId?: number | null;
}

export interface CommitsNode {
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
  readonly nodes: readonly ({ readonly commit: CommitNode } | null)[];
}

export interface CommitNode {
  readonly oid: string;
  readonly authoredDate: string;
  readonly committedDate: string;
  readonly message: string;
  readonly author: {
    readonly name: string | null;
    readonly email: string | null;
    readonly user: UserNode | null;
  } | null;
}

export interface UserNode {
  readonly id: string;
  readonly databaseId: number | null;
  readonly login: string;
}

/** Names and public addresses. Reading `email` needs the scope read:user or user:email. */
export const profilesQuery = `query FindProfiles($ids: [ID!]!) {
  ${rateLimit}
  nodes(ids: $ids) { ... on User { id databaseId login name email } }
}`;

/** As {@link profilesQuery}, for tokens that may not read addresses. */
export const namesQuery = `query FindNames($ids: [ID!]!) {
  ${rateLimit}
  nodes(ids: $ids) { ... on User { id databaseId login name } }
}`;

export interface ProfilesAnswer {
  readonly rateLimit: RateLimit;
  readonly nodes: readonly (
    | (UserNode & { readonly name: string | null; readonly email?: string })
    | null
  )[];
}

function repeated(count: number, part: (index: number) => string, separator: string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(separator);
}

/** How many pull requests each of several searches announces: `range0`, `range1`, … */
export function countsQuery(count: number): string {
  return `query CountPullRequests(${repeated(count, (index) => `$range${index}: String!`, ", ")}) {
  ${rateLimit}
  ${repeated(count, (index) => `range${index}: search(query: $range${index}, type: ISSUE, first: 1) { issueCount }`, "\n  ")}
}`;
}

/** By `range0`, `range1`, …; beside them `rateLimit`. */
export type CountsAnswer = Readonly<Record<`range${number}`, { readonly issueCount: number }>> & {
  readonly rateLimit: RateLimit;
};

/** Whether several logins are those of people: `person0`, `person1`, … */
export function peopleQuery(count: number): string {
  return `query FindPeople(${repeated(count, (index) => `$person${index}: String!`, ", ")}) {
  ${rateLimit}
  ${repeated(count, (index) => `person${index}: user(login: $person${index}) { login }`, "\n  ")}
}`;
}

/** By `person0`, …: null where GitHub knows no such person; beside them `rateLimit`. */
export type PeopleAnswer = Readonly<
  Record<`person${number}`, { readonly login: string } | null>
> & {
  readonly rateLimit: RateLimit;
};

/** A further page of the commits of several pull requests: `pullRequest0`, `pullRequest1`, … */
export function commitsQuery(count: number): string {
  const variables = (index: number): string => `$pullRequest${index}: ID!, $after${index}: String!`;
  const field = (index: number): string =>
    `pullRequest${index}: node(id: $pullRequest${index}) {
    ... on PullRequest {
      commits(first: 100, after: $after${index}) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { commit {
            ${commitFields}
        } }
      }
    }
  }`;
  return `query FindCommits(${repeated(count, variables, ", ")}) {
  ${rateLimit}
  ${repeated(count, field, "\n  ")}
}`;
}

/** By `pullRequest0`, `pullRequest1`, …; beside them `rateLimit`. */
export type CommitsAnswer = Readonly<
  Record<`pullRequest${number}`, { readonly commits: CommitsNode } | null>
> & { readonly rateLimit: RateLimit };

/** The accounts that several commits are linked to now: `commit0`, `commit1`, … */
export function commitAccountsQuery(count: number): string {
  const variables = (index: number): string =>
    `$owner${index}: String!, $name${index}: String!, $oid${index}: GitObjectID!`;
  const field = (index: number): string =>
    `commit${index}: repository(owner: $owner${index}, name: $name${index}) {
    object(oid: $oid${index}) { ... on Commit { author { user { id databaseId login } } } }
  }`;
  return `query FindCommitAccounts(${repeated(count, variables, ", ")}) {
  ${rateLimit}
  ${repeated(count, field, "\n  ")}
}`;
}

/** By `commit0`, `commit1`, …; beside them `rateLimit`. */
export type CommitAccountsAnswer = Readonly<
  Record<
    `commit${number}`,
    {
      readonly object: { readonly author?: { readonly user: UserNode | null } | null } | null;
    } | null
  >
> & { readonly rateLimit: RateLimit };
