import { Temporal } from "temporal-polyfill";
import { type Ledger, type Term, termStart } from "../committee/ledger.ts";
import { compareLogins, loginKey } from "../people/account.ts";
import type { AccessReview } from "./access.ts";
import type { CommitterReview } from "./committers.ts";

/** What becomes of a role that a former member has; `none` where they have it not. */
export type FormerRole = "none" | "keeps" | "proposed" | "doubtful" | "named" | "loses";

/** A former committee member who still has a role on GitHub. */
export interface FormerMember {
  readonly login: string;
  readonly name: string;
  /** Their last term. */
  readonly term: Term;
  readonly committer: FormerRole;
  readonly admin: FormerRole;
  readonly owner: FormerRole;
}

/** The last term of every former committee member as of a day; by login key. */
export function lastTerms(
  { terms }: Pick<Ledger, "terms">,
  sitting: ReadonlySet<string>,
  on: Temporal.PlainDate,
): ReadonlyMap<string, Term> {
  const { compare } = Temporal.PlainDate;
  const last = new Map<string, Term>();
  const begun = terms.filter((term) => compare(termStart(term), on) <= 0);
  for (const term of begun.toSorted((a, b) => compare(termStart(a), termStart(b)))) {
    if (!sitting.has(loginKey(term.holder))) last.set(loginKey(term.holder), term);
  }
  return last;
}

function committerRole(key: string, review: CommitterReview): FormerRole {
  const isTheirs = ({ login }: { readonly login: string }): boolean => loginKey(login) === key;
  if (review.active.some(isTheirs)) return "keeps";
  if (review.inactive.some(isTheirs)) return "proposed";
  if (review.doubtful.some(isTheirs)) return "doubtful";
  return review.named.some(isTheirs) ? "named" : "none";
}

function accessRole(key: string, review: AccessReview): FormerRole {
  const isTheirs = ({ login }: { readonly login: string }): boolean => loginKey(login) === key;
  if (review.drop.some(isTheirs)) return "loses";
  return review.kept.some(isTheirs) ? "named" : "none";
}

/** What former members of the committee keep and lose, by login; those who have no role are left out. */
export function formerMembers(
  terms: ReadonlyMap<string, Term>,
  committers: CommitterReview,
  admins: AccessReview,
  owners: AccessReview,
): FormerMember[] {
  return [...terms]
    .map(([key, term]) => ({
      login: term.holder,
      name: term.name,
      term,
      committer: committerRole(key, committers),
      admin: accessRole(key, admins),
      owner: accessRole(key, owners),
    }))
    .filter(({ committer, admin, owner }) =>
      [committer, admin, owner].some((role) => role !== "none"),
    )
    .sort((a, b) => compareLogins(a.login, b.login));
}
