import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { NominationVerdict } from "../../roles/judge-nomination.ts";
import type { Statement } from "../../roles/quorum.ts";

const statement = z.strictObject({
  login: z.string(),
  stance: z.enum(["approves", "objects", "unclear"]),
  by: z.enum(["comment", "reaction"]),
  at: z.string(),
  editedAt: z.string().nullable(),
  editedBy: z.string().nullable(),
  url: z.string(),
  text: z.string(),
});
const person = z.strictObject({ login: z.string().nullable(), committer: z.boolean() });

export const quorumReport = z.strictObject({
  formatVersion: z.literal(1),
  issue: z.strictObject({
    repository: z.string(),
    number: z.int(),
    url: z.string(),
    title: z.string(),
    open: z.boolean(),
  }),
  asOf: z.iso.date(),
  charter: z.string(),
  rule: z.strictObject({
    quorum: z.union([z.literal("majority"), z.int()]),
    clause: z.strictObject({ text: z.string(), source: z.string() }),
  }),
  nominee: person,
  nominator: person,
  needed: z.int(),
  approvals: z.int(),
  missing: z.int(),
  committee: z.array(
    z.strictObject({
      login: z.string(),
      name: z.string(),
      position: z.enum(["approves", "objects", "unclear", "silent"]),
      why: z.string().nullable().describe("why a clear answer does not count, or unclear"),
      statement: statement.nullable(),
      toRead: z.array(statement),
    }),
  ),
  others: z.array(statement).describe("clear answers of people who are not on the committee"),
  unknownAccounts: z.array(z.string()),
  approved: z.boolean(),
  because: z.string().nullable(),
});

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
export function quorumJson(
  verdict: NominationVerdict,
  on: Temporal.PlainDate,
): z.input<typeof quorumReport> {
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
    unknownAccounts: [...verdict.unknown],
    approved: verdict.isApproved,
    because: verdict.because === "" ? null : verdict.because,
  };
}
