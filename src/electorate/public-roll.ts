import type { ReviewItem, Roll, Voter } from "./roll.ts";

const likeAnAddress = /[^\s@]+@[^\s@]+/u;

/** A voter without addresses. */
export interface PublicVoter extends Omit<Voter, "email" | "emails"> {
  /** Whether an invitation can be sent. */
  readonly reachable: boolean;
}

/** A roll that may be shared: it holds no address. */
export interface PublicRoll extends Omit<Roll, "voters" | "review"> {
  readonly voters: readonly PublicVoter[];
  readonly review: readonly PublicReviewItem[];
}

type WithoutEmail<Item> = Item extends unknown ? Omit<Item, "email"> : never;
export type PublicReviewItem = WithoutEmail<ReviewItem>;

/** A name as far as it may be shared: people who set an address as their name are shown by login only. */
function publicName(name: string | null): string | null {
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
    default:
      return item;
  }
}

/** The roll without any address: what can be published so that people find out whether they are on it. */
export function publicRoll(roll: Roll): PublicRoll {
  return {
    ...roll,
    voters: roll.voters.map(publicVoter),
    review: roll.review.map(publicReviewItem),
  };
}
