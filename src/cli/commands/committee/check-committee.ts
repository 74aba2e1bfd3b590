import { charterInForce } from "../../../charter/kata-charters.ts";
import { type CommitteeFinding, checkCommittee } from "../../../committee/check-committee.ts";
import {
  describeMemberListFinding,
  type MemberList,
  readMemberList,
} from "../../../committee/member-list.ts";
import { utcDate } from "../../../dates.ts";
import { ElectionError } from "../../../errors.ts";
import { organizationIndex } from "../../../people/organizations.ts";
import { readLedger } from "../../../workspace/committee/committee-file.ts";
import { readCharters } from "../../../workspace/election/charter-file.ts";
import { readPeople } from "../../../workspace/people/people-files.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";

const readmePath = "README.md";

/** The list, or what is wrong with a page whose list cannot be read: missing, doubled, half edited. */
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

/** Everything that disagrees about the committee today, with what is odd on the README's page. */
export async function findingsOf({
  workspace,
  now,
}: Pick<CliContext, "workspace" | "now">): Promise<CommitteeFinding[]> {
  const opened = await workspace();
  const today = utcDate(await now());
  const { value: ledger } = await readLedger(opened);
  const charter = charterInForce(today, await readCharters(opened));
  const organizations = organizationIndex(await readPeople(opened));
  const { list, findings: odd } = await memberList(opened);
  const published = list?.members.map(({ name, login, organization }) => ({
    name,
    login,
    organization: organization?.name,
  }));
  return [...odd, ...checkCommittee(ledger, charter, published, today, organizations)];
}
