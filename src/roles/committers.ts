import type { Temporal } from "temporal-polyfill";
import { compareLogins, loginKey } from "../people/account.ts";
import type { BotIndex } from "../people/bots.ts";
import {
  namesakeDoubt,
  type RollDoubt,
  type RollOfContributors,
  rollVerdict,
} from "./contributors.ts";
import type { NamedPeople, NamedPerson } from "./named-people.ts";
import type { ListedAccount } from "./role-lists.ts";

/** The latest piece of someone's work that GitHub finds. */
export interface Work {
  /** When it was merged or submitted, `2026-10-05T00:00:00Z`. */
  readonly at: string;
  /** The pull request, `owner/repository#number`. */
  readonly reference: string;
  readonly url: string;
  /** It is in a private repository, whose name must not be shown. */
  readonly isPrivate: boolean;
}

/** What someone last did in the organization; a review does not make a Contributor, but people ask. */
export interface LastWork {
  readonly merged?: Work;
  readonly review?: Work;
  /** The name of their profile. */
  readonly name?: string;
}

/** A committer without merged code in the period, and the day from which they may be removed. */
export interface InactiveCommitter {
  readonly login: string;
  readonly lastWork: LastWork;
  /** The day on which they were first listed as inactive. */
  readonly listed: Temporal.PlainDate;
  readonly removeFrom: Temporal.PlainDate;
  /** The charter does not exempt committee members, so the review points them out. */
  readonly onCommittee: boolean;
  /** The expired decision that kept them. */
  readonly expired?: NamedPerson;
}

/** Why a person must check a committer before anything is proposed. */
export type CommitterDoubt =
  | RollDoubt
  /** Merged in the period, in a repository or branch that makes no one a Contributor. */
  | { readonly because: "not-counted"; readonly work: Work }
  /** `people.yaml` calls the account a robot's, whom the charter does not speak of. */
  | { readonly because: "robot"; readonly reason: string };

export interface DoubtfulCommitter {
  readonly login: string;
  readonly doubt: CommitterDoubt;
  readonly lastWork: LastWork;
}

/** Every committer, in one of four groups; each by login. */
export interface CommitterReview {
  /** With code merged in the period; `since`: only after the roll's period ended. */
  readonly active: readonly {
    readonly login: string;
    readonly latest: string;
    readonly since: boolean;
  }[];
  readonly inactive: readonly InactiveCommitter[];
  readonly doubtful: readonly DoubtfulCommitter[];
  /** Without merged code, and kept by a decision. */
  readonly named: readonly { readonly login: string; readonly by: NamedPerson }[];
}

export interface CommittersToReview {
  readonly committers: readonly ListedAccount[];
  readonly roll: RollOfContributors;
  /** By login key: of everyone whom {@link committersToLookUp} names. */
  readonly work: ReadonlyMap<string, LastWork>;
  readonly named: NamedPeople;
  readonly bots: BotIndex;
  /** Login keys of the members of the committee. */
  readonly committee: ReadonlySet<string>;
  readonly today: Temporal.PlainDate;
  readonly reviewDays: number;
  /** By login key: since when someone is on the list that was shared; today for everyone else. */
  readonly listed: ReadonlyMap<string, Temporal.PlainDate>;
}

/** The committers who are not contributors by the roll: ask GitHub for their last activity. */
export function committersToLookUp(
  committers: readonly ListedAccount[],
  roll: RollOfContributors,
): string[] {
  return committers
    .filter((account) => rollVerdict(account, roll).is !== "contributor")
    .map(({ login }) => login)
    .sort(compareLogins);
}

function counts({ reference }: Work, { rule }: RollOfContributors): boolean {
  const [owner = "", name = ""] = (reference.split("#")[0] ?? "").toLowerCase().split("/");
  return (
    owner === rule.organization.toLowerCase() &&
    rule.repositories.some((counted) => counted.toLowerCase() === name)
  );
}

type Judgement =
  | { readonly is: "active"; readonly latest: string; readonly since: boolean }
  | { readonly is: "doubtful"; readonly doubt: CommitterDoubt }
  | { readonly is: "inactive" };

/** GitHub's latest answer overrides the roll: no one with merged code is proposed. */
function judge(account: ListedAccount, { roll, work, bots }: CommittersToReview): Judgement {
  const verdict = rollVerdict(account, roll);
  if (verdict.is === "contributor") return { is: "active", latest: verdict.latest, since: false };
  const merged = work.get(loginKey(account.login))?.merged;
  if (merged !== undefined && merged.at >= roll.rule.until && counts(merged, roll)) {
    return { is: "active", latest: merged.at, since: true };
  }
  if (verdict.is === "doubtful") return verdict;
  if (merged !== undefined && merged.at >= roll.rule.from) {
    return { is: "doubtful", doubt: { because: "not-counted", work: merged } };
  }
  const robot = bots.ofAccount({ login: account.login, type: "User" });
  if (robot !== undefined) return { is: "doubtful", doubt: { because: "robot", reason: robot } };
  const doubt = namesakeDoubt(work.get(loginKey(account.login))?.name, roll);
  return doubt === undefined ? { is: "inactive" } : { is: "doubtful", doubt };
}

/**
 * Sorts the committers into those with code merged in the period of the roll or since, those who are
 * proposed for removal once the review period is over, and those about whom a person has to decide first.
 *
 * @throws RangeError where it was not asked what someone last did whom the roll does not have.
 */
export function reviewCommitters(sources: CommittersToReview): CommitterReview {
  const { committers, work, named, committee, today, reviewDays, listed } = sources;
  const active: CommitterReview["active"][number][] = [];
  const inactive: InactiveCommitter[] = [];
  const doubtful: DoubtfulCommitter[] = [];
  const kept: CommitterReview["named"][number][] = [];
  for (const account of committers.toSorted((a, b) => compareLogins(a.login, b.login))) {
    const { login } = account;
    const key = loginKey(login);
    const { is, ...judgement } = judge(account, sources);
    if ("latest" in judgement) {
      active.push({ login, ...judgement });
      continue;
    }
    const lastWork = work.get(key);
    if (lastWork === undefined) throw new RangeError(`the last work of ${login} was not looked up`);
    const decision = named.inForce.get(key);
    if (decision !== undefined) kept.push({ login, by: decision });
    else if ("doubt" in judgement) doubtful.push({ login, lastWork, ...judgement });
    else {
      const since = listed.get(key) ?? today;
      const expired = named.expired.get(key);
      inactive.push({
        login,
        lastWork,
        listed: since,
        removeFrom: since.add({ days: reviewDays }),
        onCommittee: committee.has(key),
        ...(expired === undefined ? {} : { expired }),
      });
    }
  }
  return { active, inactive, doubtful, named: kept };
}
