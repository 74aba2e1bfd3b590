import { compareLogins } from "../people/account.ts";
import { addressKey } from "../people/address.ts";
import { looksLikeBot } from "../people/bots.ts";
import { shortName } from "../people/fold-name.ts";
import { visible } from "../visible-text.ts";
import type { VoterDecisions } from "./entitlement.ts";
import type { Gathered } from "./gather.ts";
import type { Identities } from "./identities.ts";
import { latestText, type Person, type Persons, type Stranger } from "./persons.ts";
import { commitUrl, compareReferences, pullRequestUrl } from "./references.ts";
import type { ReviewItem, Voter } from "./roll.ts";

type Item<About extends ReviewItem["about"]> = Extract<ReviewItem, { about: About }>;

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The commit that was merged first stands for all of a trail: later merges do not change it. */
function firstCommit({ trail }: Stranger): string {
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

/** Commits that no person is known for. */
export function unresolvedItems(
  { strangers, byKey }: Persons,
  oldestCommit: string,
): Item<"unresolved">[] {
  const loginOf = (id: number): string => byKey.get(`#${id}`)?.login ?? "";
  const items = strangers.map((stranger): Item<"unresolved"> => {
    const { trail, perhaps } = stranger;
    const commit = firstCommit(stranger);
    const isOld = [...trail.commits.values()].every(({ authoredAt }) => authoredAt < oldestCommit);
    return {
      about: "unresolved",
      commit,
      url: commitUrl(commit),
      name: shortName(visible(latestText(trail.names) ?? "")),
      email: visible(trail.address),
      commits: trail.commits.size,
      pullRequests: mergedIn(trail.commits),
      ...(isOld ? { old: true } : {}),
      ...(perhaps.length > 0 ? { perhaps: perhaps.map(loginOf).sort(compareLogins) } : {}),
    };
  });
  return items.sort((a, b) => compareText(a.commit, b.commit) || compareText(a.name, b.name));
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

/** What is to be looked at about the voters themselves. */
export function voterItems(voters: readonly Voter[]): ReviewItem[] {
  const items: ReviewItem[] = [];
  const holders = new Map<string, Voter[]>();
  for (const voter of voters) {
    const { id, login, name, email } = voter;
    if (id === null) items.push({ about: "no-account", login });
    if (email === null) items.push({ about: "no-address", login });
    else holders.set(addressKey(email), [...(holders.get(addressKey(email)) ?? []), voter]);
    if (looksLikeBot(login) || looksLikeBot(name ?? "")) {
      items.push({ about: "looks-like-bot", login, name });
    }
  }
  for (const [email, sharing] of holders) {
    if (sharing.length < 2) continue;
    items.push({ about: "shared-address", email, logins: sharing.map(({ login }) => login) });
  }
  return items;
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
export function idleCreditItems({ idle }: Pick<VoterDecisions, "idle">): Item<"idle-credit">[] {
  const items = idle.map(({ pullRequest, authors }) => ({
    about: "idle-credit" as const,
    pullRequest,
    logins: authors.toSorted(compareLogins),
  }));
  return items.sort((a, b) => compareReferences(a.pullRequest, b.pullRequest));
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
    "shared-address",
    "idle-credit",
    "old-commits",
    "no-account",
    "no-address",
    "renamed",
    "co-author",
  ];
  const kindOf = ({ about }: ReviewItem): number => kinds.indexOf(about);
  return items.toSorted((a, b) => kindOf(a) - kindOf(b) || compareLogins(keyOf(a), keyOf(b)));
}
