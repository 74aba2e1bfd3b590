import { loginKey } from "../../people/account.ts";
import type { PublicReviewItem } from "../public-roll.ts";
import type { ReviewItem } from "../roll.ts";

/** The subject of a decision about a voter in `election.yaml`. */
export interface SubjectDecision {
  readonly subject: string;
}

/**
 * Whether someone could wrongly be a voter or not until a person decides. Other items are only for reading:
 * people who vote anyway, co-authors, renamed accounts, voters without an address or known only by login, and
 * commits too old to count.
 */
export function needsDecision(item: PublicReviewItem): boolean {
  switch (item.about) {
    case "unresolved":
      return item.old === undefined && item.votes === undefined;
    case "other-name":
      return item.alone !== undefined;
    case "idle-credit":
      return item.votes === undefined;
    case "old-commits":
    case "shared-address":
    case "same-name":
    case "looks-like-bot":
    case "not-a-person":
    case "deleted-account":
    case "idle-exclusion":
    case "unread":
    case "unlisted-repository":
      return true;
    case "co-author":
    case "no-account":
    case "renamed":
    case "no-address":
      return false;
  }
}

/** The words by which a decision can name a review item: never an address. */
function subjectsOf(item: PublicReviewItem): readonly string[] {
  switch (item.about) {
    case "unresolved":
      return [item.commit];
    case "deleted-account":
    case "idle-credit":
    case "unread":
      return [item.pullRequest];
    case "unlisted-repository":
      return [item.repository];
    case "shared-address":
    case "same-name":
      return item.logins;
    default:
      return "login" in item && item.login !== undefined ? [item.login] : [];
  }
}

function names(subject: string, wanted: string): boolean {
  const [key, wantedKey] = [loginKey(subject), loginKey(wanted)];
  const [place, id = ""] = key.split("@");
  const [wantedPlace, wantedId = ""] = wantedKey.split("@");
  const isShortened = wantedId.length >= 7 && id.startsWith(wantedId);
  return key === wantedKey || (place === wantedPlace && isShortened);
}

/** The items that a person must decide about and no recorded decision names. */
export function undecidedItems(
  review: readonly ReviewItem[],
  decisions: readonly SubjectDecision[],
): ReviewItem[] {
  return review.filter(
    (item) =>
      needsDecision(item) &&
      !subjectsOf(item).some((subject) => decisions.some((made) => names(subject, made.subject))),
  );
}
