import { compareLogins, loginKey, sameLogin } from "../../people/account.ts";
import { addressKey, mailboxKey } from "../../people/address.ts";
import { looksLikeBot } from "../../people/agents.ts";
import { isFullName, nameKey, shortName } from "../../people/fold-name.ts";
import { nearLogins } from "../../people/known-logins.ts";
import { visible } from "../../visible-text.ts";
import { compareText } from "../../wording.ts";
import type { UnreadPullRequest } from "../contribution.ts";
import type { VoterDecisions } from "../entitlement.ts";
import type { Gathered } from "../gather.ts";
import type { Identities } from "../identities.ts";
import type { Person, Persons } from "../persons.ts";
import { compareReferences, pullRequestUrl } from "../references.ts";
import type { ReviewItem, Voter } from "../roll.ts";
import { latestText } from "../trail.ts";
import { mergedIn } from "./authorship.ts";

type Item<About extends ReviewItem["about"]> = Extract<ReviewItem, { about: About }>;

/** A person whose only claim to vote is commits that are too old. */
export function oldCommitsItem({ login, trail }: Person): Item<"old-commits"> {
  const authored = [...trail.commits.values()].map(({ authoredAt }) => authoredAt).sort();
  const newest = authored.at(-1) ?? "";
  const pullRequests = mergedIn(trail.commits);
  return { about: "old-commits", login, commits: authored.length, newest, pullRequests };
}

/** Everyone in a Co-authored-by line except bots, with the account if the address is known. */
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

/** A login without what companies add to those that they manage: `ada-l_northwind`. No other has an underscore. */
function unmanagedLogin(login: string): string {
  return loginKey(login).replace(/(?<=.)_[^_]*$/, "");
}

/** Voters of one full name, or with a login and the same one managed by a company: perhaps one person twice. */
function sameNames(voters: readonly Voter[], known: readonly Item<"shared-address">[]) {
  const groups = new Map<string, Voter[]>();
  for (const voter of voters) {
    const name = voter.name ?? "";
    const keys = [`@${unmanagedLogin(voter.login)}`, ...(isFullName(name) ? [nameKey(name)] : [])];
    for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), voter]);
  }
  const told = new Set(known.map(({ logins }) => logins.join(" ")));
  return [...groups.values()].flatMap((group): Item<"same-name">[] => {
    const logins = group.map(({ login }) => login);
    if (logins.length < 2 || told.has(logins.join(" "))) return [];
    told.add(logins.join(" "));
    return [{ about: "same-name", name: shortName(visible(group[0]?.name ?? "")), logins }];
  });
}

/** Items about the voters themselves. */
export function voterItems(voters: readonly Voter[]): ReviewItem[] {
  const items: ReviewItem[] = [];
  for (const { id, login, name, email } of voters) {
    if (id === null) items.push({ about: "no-account", login });
    if (email === null) items.push({ about: "no-address", login });
    if (looksLikeBot(login) || looksLikeBot(name ?? "")) {
      items.push({ about: "looks-like-bot", login, name });
    }
  }
  const shared = sharedMailboxes(voters);
  return [...items, ...shared, ...sameNames(voters, shared)];
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

/** Pull requests that could not be read and that officials credit to no one yet. */
export function unreadItems(
  unread: readonly UnreadPullRequest[],
  { credited }: Pick<VoterDecisions, "credited">,
): Item<"unread">[] {
  const settled = new Set([...credited.values()].flatMap((credits) => [...credits.keys()]));
  const items = unread.map(({ repository, number, reason }): Item<"unread"> => {
    const pullRequest = `${repository}#${number}`;
    return {
      about: "unread",
      pullRequest,
      url: pullRequestUrl(pullRequest),
      reason: visible(reason),
    };
  });
  return items
    .filter(({ pullRequest }) => !settled.has(pullRequest))
    .sort((a, b) => compareReferences(a.pullRequest, b.pullRequest));
}

/** Officials' entries about pull requests that do not count: misspelled, or from another year. */
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

/** Exclusions of logins without an account in the evidence: the person meant may still be a voter. */
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

/** Items sorted by kind, in format order, then by login. */
export function sortReview(items: readonly ReviewItem[]): ReviewItem[] {
  const keyOf = (item: ReviewItem): string => {
    if ("login" in item && item.about !== "co-author") return item.login;
    return "logins" in item ? item.logins.join(" ") : "";
  };
  const kinds: readonly ReviewItem["about"][] = [
    "unread",
    "unresolved",
    "unlisted-repository",
    "deleted-account",
    "not-a-person",
    "looks-like-bot",
    "other-name",
    "shared-address",
    "same-name",
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
