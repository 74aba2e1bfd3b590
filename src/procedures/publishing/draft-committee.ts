import { indexFinishedElection, indexTitle } from "../../announcements/elections-index.ts";
import { seasonAfter, usualMonth } from "../../calendar/election-id.ts";
import { type Ledger, ledgerSchema } from "../../committee/ledger.ts";
import { readMemberList } from "../../committee/member-list/member-list.ts";
import { writeMemberList } from "../../committee/member-list/member-list-edit.ts";
import { type Election, seasonOf } from "../../election/election.ts";
import {
  type LedgerCorrection,
  ledgerCorrection,
} from "../../results/corrections/ledger-correction.ts";
import { writeIndexEntry } from "../../results/index-entry.ts";
import { ledgerChanges } from "../../results/ledger-changes.ts";
import { memberChanges } from "../../results/member-changes.ts";
import { ledgerPath } from "../../workspace/committee/committee-file.ts";
import { editLedger } from "../../workspace/committee/ledger-edit.ts";
import { parseYaml } from "../../workspace/formats/yaml-file.ts";
import { publicPaths } from "../../workspace/results/draft.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type ComputedResult, requireText } from "./compute-result.ts";

/** The committee's pages and ledger after a result. */
interface DraftedCommittee {
  readonly ledger: Ledger;
  /** Public files that change, in the order in which they are written. */
  readonly texts: readonly (readonly [path: string, after: string])[];
  readonly remarks: readonly string[];
}

/** The index with the election among the previous ones, and the one of the next season announced. */
function withNextElection(linked: string, before: string, election: Election): string {
  const { season, year } = seasonAfter(seasonOf(election), 6);
  const next = `${year}-${String(usualMonth[season]).padStart(2, "0")}`;
  const title = indexTitle(before, election.election);
  return indexFinishedElection(linked, { election: election.election, title, next });
}

/**
 * What a result changes in the member list, the index and the ledger; a correction that seats the same people
 * changes nothing there, because others may have edited these pages since.
 *
 * @throws ElectionError where the pages or the ledger do not allow it.
 */
export async function draftCommittee(
  workspace: Workspace,
  { facts, people, organizations, ledgerText: before }: ComputedResult,
  corrects: boolean,
): Promise<DraftedCommittee> {
  const all = ledgerChanges(facts, organizations);
  const edit: LedgerCorrection | undefined = corrects
    ? ledgerCorrection(facts, all)
    : { removed: [], changes: all };
  if (edit === undefined) return { ledger: facts.ledger, texts: [], remarks: [] };
  const ledgerText = editLedger(before, edit.changes, edit.removed);
  const ledger = parseYaml(ledgerText, ledgerPath, ledgerSchema).value;
  const id = facts.election.election;
  const [readmePath = "", indexPath = ""] = publicPaths(id);
  const readme = await requireText(workspace, readmePath);
  const list = readMemberList(readme, readmePath);
  const { members, remarks } = memberChanges(list, readmePath, {
    election: facts.election,
    ledger,
    people,
    organizations,
    removed: facts.ledger.terms.filter((_, position) => edit.removed.includes(position)),
  });
  const index = await requireText(workspace, indexPath);
  const linked = writeIndexEntry(index, indexPath, id);
  const texts: [string, string][] = [
    [readmePath, writeMemberList(readme, readmePath, members)],
    [indexPath, corrects ? linked : withNextElection(linked, index, facts.election)],
    [ledgerPath, ledgerText],
  ];
  return { ledger, texts, remarks };
}
