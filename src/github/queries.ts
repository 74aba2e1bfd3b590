import * as z from "zod";

/**
 * The GraphQL queries of the roll, each with the form of its answer beside it. A request says by its operation's name
 * which one it is, and each name `x0`, `x1`, … in a query is also the name of its variables, so that a
 * stand-in for GitHub can answer them from name and variables alone.
 */

/** Points, as GitHub counts them; every query asks for it. */
export const rateLimit = "rateLimit { cost limit remaining }";

/** More than this no organization merges in a year: a count beyond it is a fault. */
const mostCounted = 200_000;

/** How many there are, as GitHub counts. */
export const countSchema = z.int().min(0).max(mostCounted);

/** Times sort as text. */
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, "expected a time");

export const pageInfoSchema = z.object({
  hasNextPage: z.boolean(),
  endCursor: z.string().max(1000).nullable(),
});

/** A page of a connection; what the token may not see stands there as null. */
export function pageOf<Node>(node: z.ZodType<Node>) {
  return z.object({
    totalCount: countSchema,
    pageInfo: pageInfoSchema,
    nodes: z.array(node.nullable()).max(100),
  });
}

/** Answers to one question about many things: `range0`, `range1`, … */
export function keyedBy<Item>(names: readonly string[], count: number, item: z.ZodType<Item>) {
  const keys = Array.from({ length: count }, (_, index) => names.map((name) => `${name}${index}`));
  return z.object(Object.fromEntries(keys.flat().map((key) => [key, item])));
}

/** The organization, a page of its repositories, and how many pull requests a search announces. */
export const organizationQuery = `query FindOrganization($organization: String!, $after: String, $search: String!) {
  ${rateLimit}
  organization(login: $organization) {
    login
    databaseId
    viewerIsAMember
    repositories(first: 100, after: $after, orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { name isPrivate isFork isArchived archivedAt pushedAt defaultBranchRef { name } }
    }
  }
  search(query: $search, type: ISSUE, first: 1) { issueCount }
}`;

const repositoryNode = z.object({
  name: z.string().min(1).max(200),
  isPrivate: z.boolean(),
  isFork: z.boolean(),
  isArchived: z.boolean(),
  archivedAt: z.string().nullable(),
  /** Null where nothing was ever pushed. */
  pushedAt: z.string().nullish(),
  defaultBranchRef: z.object({ name: z.string() }).nullable(),
});
export type RepositoryNode = z.output<typeof repositoryNode>;

export const organizationAnswer = z.object({
  organization: z
    .object({
      login: z.string().min(1).max(100),
      databaseId: z.int().positive().nullable(),
      viewerIsAMember: z.boolean(),
      repositories: pageOf(repositoryNode),
    })
    .nullable(),
  search: z.object({ issueCount: countSchema }),
});
export type OrganizationAnswer = z.output<typeof organizationAnswer>;

// `author { user }` costs nothing, where the connection `authors` would cost a point for each pull request.
const commitFields = `oid authoredDate committedDate message
            author { name email user { id databaseId login } }`;

const userNode = z.object({
  id: z.string(),
  databaseId: z.int().positive().nullable(),
  login: z.string(),
});
export type UserNode = z.output<typeof userNode>;

const commitNode = z.object({
  oid: z.string(),
  authoredDate: z.string(),
  committedDate: z.string(),
  message: z.string(),
  author: z
    .object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      user: userNode.nullable(),
    })
    .nullable(),
});
export type CommitNode = z.output<typeof commitNode>;

const commitsPage = pageOf(z.object({ commit: commitNode }));
export type CommitsPage = z.output<typeof commitsPage>;

/** A pull request with the first of its commits, so many as the variable says. */
const pullRequestFields = `id
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
        commits(first: $commits) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { commit {
            ${commitFields}
          } }
        }`;

const actorNode = z.object({
  __typename: z.string(),
  login: z.string(),
  /** Only users have one here: it finds their profile. */
  id: z.string().optional(),
  databaseId: z.int().positive().nullish(),
});
export type ActorNode = z.output<typeof actorNode>;

const pullRequestNode = z.object({
  id: z.string(),
  repository: z.object({ nameWithOwner: z.string() }),
  number: z.int().positive(),
  title: z.string(),
  createdAt: z.string(),
  /** Null where the index is behind: it was not merged at all. */
  mergedAt: instant.nullable(),
  baseRefName: z.string(),
  author: actorNode.nullable(),
  commits: commitsPage,
});
export type PullRequestNode = z.output<typeof pullRequestNode>;

/** A page of the merged pull requests that a search finds, with the first of their commits. */
export const pullRequestsQuery = `query FindPullRequests($search: String!, $first: Int!, $commits: Int!, $after: String) {
  ${rateLimit}
  search(query: $search, type: ISSUE, first: $first, after: $after) {
    issueCount
    pageInfo { hasNextPage endCursor }
    nodes {
      ... on PullRequest {
        ${pullRequestFields}
      }
    }
  }
}`;

/** What GitHub gives of a pull request that the token may not read. */
const emptyNode = z.strictObject({});

export const pullRequestsAnswer = z.object({
  search: z.object({
    issueCount: countSchema,
    pageInfo: pageInfoSchema,
    nodes: z.array(z.union([emptyNode, pullRequestNode]).nullable()).max(100),
  }),
});
export type PullRequestsAnswer = z.output<typeof pullRequestsAnswer>;

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

export const profilesAnswer = z.object({
  nodes: z
    .array(
      userNode
        .extend({ name: z.string().nullable(), email: z.string().optional() })
        .or(emptyNode)
        .nullable(),
    )
    .max(100),
});
export type ProfilesAnswer = z.output<typeof profilesAnswer>;

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

export const countsAnswer = (count: number) =>
  keyedBy(["range"], count, z.object({ issueCount: countSchema }));

/** Whether several logins are those of people: `person0`, `person1`, … */
export function peopleQuery(count: number): string {
  return `query FindPeople(${repeated(count, (index) => `$person${index}: String!`, ", ")}) {
  ${rateLimit}
  ${repeated(count, (index) => `person${index}: user(login: $person${index}) { login }`, "\n  ")}
}`;
}

/** Null where GitHub knows no such person. */
export const peopleAnswer = (count: number) =>
  keyedBy(["person"], count, z.object({ login: z.string() }).nullable());

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

export const commitsAnswer = (count: number) =>
  keyedBy(["pullRequest"], count, z.object({ commits: commitsPage }).nullable());

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

/** Null where the commit or its repository is gone. */
export const commitAccountsAnswer = (count: number) =>
  keyedBy(
    ["commit"],
    count,
    z
      .object({
        object: z.object({ author: z.object({ user: userNode.nullable() }).nullish() }).nullable(),
      })
      .nullable(),
  );

/**
 * Merged pull requests of several repositories, as the database and as the search index count them:
 * `merged0` and `index0`, `merged1` and `index1`, …
 */
export function mergedCountsQuery(count: number): string {
  const variables = (index: number): string => `$merged${index}: String!, $index${index}: String!`;
  const field = (index: number): string =>
    `merged${index}: repository(owner: $owner, name: $merged${index}) { pullRequests(states: MERGED, first: 1) { totalCount } }
  index${index}: search(query: $index${index}, type: ISSUE, first: 1) { issueCount }`;
  return `query CountMerged($owner: String!, ${repeated(count, variables, ", ")}) {
  ${rateLimit}
  ${repeated(count, field, "\n  ")}
}`;
}

export const mergedCountsAnswer = (count: number) =>
  z.intersection(
    keyedBy(["merged"], count, z.object({ pullRequests: z.object({ totalCount: countSchema }) })),
    keyedBy(["index"], count, z.object({ issueCount: countSchema })),
  );

/**
 * A page of the merged pull requests of several repositories, those first that were touched last:
 * `merged0`, `merged1`, …
 */
export function mergedQuery(count: number): string {
  const variables = (index: number): string => `$merged${index}: String!, $after${index}: String`;
  const field = (index: number): string =>
    `merged${index}: repository(owner: $owner, name: $merged${index}) {
    pullRequests(states: MERGED, first: 100, after: $after${index}, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { number mergedAt updatedAt }
    }
  }`;
  return `query FindMerged($owner: String!, ${repeated(count, variables, ", ")}) {
  ${rateLimit}
  ${repeated(count, field, "\n  ")}
}`;
}

const mergedNode = z.object({
  number: z.int().positive(),
  mergedAt: instant.nullable(),
  updatedAt: instant,
});
export type MergedNode = z.output<typeof mergedNode>;

export const mergedAnswer = (count: number) =>
  keyedBy(["merged"], count, z.object({ pullRequests: pageOf(mergedNode) }));

/** Several pull requests by their numbers: `pullRequest0`, `pullRequest1`, … */
export function byNumberQuery(count: number): string {
  const variables = (index: number): string =>
    `$owner${index}: String!, $name${index}: String!, $number${index}: Int!`;
  const field = (index: number): string =>
    `pullRequest${index}: repository(owner: $owner${index}, name: $name${index}) {
    pullRequest(number: $number${index}) {
        ${pullRequestFields}
    }
  }`;
  return `query FindByNumber($commits: Int!, ${repeated(count, variables, ", ")}) {
  ${rateLimit}
  ${repeated(count, field, "\n  ")}
}`;
}

/** Null where GitHub knows no such pull request, or does not show it. */
export const byNumberAnswer = (count: number) =>
  keyedBy(
    ["pullRequest"],
    count,
    z.object({ pullRequest: z.union([emptyNode, pullRequestNode]).nullable() }).nullable(),
  );
