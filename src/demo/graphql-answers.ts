import type { ContributedCommit, Contribution, Repository } from "../electorate/contribution.ts";
import type {
  CommitNode,
  PullRequestNode,
  PullRequestsAnswer,
} from "../github/evidence/pull-request-queries.ts";
import type { OrganizationAnswer, ProfilesAnswer, RepositoryNode } from "../github/queries.ts";
import type { UserNode } from "../github/query-parts.ts";
import type { Account } from "../people/account.ts";
import { demoContributions, demoOrganization, demoRepositories } from "./contributions.ts";
import { demoPeople } from "./people.ts";

/** A request as the tool sends it; the operation's name says which of its queries it is. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An answer with what every query asks for besides. */
type Answered<Answer> = Answer & { readonly rateLimit: typeof rateLimit };

const rateLimit = { cost: 1, limit: 5000, remaining: 4990 };

function nodeId({ id }: Account): string {
  return `U_made_up_${id}`;
}

function userNode(account: Account | null): UserNode | null {
  if (account?.type !== "User") return null;
  return { id: nodeId(account), databaseId: account.id, login: account.login };
}

/** The commit message that the evidence's trailers were read from. */
function message({ signedOffBy, coAuthoredBy }: ContributedCommit): string {
  const trailers = [
    ...coAuthoredBy.map(({ name, email }) => `Co-authored-by: ${name} <${email}>`),
    ...signedOffBy.map(({ name, email }) => `Signed-off-by: ${name} <${email}>`),
  ];
  return `runtime: change something\n\nA made-up reason.\n\n${trailers.join("\n")}\n`;
}

function commitNode(commit: ContributedCommit): CommitNode {
  const { oid, authoredAt, committedAt, author } = commit;
  return {
    oid,
    authoredDate: authoredAt,
    committedDate: committedAt,
    message: message(commit),
    author: { name: author.name, email: author.email, user: userNode(author.account) },
  };
}

function pullRequestNode(contribution: Contribution): PullRequestNode {
  const { repository, number, title, openedAt, mergedAt, base, author, commits } = contribution;
  return {
    id: `PR_made_up_${number}`,
    repository: { nameWithOwner: repository },
    number,
    title,
    createdAt: openedAt,
    mergedAt,
    baseRefName: base,
    author: author && {
      __typename: author.type,
      login: author.login,
      databaseId: author.id,
      ...(author.type === "User" ? { id: nodeId(author) } : {}),
    },
    commits: {
      totalCount: commits.length,
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: commits.map((commit) => ({ commit: commitNode(commit) })),
    },
  };
}

function repositoryNode({ name, fork, archived, ...more }: Repository): RepositoryNode {
  const { archivedAt, defaultBranch } = more;
  return {
    ...{ name, isPrivate: false, isFork: fork, isArchived: archived, archivedAt },
    defaultBranchRef: defaultBranch === null ? null : { name: defaultBranch },
  };
}

/** Pull requests of a search's `merged:` range, both ends included, as GitHub has it. */
function found(search: unknown): readonly Contribution[] {
  const range = /\bmerged:(\S+?)\.\.(\S+)/.exec(String(search));
  if (range === null) throw new RangeError(`the stand-in answers no search such as: ${search}`);
  const [from, until] = [Date.parse(range[1] ?? ""), Date.parse(range[2] ?? "")];
  return demoContributions.filter(({ mergedAt }) => {
    const merged = Date.parse(mergedAt);
    return from <= merged && merged <= until;
  });
}

function organizationAnswer({
  organization,
  search,
}: GraphqlRequest["variables"]): Answered<OrganizationAnswer> {
  const repositories = {
    totalCount: demoRepositories.length,
    pageInfo: { hasNextPage: false, endCursor: null },
    nodes: demoRepositories.map(repositoryNode),
  };
  const ours = { login: demoOrganization, databaseId: 1_000_000, viewerIsAMember: true };
  return {
    rateLimit,
    organization: organization === demoOrganization ? { ...ours, repositories } : null,
    search: { issueCount: found(search).length },
  };
}

function pullRequestsAnswer({
  search,
  first,
  after,
}: GraphqlRequest["variables"]): Answered<PullRequestsAnswer> {
  const all = found(search);
  const start = typeof after === "string" ? Number(after) : 0;
  const end = Math.min(start + Number(first), all.length);
  return {
    rateLimit,
    search: {
      issueCount: all.length,
      pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
      nodes: all.slice(start, end).map(pullRequestNode),
    },
  };
}

function countsAnswer(variables: GraphqlRequest["variables"]) {
  const counts = Object.entries(variables).map(([range, search]) => [
    range,
    { issueCount: found(search).length },
  ]);
  return { rateLimit, ...Object.fromEntries(counts) };
}

/** In the made-up world, index and database agree. */
function mergedCountsAnswer(variables: GraphqlRequest["variables"]) {
  const names = Object.entries(variables).filter(([name]) => name.startsWith("merged"));
  const answers = names.flatMap(([key, name]) => {
    const ours = demoContributions.filter(
      ({ repository }) => repository === `${demoOrganization}/${name}`,
    );
    return [
      [key, { pullRequests: { totalCount: ours.length } }],
      [key.replace("merged", "index"), { issueCount: ours.length }],
    ];
  });
  return { rateLimit, ...Object.fromEntries(answers) };
}

function profilesAnswer({ ids }: GraphqlRequest["variables"]): Answered<ProfilesAnswer> {
  const people = new Map(demoPeople.map((person) => [nodeId(person.account), person]));
  return {
    rateLimit,
    nodes: (ids as readonly string[]).map((id) => {
      const person = people.get(id);
      if (person === undefined) return null;
      const { account, name, publicAddress = "" } = person;
      return { id, databaseId: account.id, login: account.login, name, email: publicAddress };
    }),
  };
}

/** Whose the commits are now, which a further fetch asks of those that had no account before. */
function commitAccountsAnswer(variables: GraphqlRequest["variables"]) {
  const commits = new Map(
    demoContributions.flatMap((contribution) =>
      contribution.commits.map((commit) => [commit.oid, commit] as const),
    ),
  );
  const asked = Object.entries(variables).filter(([name]) => name.startsWith("oid"));
  const answers = asked.map(([name, oid]) => {
    const commit = commits.get(String(oid));
    const object =
      commit === undefined ? null : { author: { user: userNode(commit.author.account) } };
    return [name.replace("oid", "commit"), { object }];
  });
  return { rateLimit, ...Object.fromEntries(answers) };
}

/** Which logins are those of people. */
function peopleOfLogins(variables: GraphqlRequest["variables"]) {
  const logins = new Set(demoPeople.map(({ account }) => account.login));
  const asked = Object.entries(variables).filter(([name]) => name.startsWith("person"));
  const answers = asked.map(([name, login]) => [
    name,
    logins.has(String(login)) ? { login: String(login) } : null,
  ]);
  return { rateLimit, ...Object.fromEntries(answers) };
}

/** What `doctor` asks; the budget is far from used up, so that no one looks at the reset's time. */
function healthAnswer({ organization }: GraphqlRequest["variables"]) {
  return {
    viewer: { login: "priya-h" },
    organization: organization === demoOrganization ? { viewerIsAMember: true } : null,
    rateLimit: { ...rateLimit, resetAt: "2027-01-01T00:00:00Z" },
  };
}

const answers = new Map<string, (variables: GraphqlRequest["variables"]) => object>([
  ["FindOrganization", organizationAnswer],
  ["FindPullRequests", pullRequestsAnswer],
  ["CountPullRequests", countsAnswer],
  ["CountMerged", mergedCountsAnswer],
  ["FindCommitAccounts", commitAccountsAnswer],
  ["FindPeople", peopleOfLogins],
  ["FindProfiles", profilesAnswer],
  ["FindNames", profilesAnswer],
  ["Doctor", healthAnswer],
]);

/**
 * Answers one of the tool's queries from the made-up data.
 *
 * @throws RangeError for a query that the stand-in does not know.
 */
export function answerQuery({ query, variables }: GraphqlRequest): { readonly data: unknown } {
  const operation = /\bquery\s+(\w+)/.exec(query)?.[1] ?? "";
  const answer = answers.get(operation);
  if (answer === undefined)
    throw new RangeError(`the stand-in does not know the query ${operation}`);
  return { data: answer(variables) };
}
