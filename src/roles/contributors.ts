import { commitUrl, pullRequestUrl } from "../electorate/references.ts";
import type { ReviewItem, Roll } from "../electorate/roll.ts";
import { loginKey } from "../people/account.ts";
import { foldName } from "../people/fold-name.ts";
import type { ListedAccount } from "./role-lists.ts";

/** The parts of a roll that say who had code merged. */
export type RollOfContributors = Pick<Roll, "rule" | "voters" | "review" | "excluded">;

/** Why the roll alone does not prove that someone had no code merged. */
export type RollDoubt =
  | { readonly because: "decision"; readonly decision: string }
  | { readonly because: "excluded"; readonly reason: string }
  | { readonly because: "unresolved"; readonly url: string }
  | { readonly because: "old-commits" | "co-author"; readonly url: string };

/** What a roll says about someone: merged code in the period, a doubt, or nothing at all. */
export type RollVerdict =
  | { readonly is: "contributor"; readonly latest: string }
  | { readonly is: "doubtful"; readonly doubt: RollDoubt }
  | { readonly is: "absent" };

type Logins = ReadonlySet<string>;

/** Every login of an account, including former ones. */
function namesOf({ login }: ListedAccount, { review }: RollOfContributors): Logins {
  const names = new Set([loginKey(login)]);
  for (const item of review) {
    if (item.about !== "renamed") continue;
    const known = [item.login, ...item.formerly].map(loginKey);
    if (known.some((name) => names.has(name))) for (const name of known) names.add(name);
  }
  return names;
}

function isTheirs(login: string | undefined, names: Logins): boolean {
  return login !== undefined && names.has(loginKey(login));
}

function firstUrl(pullRequests: readonly string[]): string {
  return pullRequestUrl(pullRequests[0] ?? "");
}

function reviewDoubt(item: ReviewItem, names: Logins): RollDoubt | undefined {
  switch (item.about) {
    case "unresolved":
      return item.old !== true && item.perhaps?.some((login) => isTheirs(login, names))
        ? { because: "unresolved", url: commitUrl(item.commit) }
        : undefined;
    case "old-commits":
      return isTheirs(item.login, names)
        ? { because: "old-commits", url: firstUrl(item.pullRequests) }
        : undefined;
    case "co-author":
      return isTheirs(item.login, names)
        ? { because: "co-author", url: firstUrl(item.pullRequests) }
        : undefined;
    default:
      return undefined;
  }
}

/** The doubt about someone whose name is that of an author whom no account is known for. */
export function namesakeDoubt(
  name: string | undefined,
  { review }: RollOfContributors,
): RollDoubt | undefined {
  const wanted = foldName(name ?? "");
  if (wanted === "") return undefined;
  const found = unknownAuthors({ review }).find((item) => foldName(item.name) === wanted);
  return found === undefined ? undefined : { because: "unresolved", url: commitUrl(found.commit) };
}

/** Authors of counted commits whom no account is known for. */
export function unknownAuthors({
  review,
}: Pick<RollOfContributors, "review">): Extract<ReviewItem, { about: "unresolved" }>[] {
  return review.filter((item) => item.about === "unresolved").filter(({ old }) => old !== true);
}

/**
 * What a roll says about an account of one of GitHub's lists, which is found by its number, else by any
 * of its logins. Who votes by a decision alone, without merged code, is doubtful.
 */
export function rollVerdict(account: ListedAccount, roll: RollOfContributors): RollVerdict {
  const names = namesOf(account, roll);
  const voter =
    roll.voters.find(({ id }) => id === account.id) ??
    roll.voters.find(({ id, login }) => id === null && isTheirs(login, names));
  if (voter !== undefined && voter.latest !== null) {
    return { is: "contributor", latest: voter.latest };
  }
  if (voter?.decision !== undefined) {
    return { is: "doubtful", doubt: { because: "decision", decision: voter.decision } };
  }
  const excluded = roll.excluded.find(({ login }) => isTheirs(login, names));
  if (excluded !== undefined) {
    return { is: "doubtful", doubt: { because: "excluded", reason: excluded.reason } };
  }
  const doubt = roll.review.map((item) => reviewDoubt(item, names)).find((each) => each);
  return doubt === undefined ? { is: "absent" } : { is: "doubtful", doubt };
}
