import { ledgerSchema } from "../../committee/ledger.ts";
import { readMemberList } from "../../committee/member-list.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { resultsPage } from "../../results/results-page.ts";
import { ledgerUnlike, memberListUnlike } from "../../results/verify/verify-committee.ts";
import { pageUnlike } from "../../results/verify/verify-page.ts";
import { checked, notChecked } from "../../results/verify/verify-record.ts";
import { ledgerPath } from "../../workspace/committee/committee-file.ts";
import { electionFolder, readText, type Workspace } from "../../workspace/workspace.ts";
import { parseYaml } from "../../workspace/yaml-file.ts";
import { checkFiles, type FileCheck } from "./checked-files.ts";

const memberPage = "README.md";

/** Whether `Results.md` says what the public record says. */
async function checkPage(workspace: Workspace, published: ElectionRecord): Promise<FileCheck> {
  const file = `${electionFolder(published.election)}/Results.md`;
  const subject = { about: "the result page", from: "the public record" };
  const text = await readText(workspace, file);
  if (text === undefined) return { ...notChecked(subject, `${file} is not here`), file };
  const expected = resultsPage(published);
  if (text === expected) return { ...checked(subject, []), file };
  const why = "its words are not as they were made: they were edited, or another version made them";
  return { ...checked(subject, pageUnlike(text, expected), why), file };
}

/** Whether ledger, member list and result page of a checkout say what its public record says. */
export async function checkCommitteeFiles(
  workspace: Workspace,
  published: ElectionRecord,
): Promise<FileCheck[]> {
  const ledgerText = await readText(workspace, ledgerPath);
  const missing = { why: `${ledgerPath} is not here` };
  const readLedger = () => parseYaml(ledgerText ?? "", ledgerPath, ledgerSchema).value;
  return [
    await checkPage(workspace, published),
    await checkFiles(ledgerPath, { about: "the terms", from: "the public record" }, async () =>
      ledgerText === undefined ? missing : ledgerUnlike(published, readLedger()),
    ),
    await checkFiles(
      memberPage,
      { about: "the list of members", from: "the public record and the ledger" },
      async () => {
        const page = await readText(workspace, memberPage);
        if (page === undefined) return { why: `${memberPage} is not here` };
        if (ledgerText === undefined) return missing;
        return memberListUnlike(published, readLedger(), readMemberList(page, memberPage).members);
      },
    ),
  ];
}
