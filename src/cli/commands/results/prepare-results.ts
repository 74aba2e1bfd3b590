import { ledgerSchema } from "../../../committee/ledger.ts";
import { requireConsistentLedger } from "../../../committee/ledger-problems.ts";
import type { PublicationLevel } from "../../../election/election.ts";
import { type OrganizationIndex, organizationIndex } from "../../../people/organizations.ts";
import type { PeopleFile } from "../../../people/people-file.ts";
import { refuseAddresses } from "../../../results/address-guard.ts";
import { buildRecord, type ElectionFacts, publicRecord } from "../../../results/build-record.ts";
import { resultMail } from "../../../results/correction-announcement.ts";
import { electionFacts } from "../../../results/election-facts.ts";
import { type Erratum, replacedRecordName, revisionOf } from "../../../results/erratum.ts";
import { type ElectionRecord, recordText } from "../../../results/record.ts";
import { resultsPage } from "../../../results/results-page.ts";
import { decidedAt } from "../../../results/wording.ts";
import type { Declaration } from "../../../seats/declare.ts";
import { ledgerPath } from "../../../workspace/committee/committee-file.ts";
import { sha256 } from "../../../workspace/digest.ts";
import { publicRecordPath } from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { knownAddresses } from "../../../workspace/people/known-addresses.ts";
import { readPeople } from "../../../workspace/people/people-files.ts";
import type { Draft } from "../../../workspace/results/draft.ts";
import { readResultInputs } from "../../../workspace/results/result-inputs.ts";
import { electionFolder, type Workspace } from "../../../workspace/workspace.ts";
import { parseYaml } from "../../../workspace/yaml-file.ts";
import { draftCommittee, requireText } from "./draft-committee.ts";

/** A result computed from the files, before anything is drafted. */
export interface ComputedResult {
  readonly complete: ElectionRecord;
  readonly facts: ElectionFacts;
  readonly people: PeopleFile;
  readonly organizations: OrganizationIndex;
  readonly ledgerText: string;
}

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

/**
 * Computes the record of a decided election: nothing is written.
 *
 * @param published the record that stands: what it says of mail from CIVS was so then, whatever came later.
 */
export async function computeResult(
  workspace: Workspace,
  declaration: Declaration,
  published?: ElectionRecord,
): Promise<ComputedResult> {
  const ledgerText = await requireText(workspace, ledgerPath);
  const people = await readPeople(workspace);
  const organizations = organizationIndex(people);
  const { roll: now, inputs } = await readResultInputs(workspace, declaration.election.election);
  const roll = published === undefined ? now : asPublished(now, published);
  const ledger = parseYaml(ledgerText, ledgerPath, ledgerSchema).value;
  const facts = electionFacts(declaration, ledger, organizations, { roll, inputs });
  return { complete: buildRecord(facts), facts, people, organizations, ledgerText };
}

function asPublished(
  roll: ElectionRecord["roll"],
  published: ElectionRecord,
): ElectionRecord["roll"] {
  if (roll === undefined) return undefined;
  const { mail: _, ...figures } = roll;
  return { ...figures, ...(published.roll?.mail && { mail: published.roll.mail }) };
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
