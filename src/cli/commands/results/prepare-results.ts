import { ledgerSchema } from "../../../committee/ledger.ts";
import { requireConsistentLedger } from "../../../committee/ledger-problems.ts";
import { readMemberList } from "../../../committee/member-list.ts";
import { writeMemberList } from "../../../committee/member-list-edit.ts";
import type { PublicationLevel } from "../../../election/election.ts";
import { ElectionError } from "../../../errors.ts";
import { organizationIndex } from "../../../people/organizations.ts";
import { type PublicText, refuseAddresses } from "../../../results/address-guard.ts";
import { resultsAnnouncement } from "../../../results/announcement.ts";
import { buildRecord, publicRecord } from "../../../results/build-record.ts";
import { electionFacts } from "../../../results/election-facts.ts";
import { writeIndexEntry } from "../../../results/index-entry.ts";
import { ledgerChanges } from "../../../results/ledger-changes.ts";
import { memberChanges } from "../../../results/member-changes.ts";
import { type ElectionRecord, recordText } from "../../../results/record.ts";
import { resultsPage } from "../../../results/results-page.ts";
import { decidedAt } from "../../../results/wording.ts";
import type { Declaration } from "../../../seats/declare.ts";
import { ledgerPath } from "../../../workspace/committee-file.ts";
import { sha256 } from "../../../workspace/digest.ts";
import { type Draft, publicPaths } from "../../../workspace/draft.ts";
import { knownAddresses } from "../../../workspace/known-addresses.ts";
import { editLedger } from "../../../workspace/ledger-edit.ts";
import { readPeople } from "../../../workspace/people-files.ts";
import { readResultInputs } from "../../../workspace/result-inputs.ts";
import { readText, type Workspace } from "../../../workspace/workspace.ts";
import { parseYaml } from "../../../workspace/yaml-file.ts";

/** A result ready to be drafted. */
export interface PreparedResult {
  readonly draft: Draft;
  readonly complete: ElectionRecord;
  /** What an official should look at before publishing. */
  readonly remarks: readonly string[];
}

async function requireText(workspace: Workspace, path: string): Promise<string> {
  const text = await readText(workspace, path);
  if (text !== undefined) return text;
  throw new ElectionError("input", `there is no ${path}`, {
    hint: "A checkout of the community repository has it: is this the right folder?",
  });
}

/**
 * Computes everything that a result changes, as texts: nothing is written.
 *
 * @throws ElectionError where the pages or the ledger do not allow it, or something would publish an
 * e-mail address.
 */
export async function prepareResult(
  workspace: Workspace,
  declaration: Declaration,
  level: PublicationLevel,
): Promise<PreparedResult> {
  const { election, charter } = declaration;
  const id = election.election;
  const ledgerBefore = await requireText(workspace, ledgerPath);
  const people = await readPeople(workspace);
  const { roll, inputs } = await readResultInputs(workspace, id);
  const organizations = organizationIndex(people);
  const ledgerValue = parseYaml(ledgerBefore, ledgerPath, ledgerSchema).value;
  const facts = electionFacts(declaration, ledgerValue, organizations, { roll, inputs });
  const complete = buildRecord(facts);
  const completeRecord = recordText(complete);
  const shown = publicRecord(complete, level, sha256(completeRecord));
  const ledgerText = editLedger(ledgerBefore, ledgerChanges(facts, organizations));
  const ledger = parseYaml(ledgerText, ledgerPath, ledgerSchema).value;
  requireConsistentLedger(ledger, charter, id);
  const [readmePath = "", indexPath = ""] = publicPaths(id);
  const readme = await requireText(workspace, readmePath);
  const list = readMemberList(readme, readmePath);
  const { members, remarks } = memberChanges(list, readmePath, {
    election,
    ledger,
    people,
    organizations,
  });
  const index = await requireText(workspace, indexPath);
  const after = [
    writeMemberList(readme, readmePath, members),
    writeIndexEntry(index, indexPath, id),
    ledgerText,
    resultsPage(shown),
    recordText(shown),
  ];
  const files = await Promise.all(
    publicPaths(id).map(
      async (path, position): Promise<PublicText> => ({
        path,
        before: await readText(workspace, path),
        after: after[position] ?? "",
      }),
    ),
  );
  refuseAddresses(files, await knownAddresses(workspace, id));
  const announcement = resultsAnnouncement(shown);
  return {
    draft: {
      election: id,
      level,
      decided: decidedAt(complete),
      files,
      inputs,
      completeRecord,
      announcement,
    },
    complete,
    remarks: [...(complete.remarks ?? []), ...remarks],
  };
}
