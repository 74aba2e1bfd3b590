import type { Charter } from "../charter/charter.ts";
import { loginKey, sameLogin } from "../people/account.ts";
import { plural } from "../wording.ts";
import type { CommitteeMember } from "./access.ts";
import { type NominationIssue, nomineeOf } from "./nomination.ts";
import { approvalsNeeded, countQuorum, type Quorum } from "./quorum.ts";
import { type ListedAccount, loginKeys } from "./role-lists.ts";

export interface NominationToJudge {
  readonly issue: NominationIssue;
  readonly charter: Charter;
  readonly committee: readonly CommitteeMember[];
  /** Everyone in the team of committers. */
  readonly committers: readonly ListedAccount[];
  /** Logins of members of the committee that GitHub knows no account by. */
  readonly unknown: readonly string[];
  /** Whom officials name, where the issue is not plain. */
  readonly nominee: string | undefined;
  readonly nominator: string | undefined;
}

/** Whether someone may become a committer, as far as the charter's two conditions go. */
export interface NominationVerdict {
  readonly issue: NominationIssue;
  readonly charter: Charter;
  readonly quorum: Quorum;
  /** Undefined where the issue does not name exactly one account. */
  readonly nominee: string | undefined;
  readonly isNomineeCommitter: boolean;
  /** Undefined where the account that opened the issue is gone. */
  readonly nominator: string | undefined;
  readonly isNominatorCommitter: boolean;
  readonly unknown: readonly string[];
  readonly isApproved: boolean;
  /** Why it is not approved; empty where it is. */
  readonly because: string;
}

function reasonsAgainst(
  { missing, needed }: Quorum,
  nominator: string | undefined,
  {
    nominee,
    isNominatorCommitter,
    isOwn,
  }: Pick<NominationVerdict, "nominee" | "isNominatorCommitter"> & { readonly isOwn: boolean },
): string[] {
  const who = nominator ?? "a deleted account";
  return [
    ...(missing === 0 ? [] : [`of ${needed} approvals ${plural(missing, "is", "are")} missing`]),
    ...(nominee === undefined ? ["it is unclear who is nominated (name them with --nominee)"] : []),
    ...(isNominatorCommitter ? [] : [`it was made by ${who}, who is not a committer`]),
    ...(isOwn ? [`${who} nominated themselves`] : []),
  ];
}

/**
 * Judges a nomination by the charter: an established committer nominates, a quorum of the active committee
 * approves. Committers are those of today. Whose nomination is not plain cannot be approved: their own
 * approval, which does not count, could not be told from another's.
 */
export function judgeNomination(sources: NominationToJudge): NominationVerdict {
  const { issue, charter, committee, committers, unknown } = sources;
  const nominator = sources.nominator ?? issue.author?.login;
  const nominee = sources.nominee ?? nomineeOf(issue);
  const established = loginKeys(committers);
  const isCommitter = (login: string | undefined): boolean =>
    login !== undefined && established.has(loginKey(login));
  const isOwn = nominee !== undefined && nominator !== undefined && sameLogin(nominee, nominator);
  const needed = approvalsNeeded(charter, committee.length);
  const quorum = countQuorum(issue, committee, needed, nominee);
  const isNominatorCommitter = isCommitter(nominator);
  const reasons = reasonsAgainst(quorum, nominator, { nominee, isNominatorCommitter, isOwn });
  return {
    issue,
    charter,
    quorum,
    nominee,
    isNomineeCommitter: isCommitter(nominee),
    nominator,
    isNominatorCommitter,
    unknown,
    isApproved: reasons.length === 0,
    because: reasons.length === 0 ? "" : `the nomination is not approved: ${reasons.join("; ")}`,
  };
}
