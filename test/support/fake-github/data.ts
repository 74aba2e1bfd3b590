import { createHash } from "node:crypto";
import { type FakeProposal, makeProposals, type Proposals } from "./pull-requests.ts";

/** A made-up GitHub, as a test writes it down. Whatever is left out gets an ordinary value. */
export interface FakeGitHubData {
  readonly organization: string;
  readonly repositories: readonly FakeRepository[];
  readonly accounts?: readonly FakeAccount[];
  readonly pullRequests?: readonly FakePullRequest[];
  /** Logins of the organization's members; the token belongs to the first account. */
  readonly members?: readonly string[];
  /** Pull requests by which people stand, beside those that count for the roll. */
  readonly proposals?: readonly FakeProposal[];
  /** Logins of those members who own the organization. */
  readonly owners?: readonly string[];
  /** Logins of people invited to the organization who have not accepted yet. */
  readonly invited?: readonly string[];
  /** Logins by the team's name in its address. */
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  readonly issues?: readonly FakeIssue[];
  /** Workflows of every repository; by default the token may not read them. */
  readonly workflows?: readonly { readonly path: string; readonly state: string }[];
}

export interface FakeIssue {
  readonly repository: string;
  readonly number: number;
  readonly title?: string;
  readonly body?: string;
  /** Null: the account was deleted. */
  readonly author: string | null;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly closed?: boolean;
  readonly isPullRequest?: boolean;
  readonly comments?: readonly FakeComment[];
  readonly reactions?: readonly FakeReaction[];
}

export interface FakeComment {
  readonly author: string | null;
  readonly body: string;
  readonly createdAt: string;
  readonly editedAt?: string;
  /** Who edited it; its author by default. */
  readonly editor?: string | null;
}

export interface FakeReaction {
  readonly user: string | null;
  readonly content: string;
  readonly createdAt: string;
}

export interface FakeRepository {
  readonly name: string;
  readonly fork?: boolean;
  readonly private?: boolean;
  readonly archivedAt?: string;
  /** When something was pushed last; GitHub says null where nothing ever was. */
  readonly pushedAt?: string;
  /** Null: an empty repository. */
  readonly defaultBranch?: string | null;
  /** Names that lead here since it was renamed. */
  readonly formerly?: readonly string[];
}

export interface FakeAccount {
  readonly login: string;
  readonly type?: "User" | "Bot" | "Mannequin" | "Organization";
  readonly name?: string | null;
  /** The public address of the profile; none by default. */
  readonly email?: string;
  readonly id?: number;
  /** Commits carry it, but it cannot be looked up any more. */
  readonly gone?: boolean;
}

export interface FakePullRequest {
  readonly repository: string;
  readonly mergedAt: string;
  readonly openedAt?: string;
  readonly number?: number;
  readonly title?: string;
  readonly base?: string;
  /** Null: the account was deleted. */
  readonly author: string | null;
  readonly updatedAt?: string;
  readonly reviews?: readonly { readonly login: string; readonly submittedAt: string }[];
  /** By default one commit by the author; a number makes that many. */
  readonly commits?: number | readonly FakeCommit[];
  readonly odd?: Oddity;
}

/**
 * What GitHub does with some pull requests: `unindexed` ones are in their repository and not in the search
 * index; `hidden` ones are counted by both and given by none but as null, `withheld` ones are listed by
 * their repository and given nowhere; `failing` ones make every query fail that asks for more than their
 * number; `phantom` ones the index counts although they are nowhere.
 */
export type Oddity = "unindexed" | "hidden" | "withheld" | "failing" | "phantom";

export interface FakeCommit {
  readonly name?: string;
  readonly email?: string;
  /** Account that GitHub links the commit to; null where it knows none. */
  readonly login: string | null;
  readonly authoredAt?: string;
  readonly message?: string;
}

export interface Account {
  readonly __typename: NonNullable<FakeAccount["type"]>;
  readonly id: string;
  readonly databaseId: number;
  readonly login: string;
  readonly name: string | null;
  readonly email: string;
  readonly gone: boolean;
}

export interface Commit {
  readonly __typename: "Commit";
  readonly id: string;
  readonly oid: string;
  readonly authoredDate: string;
  readonly committedDate: string;
  readonly message: string;
  readonly author: {
    readonly name: string;
    readonly email: string;
    readonly user: () => Account | null;
  };
}

export interface PullRequest {
  readonly id: string;
  readonly repository: FakeRepository;
  readonly number: number;
  readonly title: string;
  readonly createdAt: string;
  readonly mergedAt: string;
  readonly updatedAt: string;
  readonly reviewers: readonly { readonly login: string; readonly submittedAt: string }[];
  readonly baseRefName: string;
  readonly author: Account | null;
  readonly commits: readonly Commit[];
  readonly odd?: Oddity | undefined;
}

/** The whole made-up world, looked up as the servers need it. */
export interface World {
  readonly organization: string;
  readonly repositories: FakeRepository[];
  readonly members: readonly string[];
  readonly owners: readonly string[];
  readonly invited: readonly string[];
  readonly teams: Readonly<Record<string, readonly string[]>>;
  readonly issues: FakeIssue[];
  readonly workflows: FakeGitHubData["workflows"];
  readonly accounts: Map<string, Account>;
  readonly pullRequests: PullRequest[];
  readonly commits: Map<string, Commit>;
  /** Links an address to an account from now on, as its owner would in their settings. */
  readonly links: Map<string, string>;
  readonly proposals: Proposals;
  /** Part of the search index is behind: every second search knows nothing merged since then. */
  staleSince?: string;
  /** Searches so far. */
  searches: number;
}

function secondsEarlier(time: string, seconds: number): string {
  return new Date(Date.parse(time) - seconds * 1000).toISOString().replace(".000Z", "Z");
}

function account(fake: FakeAccount, index: number): Account {
  const type = fake.type ?? "User";
  const id = fake.id ?? 1001 + index;
  return {
    __typename: type,
    id: `${type === "Bot" ? "BOT" : "U"}_k${id}`,
    databaseId: id,
    login: fake.login,
    name: fake.name === undefined ? `Person ${fake.login}` : fake.name,
    email: fake.email ?? "",
    gone: fake.gone ?? false,
  };
}

function commitOf(
  world: Pick<World, "accounts" | "links">,
  pullRequest: FakePullRequest,
  fake: FakeCommit,
  place: string,
): Commit {
  const email = fake.email ?? `${fake.login ?? "unlinked"}@mail.example`;
  const name = fake.name ?? `Person ${fake.login ?? "unlinked"}`;
  const oid = createHash("sha1").update(place).digest("hex");
  const authoredDate = fake.authoredAt ?? secondsEarlier(pullRequest.mergedAt, 3600);
  return {
    __typename: "Commit",
    id: `C_${oid}`,
    oid,
    authoredDate,
    committedDate: authoredDate,
    message: fake.message ?? `Change something\n\nSigned-off-by: ${name} <${email}>\n`,
    author: {
      name,
      email,
      user: () => {
        const found = world.accounts.get(
          (fake.login ?? world.links.get(email) ?? "").toLowerCase(),
        );
        return found?.__typename === "User" ? found : null;
      },
    },
  };
}

/** Fills in what the literal left out. */
export function makeWorld(data: FakeGitHubData): World {
  const world: World = {
    organization: data.organization,
    repositories: [...data.repositories],
    members: data.members ?? [],
    owners: data.owners ?? [],
    invited: data.invited ?? [],
    teams: data.teams ?? {},
    issues: [...(data.issues ?? [])],
    workflows: data.workflows,
    accounts: new Map(),
    pullRequests: [],
    commits: new Map(),
    links: new Map(),
    searches: 0,
    proposals: makeProposals(data.proposals ?? []),
  };
  for (const [index, fake] of (data.accounts ?? []).entries()) {
    world.accounts.set(fake.login.toLowerCase(), account(fake, index));
  }
  for (const fake of data.pullRequests ?? []) addPullRequest(world, fake);
  return world;
}

/** Merges one more pull request into the made-up world. */
export function addPullRequest(world: World, fake: FakePullRequest): void {
  const repository = world.repositories.find(({ name }) => name === fake.repository);
  if (repository === undefined) throw new Error(`the fake has no repository ${fake.repository}`);
  const author = fake.author === null ? null : world.accounts.get(fake.author.toLowerCase());
  if (author === undefined) throw new Error(`the fake has no account ${fake.author}`);
  const number = fake.number ?? world.pullRequests.length + 1;
  const commits: readonly FakeCommit[] =
    typeof fake.commits === "object"
      ? fake.commits
      : Array.from({ length: fake.commits ?? 1 }, () => ({ login: fake.author }));
  const made = commits.map((commit, index) =>
    commitOf(world, fake, commit, `${fake.repository}#${number}/${index}`),
  );
  for (const commit of made) world.commits.set(commit.oid, commit);
  world.pullRequests.push({
    id: `PR_${fake.repository}_${number}`,
    repository,
    number,
    title: fake.title ?? `Change ${number}`,
    createdAt: fake.openedAt ?? secondsEarlier(fake.mergedAt, 86_400),
    mergedAt: fake.mergedAt,
    updatedAt: fake.updatedAt ?? fake.mergedAt,
    reviewers: fake.reviews ?? [],
    baseRefName: fake.base ?? "main",
    author,
    commits: made,
    odd: fake.odd,
  });
}
