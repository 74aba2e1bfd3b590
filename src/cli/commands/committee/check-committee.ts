import { charterInForce } from "../../../charter/kata-charters.ts";
import { type CommitteeFinding, checkCommittee } from "../../../committee/check-committee.ts";
import {
  describeMemberListFinding,
  type MemberList,
  readMemberList,
} from "../../../committee/member-list.ts";
import { utcDate } from "../../../dates.ts";
import { organizationIndex } from "../../../people/organizations.ts";
import { readCharters } from "../../../workspace/charter-file.ts";
import { readLedger } from "../../../workspace/committee-file.ts";
import { readPeople } from "../../../workspace/people-files.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";

const readmePath = "README.md";

async function memberList(workspace: Workspace): Promise<MemberList | undefined> {
  const text = await readText(workspace, readmePath);
  return text === undefined ? undefined : readMemberList(text, readmePath);
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
  const list = await memberList(opened);
  const odd: readonly CommitteeFinding[] =
    list === undefined
      ? [{ severity: "note", text: `there is no ${readmePath} to compare with` }]
      : list.findings.map((finding) => ({
          severity: finding.code === "organization-missing" ? "note" : "wrong",
          text: describeMemberListFinding(finding, readmePath),
        }));
  const published = list?.members.map(({ name, login, organization }) => ({
    name,
    login,
    organization: organization?.name,
  }));
  return [...odd, ...checkCommittee(ledger, charter, published, today, organizations)];
}
