import type { PageInfo, RateLimit } from "../queries.ts";

/** GraphQL queries about roles and nominations, in the manner of `queries.ts`. */

const rateLimit = "rateLimit { cost limit remaining }";

/** Whether the token's owner belongs to the organization: else its lists are short without saying so. */
export const membershipQuery = `query FindMembership($organization: String!) {
  ${rateLimit}
  viewer { login }
  organization(login: $organization) { login viewerIsAMember }
}`;

export interface MembershipAnswer {
  readonly rateLimit: RateLimit;
  readonly viewer: { readonly login: string };
  readonly organization: { readonly login: string; readonly viewerIsAMember: boolean } | null;
}

/** How many people a team has. */
export const teamQuery = `query CountTeam($organization: String!, $team: String!) {
  ${rateLimit}
  organization(login: $organization) {
    team(slug: $team) { slug members(first: 1) { totalCount } }
  }
}`;

export interface TeamAnswer {
  readonly rateLimit: RateLimit;
  readonly organization: {
    readonly team: {
      readonly slug: string;
      readonly members: { readonly totalCount: number };
    } | null;
  } | null;
}

/** How many people the organization has. */
export const membersQuery = `query CountMembers($organization: String!) {
  ${rateLimit}
  organization(login: $organization) { membersWithRole(first: 1) { totalCount } }
}`;

export interface MembersAnswer {
  readonly rateLimit: RateLimit;
  readonly organization: { readonly membersWithRole: { readonly totalCount: number } } | null;
}

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

export interface WorkNode {
  readonly number: number;
  readonly url: string;
  readonly updatedAt: string;
  readonly mergedAt: string | null;
  readonly repository: { readonly nameWithOwner: string; readonly isPrivate: boolean };
  readonly reviews: { readonly nodes: readonly ({ readonly submittedAt: string | null } | null)[] };
}

/** By `work0`, `person0`, `work1`, …; beside them `rateLimit`. */
export type WorkAnswer = Readonly<
  Record<
    `work${number}`,
    { readonly pageInfo: PageInfo; readonly nodes: readonly (WorkNode | null)[] }
  >
> &
  Readonly<Record<`person${number}`, { readonly name: string | null } | null>> & {
    readonly rateLimit: RateLimit;
  };

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

type LoginNode = { readonly login: string } | null;

export interface CommentNode {
  readonly databaseId: number;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly author: LoginNode;
  readonly editor: LoginNode;
}

export interface ReactionNode {
  readonly id: string;
  readonly content: string;
  readonly createdAt: string;
  readonly user: LoginNode;
}

interface Connection<Node> {
  readonly totalCount: number;
  readonly pageInfo: PageInfo;
  readonly nodes: readonly (Node | null)[];
}

export interface IssueNode {
  readonly __typename: "Issue";
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly lastEditedAt: string | null;
  readonly author: LoginNode;
  readonly comments: Connection<CommentNode>;
  readonly reactions: Connection<ReactionNode>;
}

export interface NominationAnswer {
  readonly rateLimit: RateLimit;
  readonly repository: {
    readonly nameWithOwner: string;
    readonly issueOrPullRequest: IssueNode | { readonly __typename: "PullRequest" } | null;
  } | null;
}
