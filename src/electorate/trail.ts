import { addressKey, isUsableAddress } from "../people/address.ts";
import { foldName } from "../people/fold-name.ts";
import type { ContributedCommit } from "./contribution.ts";
import type { Ineligibility } from "./eligibility.ts";

/** A spelling, and when it was last used. */
export interface Dated {
  readonly text: string;
  readonly at: string;
}

/** A commit, and the counted pull requests that merged it with their merge times. */
export interface CommitTrace {
  readonly repository: string;
  readonly authoredAt: string;
  readonly mergedIn: Map<string, string>;
}

/** A pull request that does not count, though the person opened it or has commits in it. */
export interface Missed {
  readonly mergedAt: string;
  readonly as: "author" | "commit";
  readonly why: Ineligibility;
}

/** All that the evidence says of one account, or of one address that no account is known for. */
export interface Trail {
  /** Counted pull requests opened, with their merge times. */
  readonly opened: Map<string, string>;
  /** Commits of counted pull requests, by commit id. */
  readonly commits: Map<string, CommitTrace>;
  /** Pull requests that do not count, to explain. */
  readonly missed: Map<string, Missed>;
  /** Names on commits, by folded name. */
  readonly names: Map<string, Dated>;
  /** Usable addresses on commits, by address key. */
  readonly addresses: Map<string, Dated>;
  /** Usable addresses in Signed-off-by lines of the trail's own commits: by folded name, then address key. */
  readonly signatures: Map<string, Map<string, Dated>>;
}

export function emptyTrail(): Trail {
  return {
    opened: new Map(),
    commits: new Map(),
    missed: new Map(),
    names: new Map(),
    addresses: new Map(),
    signatures: new Map(),
  };
}

/** Keeps the latest spelling; of two at the same time the first by code units, whatever came first. */
export function keepLatest(map: Map<string, Dated>, key: string, dated: Dated): void {
  const known = map.get(key);
  const isNews =
    known === undefined ||
    dated.at > known.at ||
    (dated.at === known.at && dated.text < known.text);
  if (isNews) map.set(key, dated);
}

function keepEarliest(map: Map<string, string>, key: string, at: string): void {
  const known = map.get(key);
  if (known === undefined || at < known) map.set(key, at);
}

/** Notes that a pull request, merged at a time, was opened. */
export function noteOpened({ opened }: Trail, pullRequest: string, mergedAt: string): void {
  keepEarliest(opened, pullRequest, mergedAt);
}

/** Notes that a pull request does not count; having opened it is more than having commits in it. */
export function noteMissed(
  { missed }: Pick<Trail, "missed">,
  reference: string,
  miss: Missed,
): void {
  if (missed.get(reference)?.as !== "author") missed.set(reference, miss);
}

/** Notes whom a commit names: they hold for the person, whether or not its pull request counts. */
export function noteIdentity(
  trail: Trail,
  {
    author,
    authoredAt,
    signedOffBy,
  }: Pick<ContributedCommit, "author" | "authoredAt" | "signedOffBy">,
): void {
  keepLatest(trail.names, foldName(author.name), { text: author.name, at: authoredAt });
  const key = addressKey(author.email);
  if (trail.addresses.has(key) || isUsableAddress(key)) {
    keepLatest(trail.addresses, key, { text: author.email.trim(), at: authoredAt });
  }
  for (const { name, email } of signedOffBy) {
    const key = addressKey(email);
    const folded = foldName(name);
    const signed = trail.signatures.get(folded) ?? new Map<string, Dated>();
    if (!signed.has(key) && !isUsableAddress(key)) continue;
    keepLatest(signed, key, { text: email.trim(), at: authoredAt });
    trail.signatures.set(folded, signed);
  }
}

/** Notes a commit of a pull request that counts. */
export function noteCommit(
  { commits }: Trail,
  { oid, authoredAt }: Pick<ContributedCommit, "oid" | "authoredAt">,
  pullRequest: {
    readonly repository: string;
    readonly reference: string;
    readonly mergedAt: string;
  },
): void {
  const { repository, reference, mergedAt } = pullRequest;
  const known = commits.get(oid);
  const isNews = known === undefined || repository < known.repository;
  const mergedIn = known?.mergedIn ?? new Map<string, string>();
  keepEarliest(mergedIn, reference, mergedAt);
  if (isNews) commits.set(oid, { repository, authoredAt, mergedIn });
}

/** Adds what commits without account say to the trail of whoever made them. */
export function mergeTrail(into: Trail, from: Omit<Trail, "opened">): void {
  for (const [oid, { repository, authoredAt, mergedIn }] of from.commits) {
    for (const [reference, mergedAt] of mergedIn) {
      noteCommit(into, { oid, authoredAt }, { repository, reference, mergedAt });
    }
  }
  for (const [reference, miss] of from.missed) noteMissed(into, reference, miss);
  for (const [key, dated] of from.names) keepLatest(into.names, key, dated);
  for (const [key, dated] of from.addresses) keepLatest(into.addresses, key, dated);
  for (const [name, signed] of from.signatures) {
    const known = into.signatures.get(name) ?? new Map<string, Dated>();
    for (const [key, dated] of signed) keepLatest(known, key, dated);
    into.signatures.set(name, known);
  }
}
