import { compareLogins, sameLogin } from "../../people/account.ts";
import { parseNoreply } from "../../people/address.ts";
import { agentOf, looksLikeBot, looksLikeTool } from "../../people/agents.ts";
import { isFullName, shortName } from "../../people/fold-name.ts";
import type { PeopleFile } from "../../people/people-file.ts";
import { canBeSamePerson, isTellingName } from "../../people/same-person.ts";
import { visible } from "../../visible-text.ts";
import { compareText } from "../../wording.ts";
import type { Entitled } from "../entitlement.ts";
import { nameOf, type Person, type Persons, type Stranger } from "../persons.ts";
import { commitUrl, compareReferences } from "../references.ts";
import type { ReviewItem } from "../roll.ts";
import { type CommitTrace, compareLatest } from "../trail.ts";

type Item<About extends ReviewItem["about"]> = Extract<ReviewItem, { about: About }>;

/** The commit merged first represents a trail, so that later merges do not change it. */
function firstCommit({ trail }: { readonly trail: Pick<Stranger["trail"], "commits"> }): string {
  const dated = [...trail.commits].map(([oid, { repository, merges }]) => ({
    at: merges.map(({ mergedAt }) => mergedAt).sort()[0] ?? "",
    reference: `${repository}@${oid}`,
  }));
  dated.sort((a, b) => compareText(a.at, b.at) || compareText(a.reference, b.reference));
  return dated[0]?.reference ?? "";
}

/** The pull requests that merged commits, in the order of references. */
export function mergedIn(commits: Person["trail"]["commits"]): string[] {
  const references = [...commits.values()].flatMap(({ merges }) =>
    merges.map(({ reference }) => reference),
  );
  return [...new Set(references)].sort(compareReferences);
}

/** All spellings of names, the latest first; one of several at the same time by code units. */
function namesIn(names: Person["trail"]["names"]): string[] {
  const dated = [...names.values()].sort(compareLatest);
  return dated.map(({ text }) => shortName(visible(text)));
}

/**
 * Whether a pull request's author may have written its commits, by name: `yes` if names match, `perhaps` if a
 * name says nothing.
 */
function couldBe(opener: Person | undefined, name: string): "yes" | "perhaps" | "no" {
  const names = [opener?.profile?.name ?? "", ...(opener?.trail.names.keys() ?? [])];
  const known = names.filter((each) => each !== "");
  if (!isTellingName(name)) return "perhaps";
  if ([opener?.login ?? "", ...known].some((each) => canBeSamePerson(each, name))) return "yes";
  return known.length === 0 ? "perhaps" : "no";
}

/** Commits without a known person. */
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

/** Whether an address is the account's own noreply one, which only its owner has at hand. */
function isOwnNoreply({ id, login }: Person, email: string): boolean {
  const owner = parseNoreply(email);
  if (owner === undefined) return false;
  return owner.id === undefined ? sameLogin(owner.login, login) : owner.id === id;
}

/** Whether a commit is clearly by the person whose account registered its address. */
function isPlainlyTheirs(
  person: Person,
  names: readonly string[],
  { name, email, isVouched }: CommitTrace,
): boolean {
  if (isVouched) return true;
  if (looksLikeTool({ name, email })) return false;
  return isOwnNoreply(person, email) || names.some((known) => canBeSamePerson(known, name));
}

/**
 * Whether nothing shows that a person made a commit: others alone signed it off, as those do who let an agent
 * write, or no one did, and no name of the account is a full one.
 */
function isUnsigned(
  person: Person,
  { signed, email, isVouched }: CommitTrace,
  names: readonly string[],
): boolean {
  if (isVouched || signed === "own") return false;
  return signed === "others" || !(isOwnNoreply(person, email) || names.some(isFullName));
}

/**
 * Commits in others' pull requests under a name that is not the voter's or is a tool's: whoever registers an
 * address on GitHub gets its commits. It is a question if nothing else makes the person a voter. Accounts that
 * look like bots are questions anyway.
 */
export function otherNameItems(
  entitled: readonly Entitled[],
  { names: spellings }: Pick<PeopleFile, "names">,
  oldestCommit: string,
): (Item<"other-name"> | Item<"looks-like-bot">)[] {
  type Found = readonly (Item<"other-name"> | Item<"looks-like-bot">)[];
  return entitled.flatMap(({ person, entitlement }): Found => {
    const { login, formerly, profile, trail } = person;
    const spelled = spellings.filter((each) => sameLogin(each.login, login));
    if (looksLikeBot(login) || looksLikeBot(nameOf(person, spelled[0]) ?? "")) return [];
    const names = [
      ...[login, ...formerly, profile?.name ?? ""],
      ...spelled.flatMap(({ name, also }) => [name, ...also]),
    ];
    const counted = [...trail.commits].filter(([, { authoredAt }]) => authoredAt >= oldestCommit);
    const others = counted.filter(([, commit]) => !isPlainlyTheirs(person, names, commit));
    const isOnlyAuthor = entitlement.via.join() === "commit";
    if (isOnlyAuthor && others.length < counted.length && spelled.length === 0) {
      const spoken = [profile?.name ?? "", ...counted.map(([, { name }]) => name)];
      if (counted.every(([, commit]) => isUnsigned(person, commit, spoken))) {
        const name = shortName(visible(profile?.name ?? counted[0]?.[1].name ?? ""));
        return [{ about: "looks-like-bot" as const, login, name }];
      }
    }
    if (others.length === 0) return [];
    const all = others.length === counted.length;
    const alone = isOnlyAuthor && all;
    // Someone who opened pull requests with only an agent's commits is most likely the agent.
    if (!alone && all && others.every(([, commit]) => agentOf(commit) !== undefined)) {
      const name = shortName(visible(profile?.name ?? others[0]?.[1].name ?? ""));
      return [{ about: "looks-like-bot" as const, login, name }];
    }
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
