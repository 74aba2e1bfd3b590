import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  parse,
  validate,
} from "graphql";
import type { Account, Commit, FakeIssue, FakeRepository, PullRequest, World } from "./data.ts";
import { type GitHubError, queryLoad } from "./query-limits.ts";
import { gitHubSchema } from "./schema.ts";
import { findPullRequests, mostSearchResults } from "./search.ts";

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The operation's name in the query. */
  readonly operation: string;
}

export interface GraphqlAnswer {
  readonly body: { data?: unknown; errors?: readonly unknown[] };
  readonly cost: number;
}

/** The account id of the organization, which single sign-on names in its header. */
const organizationId = 21_955_855;

interface Paging {
  readonly first?: number;
  readonly after?: string;
}

function notFound(what: string): GraphQLError {
  return new GraphQLError(`Could not resolve to ${what}.`, { extensions: { type: "NOT_FOUND" } });
}

function page<Item, Node>(
  items: readonly Item[],
  { first = 100, after }: Paging,
  node: (item: Item) => Node,
): { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } {
  const start =
    after === undefined || after === null ? 0 : Number(atob(after).replace("cursor:", ""));
  const shown = items.slice(start, start + first);
  const end = start + shown.length;
  return {
    nodes: shown.map(node),
    pageInfo: {
      hasNextPage: end < items.length,
      endCursor: shown.length === 0 ? null : btoa(`cursor:${end}`),
    },
  };
}

/** Who asks, as far as it changes what is seen. */
export interface View {
  /** Scopes of a classic token; undefined for the kinds that have none. */
  readonly scopes: readonly string[] | undefined;
  /** Else pull requests are given without any field. */
  readonly readsPullRequests: boolean;
}

function seesPrivate({ scopes }: View): boolean {
  return scopes?.includes("repo") === true;
}

/** What is given of a pull request: nothing of a hidden one, no field where the token may not read any. */
function givenNode(world: World, view: View, pullRequest: PullRequest) {
  if (pullRequest.odd === "hidden") return null;
  return view.readsPullRequests ? pullRequestNode(world, pullRequest) : { __typename: "Issue" };
}

/** The repository's own pull requests, those first that were touched last. */
function ownPullRequests(world: World, view: View, repository: FakeRepository, paging: Paging) {
  const own = world.pullRequests
    .filter((each) => each.repository === repository && each.odd !== "phantom")
    .toSorted((a, b) => (a.updatedAt > b.updatedAt ? -1 : Number(a.updatedAt < b.updatedAt)));
  return { totalCount: own.length, ...page(own, paging, (each) => givenNode(world, view, each)) };
}

function pullRequestIn(world: World, view: View, repository: FakeRepository, number: number) {
  const found = world.pullRequests.find(
    (each) => each.repository === repository && each.number === number,
  );
  if (found !== undefined && !["hidden", "withheld", "phantom"].includes(found.odd ?? "")) {
    return givenNode(world, view, found);
  }
  throw notFound(`a PullRequest with the number of ${number}`);
}

function repositoryNode(world: World, repository: FakeRepository, view?: View) {
  const branch = repository.defaultBranch === undefined ? "main" : repository.defaultBranch;
  return {
    __typename: "Repository",
    id: `R_${repository.name}`,
    name: repository.name,
    nameWithOwner: `${world.organization}/${repository.name}`,
    isFork: repository.fork ?? false,
    isPrivate: repository.private ?? false,
    isArchived: repository.archivedAt !== undefined,
    archivedAt: repository.archivedAt ?? null,
    pushedAt: repository.pushedAt ?? null,
    defaultBranchRef: branch === null ? null : { name: branch },
    object: ({ oid }: { oid?: string }): Commit | null => world.commits.get(oid ?? "") ?? null,
    ...(view && {
      pullRequests: (paging: Paging) => ownPullRequests(world, view, repository, paging),
      pullRequest: ({ number }: { number: number }) =>
        pullRequestIn(world, view, repository, number),
    }),
    issueOrPullRequest: ({ number }: { number: number }) => issueIn(world, repository.name, number),
  };
}

function pullRequestNode(world: World, pullRequest: PullRequest) {
  const { commits, repository, reviewers, odd, ...rest } = pullRequest;
  return {
    __typename: "PullRequest",
    ...rest,
    url: `https://github.com/${world.organization}/${repository.name}/pull/${rest.number}`,
    reviews: ({ author, last = 100 }: { author?: string; last?: number }) => {
      const found = reviewers
        .filter(({ login }) => login.toLowerCase() === author?.toLowerCase())
        .toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
      return { nodes: found.slice(-last), totalCount: found.length };
    },
    repository: () => repositoryNode(world, repository),
    commits: (paging: Paging) => {
      if (odd === "failing") {
        throw new GraphQLError("Something went wrong while executing your query.");
      }
      return {
        totalCount: commits.length,
        ...page(commits, paging, (commit) => ({ __typename: "PullRequestCommit", commit })),
      };
    },
  };
}

function findRepository(world: World, owner: string, name: string): FakeRepository | undefined {
  if (owner.toLowerCase() !== world.organization.toLowerCase()) return undefined;
  return world.repositories.find(
    (repository) => repository.name === name || repository.formerly?.includes(name),
  );
}

function actorNode(login: string | null) {
  return login === null ? null : { __typename: "User", login };
}

/** An issue, or a pull request that is not merged: both share their numbers. */
function issueNode(world: World, issue: FakeIssue) {
  const { repository, number, title, body, author, comments = [], reactions = [] } = issue;
  const url = `https://github.com/${world.organization}/${repository}/issues/${number}`;
  return {
    __typename: issue.isPullRequest ? "PullRequest" : "Issue",
    number,
    url,
    title: title ?? `Issue ${number}`,
    body: body ?? "",
    state: issue.closed ? "CLOSED" : "OPEN",
    lastEditedAt: null,
    author: actorNode(author),
    comments: (paging: Paging) => ({
      totalCount: comments.length,
      ...page([...comments.entries()], paging, ([index, comment]) => ({
        databaseId: 700_000 + index,
        url: `${url}#issuecomment-${700_000 + index}`,
        body: comment.body,
        createdAt: comment.createdAt,
        lastEditedAt: comment.editedAt ?? null,
        author: actorNode(comment.author),
        editor:
          comment.editedAt === undefined
            ? null
            : actorNode(comment.editor === undefined ? comment.author : comment.editor),
      })),
    }),
    reactions: (paging: Paging) => ({
      totalCount: reactions.length,
      ...page([...reactions.entries()], paging, ([index, { content, createdAt, user }]) => ({
        id: `REA_${number}_${index}`,
        content,
        createdAt,
        user: actorNode(user),
      })),
    }),
  };
}

function issueIn(world: World, repository: string, number: number) {
  const found = world.issues.find(
    (issue) => issue.repository === repository && issue.number === number,
  );
  if (found !== undefined) return issueNode(world, found);
  throw notFound(`an issue or pull request with the number of ${number}`);
}

function nodeById(world: World, id: string): object {
  const accounts: Account[] = [...world.accounts.values()];
  const account = accounts.find((candidate) => candidate.id === id && !candidate.gone);
  if (account !== undefined) return account;
  const pullRequest = world.pullRequests.find((candidate) => candidate.id === id);
  if (pullRequest !== undefined) return pullRequestNode(world, pullRequest);
  throw notFound(`a node with the global id of '${id}'`);
}

function rootValue(
  world: World,
  view: View,
  cost: number,
  budget: { limit: number; used: number },
) {
  const visible = world.repositories.filter(
    (repository) => repository.private !== true || seesPrivate(view),
  );
  const [viewer] = world.accounts.values();
  return {
    viewer: viewer ?? null,
    rateLimit: {
      cost,
      limit: budget.limit,
      used: budget.used,
      remaining: budget.limit - budget.used,
      nodeCount: 0,
      resetAt: "2099-01-01T00:00:00Z",
    },
    user: ({ login }: { login: string }) => {
      const found = world.accounts.get(login.toLowerCase());
      if (found?.__typename === "User" && !found.gone) return found;
      throw notFound(`a User with the login of '${login}'`);
    },
    organization: ({ login }: { login: string }) => {
      if (login.toLowerCase() !== world.organization.toLowerCase()) {
        throw notFound(`an Organization with the login of '${login}'`);
      }
      return {
        login: world.organization,
        databaseId: organizationId,
        viewerIsAMember: viewer !== undefined && world.members.includes(viewer.login),
        membersWithRole: () => ({ totalCount: world.members.length }),
        team: ({ slug }: { slug: string }) => {
          const team = world.teams[slug];
          return team === undefined ? null : { slug, members: { totalCount: team.length } };
        },
        repositories: (paging: Paging) => ({
          totalCount: visible.length,
          ...page(visible, paging, (repository) => repositoryNode(world, repository)),
        }),
      };
    },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = findRepository(world, owner, name);
      if (found !== undefined) return repositoryNode(world, found, view);
      throw notFound(`a Repository with the name '${owner}/${name}'`);
    },
    node: ({ id }: { id: string }) => nodeById(world, id),
    nodes: ({ ids }: { ids: string[] }) =>
      ids.map((id) => {
        try {
          return nodeById(world, id);
        } catch (error) {
          return error;
        }
      }),
    search: ({ query, type, ...paging }: Paging & { query: string; type: string }) => {
      if (type !== "ISSUE") throw new Error(`the fake searches issues only, not ${type}`);
      const found = findPullRequests(world, query, seesPrivate(view));
      const given = found
        .slice(0, mostSearchResults)
        .filter(({ odd }) => odd !== "phantom" && odd !== "withheld");
      return {
        issueCount: found.length,
        ...page(given, paging, (pullRequest) => givenNode(world, view, pullRequest)),
      };
    },
  };
}

/** GitHub puts an error's type beside its message. */
function asGitHubError(error: GraphQLFormattedError): object {
  const { type, ...extensions } = error.extensions ?? {};
  return {
    ...(type === undefined ? {} : { type }),
    message: error.message,
    ...(error.path === undefined ? {} : { path: error.path }),
    ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
  };
}

function scopeError(
  scopes: readonly string[],
  field: string,
  wanted: readonly string[],
): GitHubError {
  const granted = scopes.map((scope) => `'${scope}'`).join(", ");
  return {
    type: "INSUFFICIENT_SCOPES",
    message:
      "Your token has not been granted the required scopes to execute this query. " +
      `The '${field}' field requires one of the following scopes: [${wanted.map((scope) => `'${scope}'`).join(", ")}], but your token has only been granted the: [${granted}] scopes. ` +
      "Please modify your token's scopes at: https://github.com/settings/tokens.",
  };
}

/** Fields that a classic token reads only with one of these scopes. */
const guardedFields: readonly (readonly [string, readonly string[]])[] = [
  ["User.email", ["user:email", "read:user", "user"]],
  ["Organization.team", ["read:org", "write:org", "admin:org"]],
];

const parsed = new Map<string, DocumentNode>();

/** Parses and checks a query once: every later request with the same text only runs it. */
function checkedDocument(query: string): DocumentNode | readonly GraphQLError[] {
  const known = parsed.get(query);
  if (known !== undefined) return known;
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return [error as GraphQLError];
  }
  const errors = validate(gitHubSchema(), document);
  if (errors.length > 0) return errors;
  parsed.set(query, document);
  return document;
}

/** Validates and runs a query as GitHub does, within its limits. */
export async function answerGraphql(
  world: World,
  { query, variables }: GraphqlRequest,
  token: View,
  budget: { readonly limit: number; used: number },
): Promise<GraphqlAnswer> {
  const document = checkedDocument(query);
  if (!("kind" in document)) return { body: { errors: document.map((e) => e.toJSON()) }, cost: 0 };
  const load = queryLoad(gitHubSchema(), document, variables);
  if (load.errors.length > 0) return { body: { errors: load.errors }, cost: 0 };
  const { scopes } = token;
  for (const [name, wanted] of guardedFields) {
    if (!load.fields.has(name) || !scopes || scopes.some((s) => wanted.includes(s))) continue;
    const error = scopeError(scopes, name.split(".")[1] ?? "", wanted);
    return { body: { data: null, errors: [error] } as never, cost: load.cost };
  }
  budget.used += load.cost;
  const result = await execute({
    schema: gitHubSchema(),
    document,
    rootValue: rootValue(world, token, load.cost, budget),
    variableValues: variables,
  });
  const errors = result.errors?.map((error) => asGitHubError(error.toJSON()));
  return { body: { data: result.data, ...(errors && { errors }) }, cost: load.cost };
}
