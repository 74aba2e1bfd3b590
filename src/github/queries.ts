import * as z from "zod";
import {
  countSchema,
  emptyNode,
  keyedBy,
  pageOf,
  rateLimit,
  repeated,
  userNode,
} from "./query-parts.ts";

/**
 * The GraphQL queries of the roll, each with the form of its answer beside it. A request is identified by its
 * operation name, and each alias `x0`, `x1`, … is also the name of its variables, so that a stand-in for GitHub
 * can answer from these alone.
 */

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

/** Null if GitHub has no such person. */
export const peopleAnswer = (count: number) =>
  keyedBy(["person"], count, z.object({ login: z.string() }).nullable());

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
