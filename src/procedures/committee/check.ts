import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { charterInForce } from "../../charter/kata-charters.ts";
import { type CommitteeFinding, checkCommittee } from "../../committee/check-committee.ts";
import {
  describeMemberListFinding,
  type MemberList,
  readMemberList,
} from "../../committee/member-list/member-list.ts";
import { ElectionError } from "../../errors.ts";
import { organizationIndex } from "../../people/organizations.ts";
import { ledgerFileProblems, readLedgerAsIs } from "../../workspace/committee/committee-file.ts";
import { readCharters } from "../../workspace/election/charter-file.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";

export const committeeCheckReport = z.strictObject({
  formatVersion: z.literal(1),
  findings: z.array(z.strictObject({ severity: z.enum(["wrong", "note"]), text: z.string() })),
});

/** The findings as JSON. */
export function committeeCheckJson(findings: readonly CommitteeFinding[]) {
  return { formatVersion: 1 as const, findings: [...findings] };
}

const readmePath = "README.md";

/** The member list, or what is wrong with it: missing, duplicated, half edited. */
async function memberList(
  workspace: Workspace,
): Promise<{ readonly list?: MemberList; readonly findings: readonly CommitteeFinding[] }> {
  const text = await readText(workspace, readmePath);
  if (text === undefined) {
    return { findings: [{ severity: "note", text: `there is no ${readmePath} to compare with` }] };
  }
  try {
    const list = readMemberList(text, readmePath);
    const findings = list.findings.map(
      (finding): CommitteeFinding => ({
        severity: finding.code === "organization-missing" ? "note" : "wrong",
        text: describeMemberListFinding(finding, readmePath),
      }),
    );
    return { list, findings };
  } catch (failure) {
    if (!(failure instanceof ElectionError)) throw failure;
    const lines = failure.message.split("\n");
    return { findings: lines.map((line) => ({ severity: "wrong", text: line })) };
  }
}

/**
 * Everything that disagrees about the committee today, with what is odd on the README's page.
 *
 * @throws ElectionError (input) where there is no valid ledger.
 */
export async function checkCommitteeFiles(
  workspace: Workspace,
  today: Temporal.PlainDate,
): Promise<CommitteeFinding[]> {
  const { value: ledger } = await readLedgerAsIs(workspace);
  const charter = charterInForce(today, await readCharters(workspace));
  const organizations = organizationIndex(await readPeople(workspace));
  const { list, findings: odd } = await memberList(workspace);
  const problems = await ledgerFileProblems(workspace, ledger);
  return [
    ...odd,
    ...checkCommittee(ledger, problems, charter, list?.members, today, organizations),
  ];
}
