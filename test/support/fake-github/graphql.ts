import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  parse,
  validate,
} from "graphql";
import type { Account, Commit, FakeRepository, PullRequest, World } from "./data.ts";
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

function repositoryNode(world: World, repository: FakeRepository) {
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
    defaultBranchRef: branch === null ? null : { name: branch },
    object: ({ oid }: { oid?: string }): Commit | null => world.commits.get(oid ?? "") ?? null,
  };
}

function pullRequestNode(world: World, pullRequest: PullRequest) {
  const { commits, repository, ...rest } = pullRequest;
  return {
    __typename: "PullRequest",
    ...rest,
    repository: () => repositoryNode(world, repository),
    commits: (paging: Paging) => ({
      totalCount: commits.length,
      ...page(commits, paging, (commit) => ({ __typename: "PullRequestCommit", commit })),
    }),
  };
}

function findRepository(world: World, owner: string, name: string): FakeRepository | undefined {
  if (owner.toLowerCase() !== world.organization.toLowerCase()) return undefined;
  return world.repositories.find(
    (repository) => repository.name === name || repository.formerly?.includes(name),
  );
}

function nodeById(world: World, id: string): object {
  const accounts: Account[] = [...world.accounts.values()];
  const account = accounts.find((candidate) => candidate.id === id && !candidate.gone);
  if (account !== undefined) return account;
  const pullRequest = world.pullRequests.find((candidate) => candidate.id === id);
  if (pullRequest !== undefined) return pullRequestNode(world, pullRequest);
  throw notFound(`a node with the global id of '${id}'`);
}

function rootValue(world: World, cost: number, budget: { limit: number; used: number }) {
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
        viewerIsAMember: viewer !== undefined && world.members.includes(viewer.login),
        repositories: (paging: Paging) => ({
          totalCount: world.repositories.length,
          ...page(world.repositories, paging, (repository) => repositoryNode(world, repository)),
        }),
      };
    },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const found = findRepository(world, owner, name);
      if (found !== undefined) return repositoryNode(world, found);
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
      const found = findPullRequests(world, query);
      const given = found.slice(0, mostSearchResults);
      return {
        issueCount: found.length,
        ...page(given, paging, (pullRequest) => pullRequestNode(world, pullRequest)),
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

function scopeError(scopes: readonly string[]): GitHubError {
  const granted = scopes.map((scope) => `'${scope}'`).join(", ");
  return {
    type: "INSUFFICIENT_SCOPES",
    message:
      "Your token has not been granted the required scopes to execute this query. The 'email' field " +
      `requires one of the following scopes: ['user:email', 'read:user'], but your token has only been granted the: [${granted}] scopes. ` +
      "Please modify your token's scopes at: https://github.com/settings/tokens.",
  };
}

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
  token: { readonly scopes: readonly string[] | undefined },
  budget: { readonly limit: number; used: number },
): Promise<GraphqlAnswer> {
  const document = checkedDocument(query);
  if (!("kind" in document)) return { body: { errors: document.map((e) => e.toJSON()) }, cost: 0 };
  const load = queryLoad(gitHubSchema(), document, variables);
  if (load.errors.length > 0) return { body: { errors: load.errors }, cost: 0 };
  const { scopes } = token;
  const mayReadAddresses =
    !scopes || scopes.some((s) => ["user", "user:email", "read:user"].includes(s));
  if (load.fields.has("User.email") && !mayReadAddresses) {
    return { body: { data: null, errors: [scopeError(scopes)] } as never, cost: load.cost };
  }
  budget.used += load.cost;
  const result = await execute({
    schema: gitHubSchema(),
    document,
    rootValue: rootValue(world, load.cost, budget),
    variableValues: variables,
  });
  const errors = result.errors?.map((error) => asGitHubError(error.toJSON()));
  return { body: { data: result.data, ...(errors && { errors }) }, cost: load.cost };
}
