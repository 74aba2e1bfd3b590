import type { Temporal } from "temporal-polyfill";
import { utcDate } from "../dates.ts";
import { sharedIn } from "./references.ts";
import type { ReviewItem, Roll, Voter } from "./roll.ts";

const likeAnAddress = /[^\s@]@[^\s@]/u;

/** A voter without addresses. */
export interface PublicVoter extends Omit<Voter, "email" | "emails"> {
  /** Whether an invitation can be sent. */
  readonly reachable: boolean;
}

/** A roll that may be shared: it holds no address. */
export interface PublicRoll extends Omit<Roll, "voters" | "review" | "rule" | "evidence"> {
  /** Private repositories are counted, not named. */
  readonly rule: Omit<Roll["rule"], "private"> & { readonly privateRepositories?: number };
  readonly evidence: Omit<Roll["evidence"], "privateOnly">;
  readonly voters: readonly PublicVoter[];
  readonly review: readonly PublicReviewItem[];
}

type WithoutEmail<Item> = Item extends unknown ? Omit<Item, "email"> : never;
export type PublicReviewItem = WithoutEmail<ReviewItem>;

/** A name for sharing: people whose name is an address are shown by login only. */
export function publicName(name: string | null): string | null {
  return name !== null && likeAnAddress.test(name) ? null : name;
}

function publicNames(names: readonly string[]): string[] {
  return names.flatMap((name) => publicName(name) ?? []);
}

/** The voter's entry without addresses. */
export function publicVoter({ email, emails: _, ...voter }: Voter): PublicVoter {
  return { ...voter, name: publicName(voter.name), reachable: email !== null };
}

/** The review item without addresses. */
export function publicReviewItem(item: ReviewItem): PublicReviewItem {
  switch (item.about) {
    case "unresolved": {
      const { email: _, names, ...rest } = item;
      const name = publicName(rest.name) ?? "";
      return { ...rest, name, ...(names === undefined ? {} : { names: publicNames(names) }) };
    }
    case "other-name":
      return { ...item, names: publicNames(item.names) };
    case "co-author": {
      const { email: _, ...rest } = item;
      return { ...rest, name: publicName(rest.name) ?? "" };
    }
    case "shared-address": {
      const { email: _, ...rest } = item;
      return rest;
    }
    case "looks-like-bot":
      return { ...item, name: publicName(item.name) };
    case "same-name":
      return { ...item, name: publicName(item.name) ?? "" };
    default:
      return item;
  }
}

/**
 * The review items for sharing: without addresses and private repositories.
 *
 * @returns `hidden`: how many are only about private repositories, and left out.
 */
export function publicReview(
  { rule }: Pick<Roll, "rule">,
  items: readonly ReviewItem[],
): { readonly shown: readonly PublicReviewItem[]; readonly hidden: number } {
  if (rule.private === undefined) return { shown: items.map(publicReviewItem), hidden: 0 };
  const isShown = sharedIn(rule.private);
  const shown = items.flatMap((item): PublicReviewItem[] => {
    const told = publicReviewItem(item);
    const { commit, pullRequest, repository, pullRequests } = told as Readonly<{
      [Key in "commit" | "pullRequest" | "repository"]?: string;
    }> & { readonly pullRequests?: readonly string[] };
    const places = [commit, pullRequest, repository].filter((each) => each !== undefined);
    if (!places.every(isShown)) return [];
    if (pullRequests === undefined) return [told];
    const rest = pullRequests.filter(isShown);
    if (rest.length === 0 && pullRequests.length > 0) return [];
    return [{ ...told, pullRequests: rest } as PublicReviewItem];
  });
  return { shown, hidden: items.length - shown.length };
}

/** The roll without any address: what can be published so that people find out whether they are on it. */
export function publicRoll(roll: Roll): PublicRoll {
  const { private: hidden = [], ...rule } = roll.rule;
  const { privateOnly: _, ...evidence } = roll.evidence;
  const names = new Set(hidden);
  return {
    ...roll,
    rule: {
      ...rule,
      repositories: rule.repositories.filter((name) => !names.has(name)),
      skipped: rule.skipped.filter(({ name }) => !names.has(name)),
      ...(names.size === 0 ? {} : { privateRepositories: names.size }),
    },
    evidence,
    voters: roll.voters.map(publicVoter),
    review: publicReview(roll, roll.review).shown,
  };
}

/** What readers of a public list need besides it: how final it is, and who to tell about mistakes. */
export interface PublicList extends PublicRoll {
  /** Merged pull requests are known until this day only, `2026-09-30`; without it the period is over. */
  readonly provisional?: string;
  /** The last frozen revision. */
  readonly frozen?: { readonly revision: number; readonly sha256: string; readonly on: string };
  readonly objections: {
    /** Logins of the election's officials. */
    readonly to: readonly string[];
    /** The UTC date on which voting opens. */
    readonly before: string;
  };
}

/** What an election's public list shows besides the voters. */
export interface ListedElection {
  readonly officials: readonly { readonly login: string }[];
  readonly voting: { readonly opens: Temporal.Instant };
  readonly rolls?:
    | readonly {
        readonly revision: number;
        readonly sha256: string;
        readonly frozen: Temporal.PlainDate;
      }[]
    | undefined;
}

/** The part of a public list from election.yaml: the last frozen revision, and how to object. */
export function listStanding({
  officials,
  voting,
  rolls = [],
}: ListedElection): Pick<PublicList, "frozen" | "objections"> {
  const last = rolls.at(-1);
  return {
    ...(last === undefined
      ? {}
      : {
          frozen: { revision: last.revision, sha256: last.sha256, on: last.frozen.toString() },
        }),
    objections: {
      to: officials.map(({ login }) => login),
      before: utcDate(voting.opens).toString(),
    },
  };
}

/** The roll as it is published, with how to object to it. */
export function publicList(roll: Roll, election: ListedElection): PublicList {
  const { until } = roll.evidence;
  return {
    ...publicRoll(roll),
    ...(until === undefined ? {} : { provisional: until.slice(0, 10) }),
    ...listStanding(election),
  };
}
