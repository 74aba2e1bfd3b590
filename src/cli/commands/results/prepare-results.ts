import { requireConsistentLedger } from "../../../committee/ledger-problems.ts";
import type { PublicationLevel } from "../../../election/election.ts";
import { refuseAddresses } from "../../../results/address-guard.ts";
import { publicRecord } from "../../../results/build-record.ts";
import { resultMail } from "../../../results/correction-announcement.ts";
import { type Erratum, replacedRecordName, revisionOf } from "../../../results/erratum.ts";
import { type ElectionRecord, recordText } from "../../../results/record.ts";
import { resultsPage } from "../../../results/results-page.ts";
import { decidedAt } from "../../../results/wording.ts";
import type { Declaration } from "../../../seats/declare.ts";
import { sha256 } from "../../../workspace/digest.ts";
import { publicRecordPath } from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { knownAddresses } from "../../../workspace/people/known-addresses.ts";
import type { Draft } from "../../../workspace/results/draft.ts";
import { electionFolder, type Workspace } from "../../../workspace/workspace.ts";
import type { ComputedResult } from "./compute-result.ts";
import { draftCommittee } from "./draft-committee.ts";

/** A result ready to be drafted. */
export interface PreparedResult {
  readonly draft: Draft;
  readonly complete: ElectionRecord;
  /** What an official should look at before publishing. */
  readonly remarks: readonly string[];
}

/** The published record that a draft corrects, and the erratum that says so. */
export interface Correction {
  readonly published: { readonly text: string; readonly record: ElectionRecord };
  readonly erratum: Erratum;
}

/** The record with the erratum that it was corrected by after those that it had. */
function corrected(complete: ElectionRecord, correction: Correction | undefined): ElectionRecord {
  if (correction === undefined) return complete;
  const { errata = [] } = correction.published.record;
  return { ...complete, errata: [...errata, correction.erratum] };
}

/**
 * Computes everything that a result or its correction changes, as texts: nothing is written.
 *
 * @throws ElectionError where the pages or the ledger do not allow it, or something would publish an
 * e-mail address.
 */
export async function prepareResult(
  workspace: Workspace,
  { charter }: Declaration,
  result: ComputedResult,
  level: PublicationLevel,
  correction?: Correction,
): Promise<PreparedResult> {
  const complete = corrected(result.complete, correction);
  const { election: id, inputs } = complete;
  const completeRecord = recordText(complete);
  const shown = publicRecord(complete, level, sha256(completeRecord));
  const committee = await draftCommittee(workspace, result, correction !== undefined);
  requireConsistentLedger(committee.ledger, charter, id);
  const folder = electionFolder(id);
  const texts: readonly (readonly [path: string, after: string])[] = [
    ...committee.texts,
    [`${folder}/Results.md`, resultsPage(shown)],
    ...(correction === undefined
      ? []
      : [
          [
            `${folder}/${replacedRecordName(revisionOf(complete) - 1)}`,
            correction.published.text,
          ] as const,
        ]),
    [publicRecordPath(id), recordText(shown)],
  ];
  const files = await Promise.all(texts.map(([path, after]) => planFile(workspace, path, after)));
  refuseAddresses(files, await knownAddresses(workspace, id));
  return {
    draft: {
      election: id,
      revision: revisionOf(complete),
      level,
      decided: decidedAt(complete),
      files,
      inputs,
      completeRecord,
      announcement: resultMail(shown),
    },
    complete,
    remarks: [...(complete.remarks ?? []), ...committee.remarks],
  };
}
