import { type Account, loginKey } from "../people/account.ts";
import { addressKey, isUsableAddress, parseNoreply } from "../people/address.ts";
import { foldName } from "../people/fold-name.ts";
import type { ContributedCommit, Contribution } from "./contribution.ts";
import type { Eligibility, Ineligibility } from "./eligibility.ts";
import {
  type Dated,
  emptyTrail,
  keepLatest,
  type Merge,
  noteCommit,
  noteIdentity,
  noteMissed,
  noteOpened,
  signerReader,
  type Trail,
} from "./trail.ts";

/** An account as the evidence shows it, under every login it had. */
export interface AccountTrail extends Trail {
  readonly id: number;
  /** By login key; dated by the merge that shows it. */
  readonly logins: Map<string, Dated>;
  readonly types: Set<Account["type"]>;
}

/** Commits whose author no account is known for: those of one address, or of one name without a usable address. */
export interface UnlinkedTrail extends Trail {
  readonly address: string;
  /** Logins that `people.yaml` names for one of its commits. */
  readonly identifiedAs: Set<string>;
  /** Accounts that opened a pull request all of whose commits are of this trail: a hint, no proof. */
  readonly openers: Set<number>;
}

/** Somebody whom a counted commit names in a Co-authored-by line. */
export interface CoAuthorTrail {
  readonly address: string;
  readonly names: Map<string, Dated>;
  readonly pullRequests: Set<string>;
}

/** What the contributions say, in a form that no longer depends on their order. */
export interface Gathered {
  readonly accounts: Map<number, AccountTrail>;
  readonly unlinked: Map<string, UnlinkedTrail>;
  /** Accounts whose commits bear an address, by address key. */
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
  keepLatest(trail.logins, loginKey(account.login), { text: account.login, at });
  trail.types.add(account.type);
  return trail;
}

/** Commits without a usable address are told apart by name: many machines call their user root@localhost. */
function unlinkedKey({ name, email }: ContributedCommit["author"]): string {
  const key = addressKey(email);
  const isTelling = isUsableAddress(email) || parseNoreply(email) !== undefined;
  return isTelling ? key : `${key} ${foldName(name)}`;
}

function unlinkedTrail({ unlinked }: Gathered, author: ContributedCommit["author"]): UnlinkedTrail {
  const key = unlinkedKey(author);
  const known = unlinked.get(key);
  if (known !== undefined) return known;
  const address = addressKey(author.email);
  const trail = {
    ...emptyTrail(),
    address,
    identifiedAs: new Set<string>(),
    openers: new Set<number>(),
  };
  unlinked.set(key, trail);
  return trail;
}

function addTo<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

function noteCoAuthors(
  { coAuthors }: Gathered,
  { coAuthoredBy, authoredAt }: ContributedCommit,
  reference: string,
): void {
  for (const author of coAuthoredBy) {
    const key = unlinkedKey({ ...author, account: null });
    const known = coAuthors.get(key);
    const trail = known ?? {
      address: author.email.trim(),
      names: new Map<string, Dated>(),
      pullRequests: new Set<string>(),
    };
    if (known === undefined) coAuthors.set(key, trail);
    keepLatest(trail.names, foldName(author.name), { text: author.name, at: authoredAt });
    trail.pullRequests.add(reference);
  }
}

/** Takes contributions one by one, in any order, and remembers what a roll needs of them. */
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
    const { account } = commit.author;
    let trail: Trail;
    if (account === null) {
      const unlinked = unlinkedTrail(gathered, commit.author);
      for (const login of identitiesOf(repository, commit.oid)) unlinked.identifiedAs.add(login);
      trail = unlinked;
    } else {
      trail = accountTrail(gathered, account, mergedAt);
    }
    const author = signer(commit.author);
    const { authoredAt } = commit;
    noteIdentity(trail, { author, authoredAt, signedOffBy: commit.signedOffBy.map(signer) });
    if (account !== null && author.isUsable) {
      addTo(gathered.accountsOfAddress, author.key, account.id);
    }
    if (verdict !== undefined) {
      noteMissed(trail, reference, { mergedAt, as: "commit", why: verdict });
      return;
    }
    noteCommit(trail, commit, merge);
    noteCoAuthors(gathered, commit, reference);
  };

  const add = (contribution: Contribution): void => {
    const { repository, number, mergedAt, author, commits } = contribution;
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
    if (author === null || commits.some((commit) => commit.author.account !== null)) return;
    const trails = new Set(commits.map((commit) => unlinkedTrail(gathered, commit.author)));
    if (trails.size === 1) for (const { openers } of trails) openers.add(author.id);
  };

  return { add, gathered };
}
