import type { Charter } from "../../charter/charter.ts";
import { requireConsistentLedger } from "../../committee/ledger-problems.ts";
import type { PublicationLevel } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { refuseAddresses } from "../../results/address-guard.ts";
import { publicRecord } from "../../results/build-record.ts";
import { resultMail } from "../../results/corrections/correction-announcement.ts";
import { type Erratum, replacedRecordName, revisionOf } from "../../results/corrections/erratum.ts";
import { type ElectionRecord, recordText } from "../../results/record.ts";
import { monthInHeading, resultsPage } from "../../results/results-page.ts";
import { decidedAt } from "../../results/wording.ts";
import { ledgerPath, readLedger } from "../../workspace/committee/committee-file.ts";
import { sha256 } from "../../workspace/digest.ts";
import { publicRecordPath } from "../../workspace/election/election-file.ts";
import { readElectionPages } from "../../workspace/election/election-pages.ts";
import { type FileChange, planFile } from "../../workspace/file-plan.ts";
import { knownAddresses } from "../../workspace/people/known-addresses.ts";
import { draftFolder, planDraft, type ResultDraft } from "../../workspace/results/draft.ts";
import { readRecords } from "../../workspace/results/record-file.ts";
import { electionFolder, readText, type Workspace } from "../../workspace/workspace.ts";
import { type Clock, pageRemark, readElectionResult } from "../counting/election-result.ts";
import { type ComputedResult, computeResult } from "./compute-result.ts";
import { draftCommittee } from "./draft-committee.ts";
import { type CorrectionWords, planErratum } from "./plan-erratum.ts";

/** A result ready to be drafted. */
export interface PreparedResult {
  readonly draft: ResultDraft;
  /** The change that writes the draft, into this folder alone. */
  readonly plan: readonly FileChange[];
  readonly folder: string;
  readonly complete: ElectionRecord;
  /** What an official should look at before publishing. */
  readonly remarks: readonly string[];
}

/** The published record that a draft corrects, and the erratum that says so. */
interface Correction {
  readonly published: { readonly text: string; readonly record: ElectionRecord };
  readonly erratum: Erratum;
}

/** What `results prepare` is asked for. */
export interface PrepareWords extends CorrectionWords {
  readonly clock: Clock;
  /** Undefined: as `election.yaml` says, or as the published record does. */
  readonly level: PublicationLevel | undefined;
  readonly skipInvalid: boolean;
}

/** Refuses to draft over a publication that was interrupted before its record was written. */
async function refuseInterrupted(workspace: Workspace, election: string): Promise<void> {
  const { terms } = (await readLedger(workspace)).value;
  if (!terms.some(({ elected }) => elected === election)) return;
  throw new ElectionError("refused", `${ledgerPath} already has terms elected ${election}`, {
    hint: "Finish an interrupted publication with kata-election results publish, or remove these terms.",
  });
}

/** Refuses an erratum where there is nothing to correct. */
function refuseErratum({ erratum, by, date }: PrepareWords, why: string): void {
  if ((erratum ?? by ?? date) === undefined) return;
  throw new ElectionError("input", `there is nothing to correct: ${why}`, {
    hint: "--erratum, --by and --date are for a published result that the files contradict.",
  });
}

/**
 * Computes the result of an election and everything that publishing it changes; nothing is written.
 *
 * @returns undefined where the published result already matches the files.
 * @throws ElectionError where the result is not sound, or a published one would change without an erratum.
 */
export async function prepareElection(
  workspace: Workspace,
  election: string,
  words: PrepareWords,
): Promise<PreparedResult | undefined> {
  const { clock, skipInvalid } = words;
  const { published } = await readRecords(workspace, election);
  if (published === undefined) {
    refuseErratum(words, `no result of ${election} is published`);
    await refuseInterrupted(workspace, election);
  }
  const sound = await readElectionResult(workspace, election, { clock, skipInvalid });
  const result = await computeResult(workspace, sound, published?.record);
  const { charter, election: facts } = sound.declaration;
  const before = published?.record.level;
  const usual = before === undefined || before === "complete" ? facts.publication : before;
  const level = words.level ?? usual;
  const page = pageRemark(sound);
  const remarks = [...sound.warnings, ...(page === undefined ? [] : [page])];
  if (published === undefined) return prepareResult(workspace, charter, result, { level, remarks });
  const shown = publicRecord(result.complete, level, "");
  const erratum = planErratum(published, shown, words);
  if (erratum === undefined) {
    refuseErratum(words, `the published result of ${election} matches the files`);
    return undefined;
  }
  const correction = { published, erratum };
  return prepareResult(workspace, charter, result, { level, remarks, correction });
}

/** The record with the new erratum appended. */
function corrected(complete: ElectionRecord, correction: Correction | undefined): ElectionRecord {
  if (correction === undefined) return complete;
  const { errata = [] } = correction.published.record;
  return { ...complete, errata: [...errata, correction.erratum] };
}

/** How existing pages write the election's month: the result placeholder, otherwise the election page. */
async function writtenMonth(workspace: Workspace, election: string): Promise<string | undefined> {
  const { pagePath } = await readElectionPages(workspace, election);
  for (const path of [`${electionFolder(election)}/Results.md`, pagePath]) {
    const month = monthInHeading((await readText(workspace, path)) ?? "", election);
    if (month !== undefined) return month;
  }
  return undefined;
}

interface DraftOptions {
  readonly level: PublicationLevel;
  readonly remarks: readonly string[];
  readonly correction?: Correction;
}

/**
 * Computes everything that a result or its correction changes, as texts: nothing is written.
 *
 * @throws ElectionError where the pages or the ledger do not allow it, or something would publish an
 * e-mail address.
 */
async function prepareResult(
  workspace: Workspace,
  charter: Charter,
  result: ComputedResult,
  { level, remarks, correction }: DraftOptions,
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
    [`${folder}/Results.md`, resultsPage(shown, await writtenMonth(workspace, id))],
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
  const draft = {
    election: id,
    revision: revisionOf(complete),
    level,
    decided: decidedAt(complete),
    files,
    inputs,
    completeRecord,
    announcement: resultMail(shown, result.facts.election.officials),
  };
  return {
    draft,
    plan: await planDraft(workspace, draft),
    folder: draftFolder(id),
    complete,
    remarks: [...remarks, ...(complete.remarks ?? []), ...committee.remarks],
  };
}
