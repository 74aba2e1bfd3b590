import { compareLogins, sameLogin } from "../people/account.ts";
import { addressKey, mailboxKey, parseNoreply } from "../people/address.ts";
import { agentOf, looksLikeBot, looksLikeTool } from "../people/agents.ts";
import { shortName } from "../people/fold-name.ts";
import { nearLogins } from "../people/known-logins.ts";
import type { PeopleFile } from "../people/people-file.ts";
import { canBeSamePerson } from "../people/same-person.ts";
import { visible } from "../visible-text.ts";
import type { Entitled, VoterDecisions } from "./entitlement.ts";
import { type Gathered, isTellingName } from "./gather.ts";
import type { Identities } from "./identities.ts";
import { latestText, type Person, type Persons, type Stranger } from "./persons.ts";
import { commitUrl, compareReferences, pullRequestUrl } from "./references.ts";
import type { ReviewItem, Voter } from "./roll.ts";
import type { CommitTrace } from "./trail.ts";

type Item<About extends ReviewItem["about"]> = Extract<ReviewItem, { about: About }>;

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The commit that was merged first stands for all of a trail: later merges do not change it. */
function firstCommit({ trail }: { readonly trail: Pick<Stranger["trail"], "commits"> }): string {
  const dated = [...trail.commits].map(([oid, { repository, merges }]) => ({
    at: merges.map(({ mergedAt }) => mergedAt).sort()[0] ?? "",
    reference: `${repository}@${oid}`,
  }));
  dated.sort((a, b) => compareText(a.at, b.at) || compareText(a.reference, b.reference));
  return dated[0]?.reference ?? "";
}

function mergedIn(commits: Person["trail"]["commits"]): string[] {
  const references = [...commits.values()].flatMap(({ merges }) =>
    merges.map(({ reference }) => reference),
  );
  return [...new Set(references)].sort(compareReferences);
}

/** All spellings of names, the latest first; one of several at the same time by code units. */
function namesIn(names: Person["trail"]["names"]): string[] {
  const dated = [...names.values()].sort(
    (a, b) => compareText(b.at, a.at) || compareText(a.text, b.text),
  );
  return dated.map(({ text }) => shortName(visible(text)));
}

/**
 * Whether who opened a pull request may have written its commits, by their names: `yes` where these fit,
 * `perhaps` where one of them has none that says anything.
 */
function couldBe(opener: Person | undefined, name: string): "yes" | "perhaps" | "no" {
  const names = [opener?.profile?.name ?? "", ...(opener?.trail.names.keys() ?? [])];
  const known = names.filter((each) => each !== "");
  if (!isTellingName(name)) return "perhaps";
  if ([opener?.login ?? "", ...known].some((each) => canBeSamePerson(each, name))) return "yes";
  return known.length === 0 ? "perhaps" : "no";
}

/** Commits that no person is known for. */
export function unresolvedItems(
  { strangers, byKey }: Persons,
  oldestCommit: string,
  isVoter: (key: string) => boolean,
): Item<"unresolved">[] {
  const keyOf = (id: number): string => `#${id}`;
  const items = strangers.map((stranger): Item<"unresolved"> => {
    const { trail, likely, openers } = stranger;
    const commit = firstCommit(stranger);
    const isOld = [...trail.commits.values()].every(({ authoredAt }) => authoredAt < oldestCommit);
    const names = namesIn(trail.names);
    const robot = [...trail.commits.values()].map(agentOf).find((login) => login !== undefined);
    const looksOdd = [...trail.commits.values()].some(looksLikeTool);
    const fits = (id: number) => couldBe(byKey.get(keyOf(id)), trail.name);
    const opened = looksOdd ? [] : openers.filter((id) => fits(id) !== "no");
    const guessed = likely.length > 0 ? likely : opened;
    const perhaps = guessed.map((id) => byKey.get(keyOf(id))?.login ?? "");
    const isSound = likely.length > 0 || opened.every((id) => fits(id) === "yes");
    const votes = guessed.length > 0 && isSound && guessed.every((id) => isVoter(keyOf(id)));
    return {
      about: "unresolved",
      commit,
      url: commitUrl(commit),
      name: names[0] ?? "",
      email: visible(trail.address),
      commits: trail.commits.size,
      pullRequests: mergedIn(trail.commits),
      ...(names.length > 1 ? { names } : {}),
      ...(isOld ? { old: true } : {}),
      ...(robot !== undefined ? { robot: visible(robot) } : {}),
      ...(robot === undefined && perhaps.length > 0
        ? { perhaps: perhaps.sort(compareLogins) }
        : {}),
      ...(robot === undefined && votes ? { votes } : {}),
    };
  });
  return items.sort((a, b) => compareText(a.commit, b.commit) || compareText(a.name, b.name));
}

/** Whether a commit is plainly of the person whose account registered its address. */
function isPlainlyTheirs(
  { id, login }: Person,
  names: readonly string[],
  { name, email, isVouched }: CommitTrace,
): boolean {
  if (isVouched) return true;
  if (looksLikeTool({ name, email })) return false;
  const owner = parseNoreply(email);
  const isOwnNoreply =
    owner !== undefined &&
    (owner.id === undefined ? sameLogin(owner.login, login) : owner.id === id);
  return isOwnNoreply || names.some((known) => canBeSamePerson(known, name));
}

/**
 * Commits in others' pull requests under names that are not the voter's, or a tool's: who registers an
 * address on GitHub gets its commits. Where nothing else makes the person a voter it is a question. Those who
 * look like a robot themselves are a question anyway.
 */
export function otherNameItems(
  entitled: readonly Entitled[],
  { names: spellings }: Pick<PeopleFile, "names">,
  oldestCommit: string,
): Item<"other-name">[] {
  return entitled.flatMap(({ person, entitlement }) => {
    const { login, formerly, profile, trail } = person;
    if (looksLikeBot(login) || looksLikeBot(profile?.name ?? "")) return [];
    const spelled = spellings.filter((each) => sameLogin(each.login, login));
    const names = [
      ...[login, ...formerly, profile?.name ?? ""],
      ...spelled.flatMap(({ name, also }) => [name, ...also]),
    ];
    const counted = [...trail.commits].filter(([, { authoredAt }]) => authoredAt >= oldestCommit);
    const others = counted.filter(([, commit]) => !isPlainlyTheirs(person, names, commit));
    if (others.length === 0) return [];
    const alone = entitlement.via.join() === "commit" && others.length === counted.length;
    const commits = new Map(others);
    const commit = firstCommit({ trail: { commits } });
    const shown = new Set(others.map(([, { name }]) => shortName(visible(name))));
    return [
      {
        about: "other-name" as const,
        login,
        names: [...shown].sort(compareText),
        commit,
        url: commitUrl(commit),
        commits: others.length,
        pullRequests: mergedIn(commits),
        ...(alone ? { alone } : {}),
      },
    ];
  });
}

/** A person without other ground to vote than commits that are too old. */
export function oldCommitsItem({ login, trail }: Person): Item<"old-commits"> {
  const authored = [...trail.commits.values()].map(({ authoredAt }) => authoredAt).sort();
  const newest = authored.at(-1) ?? "";
  const pullRequests = mergedIn(trail.commits);
  return { about: "old-commits", login, commits: authored.length, newest, pullRequests };
}

/** Everyone in a Co-authored-by line, less robots; with the account where the address is known. */
export function coAuthorItems(
  { coAuthors }: Gathered,
  identities: Identities,
  persons: Persons,
  isVoter: (key: string) => boolean,
): Item<"co-author">[] {
  const items: Item<"co-author">[] = [];
  for (const { address, names, pullRequests } of coAuthors.values()) {
    const owner = identities.ofAddress(address);
    if (owner.kind === "bot") continue;
    const person =
      owner.kind === "account" || owner.kind === "login" ? persons.of(owner) : undefined;
    items.push({
      about: "co-author",
      name: shortName(visible(latestText(names) ?? "")),
      email: visible(address),
      pullRequests: [...pullRequests].sort(compareReferences),
      ...(person === undefined ? {} : { login: person.login }),
      votes: person !== undefined && isVoter(person.key),
    });
  }
  return items.sort((a, b) => compareText(a.email, b.email) || compareText(a.name, b.name));
}

/** Voters who can be reached in one mailbox: two accounts of one person, or two people with one address. */
function sharedMailboxes(voters: readonly Voter[]): Item<"shared-address">[] {
  const holders = new Map<string, Set<Voter>>();
  const shown = new Map<string, string>();
  for (const voter of voters) {
    for (const email of voter.emails) {
      const key = mailboxKey(email);
      holders.set(key, (holders.get(key) ?? new Set()).add(voter));
      if (!shown.has(key)) shown.set(key, email);
    }
  }
  const items = new Map<string, Item<"shared-address">>();
  for (const [key, sharing] of holders) {
    if (sharing.size < 2) continue;
    const logins = [...sharing].map(({ login }) => login);
    const item = {
      about: "shared-address" as const,
      email: addressKey(shown.get(key) ?? ""),
      logins,
    };
    if (!items.has(logins.join(" "))) items.set(logins.join(" "), item);
  }
  return [...items.values()];
}

/** What is to be looked at about the voters themselves. */
export function voterItems(voters: readonly Voter[]): ReviewItem[] {
  const items: ReviewItem[] = [];
  for (const { id, login, name, email } of voters) {
    if (id === null) items.push({ about: "no-account", login });
    if (email === null) items.push({ about: "no-address", login });
    if (looksLikeBot(login) || looksLikeBot(name ?? "")) {
      items.push({ about: "looks-like-bot", login, name });
    }
  }
  return [...items, ...sharedMailboxes(voters)];
}

/** Accounts that are gone, and pull requests in repositories that the organization's list lacks. */
export function evidenceItems({ withoutAuthor, unlisted }: Gathered): ReviewItem[] {
  const gone = [...withoutAuthor].sort(compareReferences).map((pullRequest): ReviewItem => {
    return { about: "deleted-account", pullRequest, url: pullRequestUrl(pullRequest) };
  });
  const strange = [...unlisted]
    .sort(([a], [b]) => compareText(a, b))
    .map(([repository, found]) => {
      const pullRequests = [...found].sort(compareReferences);
      return { about: "unlisted-repository" as const, repository, pullRequests };
    });
  return [...gone, ...strange];
}

/** What officials recorded about pull requests that do not count: misspelt, or of another year. */
export function idleCreditItems(
  { idle }: Pick<VoterDecisions, "idle">,
  voters: readonly Voter[],
): Item<"idle-credit">[] {
  const isVoter = (login: string): boolean => voters.some((voter) => sameLogin(voter.login, login));
  const items = idle.map(({ pullRequest, authors }) => ({
    about: "idle-credit" as const,
    pullRequest,
    logins: authors.toSorted(compareLogins),
    ...(authors.every(isVoter) ? { votes: true as const } : {}),
  }));
  return items.sort((a, b) => compareReferences(a.pullRequest, b.pullRequest));
}

/** Exclusions of logins that no account in the evidence has: whoever is meant may still be a voter. */
export function idleExclusionItems(
  logins: readonly string[],
  voters: readonly Voter[],
): Item<"idle-exclusion">[] {
  return logins.map((login) => {
    const perhaps = nearLogins(
      login,
      voters.map((voter) => voter.login),
    );
    return { about: "idle-exclusion", login, ...(perhaps.length > 0 ? { perhaps } : {}) };
  });
}

/** Voters whose account had other logins. */
export function renamedItems(entitled: readonly { readonly person: Person }[]): ReviewItem[] {
  return entitled
    .filter(({ person }) => person.formerly.length > 0)
    .map(({ person: { login, formerly } }) => ({
      about: "renamed",
      login,
      formerly: [...formerly],
    }));
}

/** Items of one kind stand together, in the order of the kinds in the format; within a kind by login. */
export function sortReview(items: readonly ReviewItem[]): ReviewItem[] {
  const keyOf = (item: ReviewItem): string => {
    if ("login" in item && item.about !== "co-author") return item.login;
    return "logins" in item ? item.logins.join(" ") : "";
  };
  const kinds: readonly ReviewItem["about"][] = [
    "unresolved",
    "unlisted-repository",
    "deleted-account",
    "not-a-person",
    "looks-like-bot",
    "other-name",
    "shared-address",
    "idle-credit",
    "idle-exclusion",
    "old-commits",
    "no-account",
    "no-address",
    "renamed",
    "co-author",
  ];
  const kindOf = ({ about }: ReviewItem): number => kinds.indexOf(about);
  return items.toSorted((a, b) => kindOf(a) - kindOf(b) || compareLogins(keyOf(a), keyOf(b)));
}
