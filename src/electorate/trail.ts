import { addressKey, isUsableAddress } from "../people/address.ts";
import { foldName } from "../people/fold-name.ts";
import { canBeSamePerson } from "../people/same-person.ts";
import { compareText } from "../wording.ts";
import type { Ineligibility } from "./eligibility.ts";

/** A spelling, and when it was last used. */
export interface Dated {
  readonly text: string;
  readonly at: string;
}

/** The order of spellings, the latest first; of two at the same time by code units. */
export function compareLatest(a: Dated, b: Dated): number {
  return compareText(b.at, a.at) || compareText(a.text, b.text);
}

/** The latest of the spellings; of two at the same time the first by code units. */
export function latestText(names: ReadonlyMap<string, Dated>): string | undefined {
  return [...names.values()].sort(compareLatest)[0]?.text;
}

/** A counted pull request, shared by its commits to save memory. */
export interface Merge {
  readonly repository: string;
  /** Repository and number. */
  readonly reference: string;
  readonly mergedAt: string;
}

/** A commit, and the counted pull requests that merged it. */
export interface CommitTrace {
  readonly repository: string;
  readonly authoredAt: string;
  readonly merges: Merge[];
  /** Name and address of its author, as the commit has them. */
  readonly name: string;
  readonly email: string;
  /** Who signed it off: its author, others alone, or no one. */
  readonly signed: "own" | "others" | "none";
  /** Officials recorded whose commit, or whose address, it is. */
  readonly isVouched: boolean;
}

/** A pull request that does not count, though the person opened it or has commits in it. */
export interface Missed {
  readonly mergedAt: string;
  readonly as: "author" | "commit";
  readonly why: Ineligibility;
}

/** All evidence about one account, or one address without an account. */
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
  if (known === undefined || compareLatest(dated, known) < 0) map.set(key, dated);
}

/** Notes that a pull request, merged at a time, was opened. */
export function noteOpened({ opened }: Trail, pullRequest: string, mergedAt: string): void {
  opened.set(pullRequest, mergedAt);
}

/** Records a pull request that does not count; opening it outranks having commits in it. */
export function noteMissed(
  { missed }: Pick<Trail, "missed">,
  reference: string,
  miss: Missed,
): void {
  if (missed.get(reference)?.as !== "author") missed.set(reference, miss);
}

/** The people named in a commit, with keys for comparison. */
export interface NamedBy {
  readonly author: Signer;
  readonly authoredAt: string;
  readonly signedOffBy: readonly Signer[];
}

/** A name and an address as a commit has them, and the keys by which they are compared. */
export interface Signer {
  readonly name: string;
  readonly folded: string;
  readonly email: string;
  readonly key: string;
  readonly isUsable: boolean;
}

/** Reads signatures; a name or address that was seen before is not folded again, since few people sign often. */
export function signerReader(): (signature: {
  readonly name: string;
  readonly email: string;
}) => Signer {
  const names = new Map<string, string>();
  const addresses = new Map<string, Pick<Signer, "email" | "key" | "isUsable">>();
  return ({ name, email }) => {
    const folded = names.get(name) ?? foldName(name);
    names.set(name, folded);
    const known = addresses.get(email);
    const address = known ?? {
      email: email.trim(),
      key: addressKey(email),
      isUsable: isUsableAddress(email),
    };
    if (known === undefined) addresses.set(email, address);
    return { name, folded, ...address };
  };
}

/** Who signed a commit off, by name or address. */
export function signedBy({ author, signedOffBy }: NamedBy): CommitTrace["signed"] {
  if (signedOffBy.length === 0) return "none";
  const isOwn = signedOffBy.some(
    ({ key, folded, name }) =>
      key === author.key || folded === author.folded || canBeSamePerson(name, author.name),
  );
  return isOwn ? "own" : "others";
}

/** Records the people named in a commit, whether or not its pull request counts. */
export function noteIdentity(trail: Trail, { author, authoredAt, signedOffBy }: NamedBy): void {
  keepLatest(trail.names, author.folded, { text: author.name, at: authoredAt });
  if (author.isUsable) {
    keepLatest(trail.addresses, author.key, { text: author.email, at: authoredAt });
  }
  for (const { folded, key, email, isUsable } of signedOffBy) {
    if (!isUsable) continue;
    const signed = trail.signatures.get(folded) ?? new Map<string, Dated>();
    keepLatest(signed, key, { text: email, at: authoredAt });
    trail.signatures.set(folded, signed);
  }
}

/** Notes a commit of a pull request that counts. */
export function noteCommit(
  { commits }: Trail,
  oid: string,
  commit: Omit<CommitTrace, "merges">,
  merge: Merge,
): void {
  const known = commits.get(oid);
  if (known === undefined) {
    commits.set(oid, { ...commit, repository: merge.repository, merges: [merge] });
  } else if (!known.merges.includes(merge)) {
    known.merges.push(merge);
    if (merge.repository >= known.repository) return;
    commits.set(oid, { ...known, repository: merge.repository });
  }
}

/** Adds commits without an account to their author's trail. */
export function mergeTrail(
  into: Trail,
  from: Omit<Trail, "opened">,
  { isVouched }: Pick<CommitTrace, "isVouched">,
): void {
  for (const [oid, { merges, ...commit }] of from.commits) {
    for (const merge of merges) noteCommit(into, oid, { ...commit, isVouched }, merge);
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
