import { type Account, loginKey, sameLogin } from "../people/account.ts";
import { addressKey, isTellingAddress, parseNoreply } from "../people/address.ts";
import { isGitHubsOwn } from "../people/agents.ts";
import { foldName } from "../people/fold-name.ts";
import type { ContributedCommit, Contribution } from "./contribution.ts";
import type { Eligibility, Ineligibility } from "./eligibility.ts";
import {
  compareLatest,
  type Dated,
  emptyTrail,
  keepLatest,
  type Merge,
  noteCommit,
  noteIdentity,
  noteMissed,
  noteOpened,
  signedBy,
  signerReader,
  type Trail,
} from "./trail.ts";

/** A login, and the first and the last merge that shows it. */
export interface LoginSpan extends Dated {
  readonly since: string;
}

/** An account as the evidence shows it, under every login it had. */
export interface AccountTrail extends Trail {
  readonly id: number;
  /** By login key. */
  readonly logins: Map<string, LoginSpan>;
  readonly types: Set<Account["type"]>;
}

/** Commits without a known account, by name and address. */
export interface UnlinkedTrail extends Trail {
  readonly address: string;
  /** Folded. */
  readonly name: string;
  /** Logins that `people.yaml` names for one of its commits. */
  readonly identifiedAs: Set<string>;
  /** Accounts that opened a pull request with only this trail's commits: a hint, not proof. */
  readonly openers: Set<number>;
}

/** Someone named in a counted commit's Co-authored-by line. */
export interface CoAuthorTrail {
  readonly address: string;
  readonly names: Map<string, Dated>;
  readonly pullRequests: Set<string>;
}

/** The contributions in a form independent of their order. */
export interface Gathered {
  readonly accounts: Map<number, AccountTrail>;
  readonly unlinked: Map<string, UnlinkedTrail>;
  /** Accounts that used an address in commits, by address key. */
  readonly accountsOfAddress: Map<string, Set<number>>;
  readonly coAuthors: Map<string, CoAuthorTrail>;
  /** Counted pull requests, with their merge times. */
  readonly counted: Map<string, string>;
  /** Counted pull requests whose author's account is gone. */
  readonly withoutAuthor: Set<string>;
  /** Pull requests of the period in repositories that the organization's list lacks. */
  readonly unlisted: Map<string, Set<string>>;
  readonly received: Set<string>;
}

/** Login by commit, as `people.yaml` names them: `owner/repository@id`, the id perhaps shortened. */
export type CommitIdentities = readonly { readonly commit: string; readonly login: string }[];

function identityFinder(identities: CommitIdentities) {
  const byRepository = new Map<string, { readonly start: string; readonly login: string }[]>();
  for (const { commit, login } of identities) {
    const [repository = "", start = ""] = commit.toLowerCase().split("@");
    const listed = byRepository.get(repository) ?? [];
    byRepository.set(repository, [...listed, { start, login }]);
  }
  return (repository: string, oid: string): readonly string[] =>
    (byRepository.get(repository.toLowerCase()) ?? [])
      .filter(({ start }) => oid.startsWith(start))
      .map(({ login }) => login);
}

function emptyGathered(): Gathered {
  return {
    accounts: new Map(),
    unlinked: new Map(),
    accountsOfAddress: new Map(),
    coAuthors: new Map(),
    counted: new Map(),
    withoutAuthor: new Set(),
    unlisted: new Map(),
    received: new Set(),
  };
}

function accountTrail({ accounts }: Gathered, account: Account, at: string): AccountTrail {
  const known = accounts.get(account.id);
  const trail = known ?? { ...emptyTrail(), id: account.id, logins: new Map(), types: new Set() };
  if (known === undefined) accounts.set(account.id, trail);
  const { login } = account;
  const before = trail.logins.get(loginKey(login));
  const isNews = before === undefined || compareLatest({ text: login, at }, before) < 0;
  const since = before === undefined || at < before.since ? at : before.since;
  const latest = isNews ? { text: login, at } : before;
  trail.logins.set(loginKey(login), { ...latest, since });
  trail.types.add(account.type);
  return trail;
}

/** The key for one author's commits: the account's number, otherwise address and name. */
function unlinkedKey({ name, email }: ContributedCommit["author"]): string {
  const key = addressKey(email);
  return parseNoreply(email)?.id === undefined ? `${key} ${foldName(name)}` : key;
}

/** The trail of commits without account; those that officials named someone for have one of their own. */
function unlinkedTrail(
  { unlinked }: Gathered,
  author: ContributedCommit["author"],
  logins: readonly string[] = [],
): UnlinkedTrail {
  const named = logins.map(loginKey).sort().join(" ");
  const key = `${unlinkedKey(author)}\n${named}`;
  const known = unlinked.get(key);
  if (known !== undefined) return known;
  const trail = {
    ...emptyTrail(),
    address: addressKey(author.email),
    name: foldName(author.name),
    identifiedAs: new Set(logins),
    openers: new Set<number>(),
  };
  unlinked.set(key, trail);
  return trail;
}

function addTo<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

function noteCoAuthors(
  { coAuthors }: Gathered,
  { coAuthoredBy, authoredAt }: ContributedCommit,
  reference: string,
): void {
  for (const { name, email } of coAuthoredBy) {
    const address = addressKey(email);
    const key = isTellingAddress(email) ? address : `${address} ${foldName(name)}`;
    const known = coAuthors.get(key);
    const trail = known ?? {
      address: email.trim(),
      names: new Map<string, Dated>(),
      pullRequests: new Set<string>(),
    };
    if (known === undefined) coAuthors.set(key, trail);
    keepLatest(trail.names, foldName(name), { text: name, at: authoredAt });
    trail.pullRequests.add(reference);
  }
}

/**
 * The account of a commit or pull request, or null: GitHub's own accounts do not count, and officials may have
 * named another author.
 */
function personOf(account: Account | null, named: readonly string[] = []): Account | null {
  if (account === null || isGitHubsOwn(account)) return null;
  const isOthers = named.length > 0 && !named.some((login) => sameLogin(login, account.login));
  return isOthers ? null : account;
}

/** Collects what a roll needs from contributions, in any order. */
export function gatherer(
  eligibility: Pick<Eligibility, "judge">,
  identities: CommitIdentities,
): { readonly add: (contribution: Contribution) => void; readonly gathered: Gathered } {
  const gathered = emptyGathered();
  const identitiesOf = identityFinder(identities);
  const signer = signerReader();

  const addCommit = (
    commit: ContributedCommit,
    merge: Merge,
    verdict: Ineligibility | undefined,
  ): void => {
    const { repository, reference, mergedAt } = merge;
    const named = identitiesOf(repository, commit.oid);
    const account = personOf(commit.author.account, named);
    const trail =
      account === null
        ? unlinkedTrail(gathered, commit.author, named)
        : accountTrail(gathered, account, mergedAt);
    const author = signer(commit.author);
    const { authoredAt } = commit;
    const namedBy = { author, authoredAt, signedOffBy: commit.signedOffBy.map(signer) };
    noteIdentity(trail, namedBy);
    if (account !== null && author.isUsable) {
      addTo(gathered.accountsOfAddress, author.key, account.id);
    }
    if (verdict !== undefined) {
      noteMissed(trail, reference, { mergedAt, as: "commit", why: verdict });
      return;
    }
    const { name, email } = commit.author;
    const trace = { repository, authoredAt, name, email, signed: signedBy(namedBy) };
    noteCommit(trail, commit.oid, { ...trace, isVouched: named.length > 0 }, merge);
    noteCoAuthors(gathered, commit, reference);
  };

  const noteOpener = (opener: Account, { commits, repository }: Contribution): void => {
    const trails = new Set<UnlinkedTrail>();
    for (const { oid, author } of commits) {
      const named = identitiesOf(repository, oid);
      if (personOf(author.account, named) !== null) return;
      trails.add(unlinkedTrail(gathered, author, named));
    }
    if (trails.size === 1) for (const { openers } of trails) openers.add(opener.id);
  };

  const add = (contribution: Contribution): void => {
    const { repository, number, mergedAt, commits } = contribution;
    const author = personOf(contribution.author);
    const reference = `${repository}#${number}`;
    const verdict = eligibility.judge(contribution);
    gathered.received.add(reference);
    if (verdict?.because === "unlisted") addTo(gathered.unlisted, repository, reference);
    const counts = verdict === undefined;
    if (counts) {
      gathered.counted.set(reference, mergedAt);
      if (author === null) gathered.withoutAuthor.add(reference);
    }
    if (author !== null) {
      const trail = accountTrail(gathered, author, mergedAt);
      if (verdict === undefined) noteOpened(trail, reference, mergedAt);
      else noteMissed(trail, reference, { mergedAt, as: "author", why: verdict });
    }
    const merge = { repository, reference, mergedAt };
    for (const commit of commits) addCommit(commit, merge, verdict);
    if (author !== null) noteOpener(author, contribution);
  };

  return { add, gathered };
}
