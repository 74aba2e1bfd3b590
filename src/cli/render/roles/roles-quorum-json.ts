import type { Temporal } from "temporal-polyfill";
import type { NominationVerdict } from "../../../roles/judge-nomination.ts";
import type { Statement } from "../../../roles/quorum.ts";

function statementJson({ login, stance, by, at, editedAt, editedBy, url, text }: Statement) {
  return {
    login,
    stance,
    by,
    at,
    editedAt: editedAt ?? null,
    editedBy: editedBy ?? null,
    url,
    text,
  };
}

/** The verdict on a nomination as JSON. */
export function quorumJson(verdict: NominationVerdict, on: Temporal.PlainDate) {
  const { issue, charter, quorum } = verdict;
  const { value, clause } = charter.rules.committerQuorum;
  return {
    formatVersion: 1,
    issue: {
      repository: issue.repository,
      number: issue.number,
      url: issue.url,
      title: issue.title,
      open: issue.isOpen,
    },
    asOf: on.toString(),
    charter: charter.id,
    rule: { quorum: value, clause },
    nominee: { login: verdict.nominee ?? null, committer: verdict.isNomineeCommitter },
    nominator: { login: verdict.nominator ?? null, committer: verdict.isNominatorCommitter },
    needed: quorum.needed,
    approvals: quorum.approvals,
    missing: quorum.missing,
    committee: quorum.members.map(({ member, position, toRead }) => ({
      login: member.login,
      name: member.name,
      position: position.is,
      why: position.is === "unclear" ? position.why : null,
      statement: position.is === "silent" ? null : statementJson(position.statement),
      toRead: toRead.map(statementJson),
    })),
    others: quorum.others.map(statementJson),
    unknownAccounts: verdict.unknown,
    approved: verdict.isApproved,
    because: verdict.because === "" ? null : verdict.because,
  };
}
