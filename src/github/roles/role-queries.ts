import * as z from "zod";
import { countSchema, keyedBy, pageInfoSchema, pageOf, rateLimit } from "../query-parts.ts";

/** GraphQL queries about roles and nominations, in the manner of `queries.ts`. */

/** Whether the token's owner is a member; otherwise lists are silently short. */
export const membershipQuery = `query FindMembership($organization: String!) {
  ${rateLimit}
  viewer { login }
  organization(login: $organization) { login databaseId viewerIsAMember }
}`;

export const membershipAnswer = z.object({
  viewer: z.object({ login: z.string() }),
  organization: z.object({ login: z.string(), viewerIsAMember: z.boolean() }).nullable(),
});

/** How many people a team has. */
export const teamQuery = `query CountTeam($organization: String!, $team: String!) {
  ${rateLimit}
  organization(login: $organization) {
    team(slug: $team) { slug members(first: 1) { totalCount } }
  }
}`;

const total = z.object({ totalCount: countSchema });

export const teamAnswer = z.object({
  organization: z.object({ team: z.object({ members: total }).nullable() }).nullable(),
});

/** How many people the organization has. */
export const membersQuery = `query CountMembers($organization: String!) {
  ${rateLimit}
  organization(login: $organization) { membersWithRole(first: 1) { totalCount } }
}`;

export const membersAnswer = z.object({
  organization: z.object({ membersWithRole: total }).nullable(),
});

/**
 * Pages of several searches for pull requests, each with the last review by one person and their name:
 * `work0` and `person0`, `work1` and `person1`, … with variables `work0`, `after0`, `login0`.
 */
export function workQuery(count: number): string {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const variables = indexes.map(
    (index) => `$work${index}: String!, $after${index}: String, $login${index}: String!`,
  );
  const fields = indexes.map(
    (
      index,
    ) => `work${index}: search(query: $work${index}, type: ISSUE, first: 25, after: $after${index}) {
    pageInfo { hasNextPage endCursor }
    nodes { ... on PullRequest {
      number url updatedAt mergedAt
      repository { nameWithOwner isPrivate }
      reviews(author: $login${index}, last: 1) { nodes { submittedAt } }
    } }
  }
  person${index}: user(login: $login${index}) { name }`,
  );
  return `query FindWork(${variables.join(", ")}) {
  ${rateLimit}
  ${fields.join("\n  ")}
}`;
}

const workNode = z.object({
  number: z.int().positive(),
  url: z.string(),
  updatedAt: z.string(),
  mergedAt: z.string().nullable(),
  repository: z.object({ nameWithOwner: z.string(), isPrivate: z.boolean() }),
  reviews: z.object({
    nodes: z.array(z.object({ submittedAt: z.string().nullable() }).nullable()),
  }),
});
export type WorkNode = z.output<typeof workNode>;

const workPage = z.object({
  pageInfo: pageInfoSchema,
  nodes: z.array(workNode.nullable()).max(100),
});
export type WorkPage = z.output<typeof workPage>;

/** `work0` and `person0`, `work1` and `person1`, … */
export const workAnswer = (count: number) =>
  z.intersection(
    keyedBy(["work"], count, workPage),
    keyedBy(["person"], count, z.object({ name: z.string().nullable() }).nullable()),
  );

/** An issue with a page of its comments and one of its reactions. */
export const nominationQuery = `query FindNomination($owner: String!, $name: String!, $number: Int!, $comments: String, $reactions: String) {
  ${rateLimit}
  repository(owner: $owner, name: $name) {
    nameWithOwner
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue {
        number url title body state lastEditedAt
        author { login }
        comments(first: 100, after: $comments) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { databaseId url body createdAt lastEditedAt author { login } editor { login } }
        }
        reactions(first: 100, after: $reactions) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { id content createdAt user { login } }
        }
      }
    }
  }
}`;

const loginNode = z.object({ login: z.string() }).nullable();

const commentNode = z.object({
  databaseId: z.int(),
  url: z.string(),
  body: z.string(),
  createdAt: z.string(),
  lastEditedAt: z.string().nullable(),
  author: loginNode,
  editor: loginNode,
});
export type CommentNode = z.output<typeof commentNode>;

const reactionNode = z.object({
  id: z.string(),
  content: z.string(),
  createdAt: z.string(),
  user: loginNode,
});
export type ReactionNode = z.output<typeof reactionNode>;

const issueNode = z.object({
  __typename: z.literal("Issue"),
  number: z.int().positive(),
  url: z.string(),
  title: z.string(),
  body: z.string(),
  state: z.string(),
  lastEditedAt: z.string().nullable(),
  author: loginNode,
  comments: pageOf(commentNode),
  reactions: pageOf(reactionNode),
});
export type IssueNode = z.output<typeof issueNode>;

export const nominationAnswer = z.object({
  repository: z
    .object({
      nameWithOwner: z.string(),
      issueOrPullRequest: z
        .discriminatedUnion("__typename", [
          issueNode,
          z.object({ __typename: z.literal("PullRequest") }),
        ])
        .nullable(),
    })
    .nullable(),
});
