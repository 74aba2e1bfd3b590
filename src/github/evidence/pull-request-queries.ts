import * as z from "zod";
import {
  countSchema,
  emptyNode,
  keyedBy,
  pageInfoSchema,
  pageOf,
  rateLimit,
  repeated,
  userNode,
} from "../query-parts.ts";

/** The GraphQL queries of merged pull requests and their commits, in the manner of `queries.ts`. */

/** Times sort as text. */
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, "expected a time");

// `author { user }` costs nothing, where the connection `authors` would cost a point for each pull request.
const commitFields = `oid authoredDate committedDate message
            author { name email user { id databaseId login } }`;

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

export const pullRequestsAnswer = z.object({
  search: z.object({
    issueCount: countSchema,
    pageInfo: pageInfoSchema,
    nodes: z.array(z.union([emptyNode, pullRequestNode]).nullable()).max(100),
  }),
});
export type PullRequestsAnswer = z.output<typeof pullRequestsAnswer>;

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
