import type { Ledger } from "../../../committee/ledger.ts";
import { ElectionError } from "../../../errors.ts";
import { organizationIndex } from "../../../people/organizations.ts";
import { buildRecord, publicRecord } from "../../../results/build-record.ts";
import { electionFacts } from "../../../results/election-facts.ts";
import { type ElectionRecord, recordText } from "../../../results/record.ts";
import { resultsPage } from "../../../results/results-page.ts";
import { checkCount } from "../../../results/verify-count.ts";
import {
  checked,
  compareRecords,
  notChecked,
  type RecordCheck,
} from "../../../results/verify-record.ts";
import { checkFigures, checkSeating } from "../../../results/verify-seating.ts";
import { declareElection } from "../../../seats/declare.ts";
import { charterPath } from "../../../workspace/charter-file.ts";
import { ledgerPath } from "../../../workspace/committee-file.ts";
import { ballotsPath, readDeclarationInput } from "../../../workspace/declaration-input.ts";
import { sha256, sha256OfFile } from "../../../workspace/digest.ts";
import { electionFilePath } from "../../../workspace/election-file.ts";
import { peoplePath } from "../../../workspace/people-files.ts";
import type { RecordFile } from "../../../workspace/record-file.ts";
import { readResultInputs } from "../../../workspace/result-inputs.ts";
import { electionFolder, readText, type Workspace } from "../../../workspace/workspace.ts";

/** What a record says by itself, checked without any other file. */
export function checkAlone(record: ElectionRecord): RecordCheck[] {
  return [checkFigures(record), checkCount(record), checkSeating(record)];
}

/** Whether the public record is what its level shows of the complete one. */
function checkPublished(published: RecordFile, complete: RecordFile | undefined): RecordCheck {
  const about = "the public record, from the complete one";
  const { level, completeRecord } = published.record;
  if (complete === undefined) return notChecked(about, "the complete record is not here");
  if (level === "complete") return checked(about, ["level: recorded complete, in a public place"]);
  const digest = sha256(complete.text);
  const wrong =
    completeRecord === digest
      ? []
      : [`completeRecord: recorded ${completeRecord}, the complete record has ${digest}`];
  const expected = publicRecord(complete.record, level, digest);
  const differs =
    recordText(expected) === published.text ? [] : compareRecords(published.record, expected);
  const unlike = wrong.length + differs.length === 0 && recordText(expected) !== published.text;
  return checked(about, [
    ...wrong,
    ...differs,
    ...(unlike ? ["it is not the text that follows"] : []),
  ]);
}

/** Files that people go on editing after the result; a change there is no fault of the record. */
function isEditedLater(election: string): (path: string) => boolean {
  const paths = new Set([electionFilePath(election), ledgerPath, charterPath, peoplePath]);
  return (path) => paths.has(path);
}

const ledgerMoves =
  "the file changed since: publishing adds the new terms, and people go on editing it";

async function checkInputs(workspace: Workspace, record: ElectionRecord): Promise<RecordCheck[]> {
  const editedLater = isEditedLater(record.election);
  const checks: RecordCheck[] = [];
  for (const { path, sha256: expected } of record.inputs) {
    const about = `the digest of ${path}`;
    const digest = await sha256OfFile(workspace, path);
    if (digest === undefined) checks.push(notChecked(about, "the file is not here"));
    else if (digest === expected) checks.push(checked(about, []));
    else if (path === ledgerPath) checks.push(notChecked(about, ledgerMoves));
    else if (editedLater(path)) checks.push(notChecked(about, "the file was edited since"));
    else checks.push(checked(about, [`recorded ${expected}, computed ${digest}`]));
  }
  return checks;
}

/** The complete record computed anew from the files of the workspace. */
async function recompute(
  workspace: Workspace,
  record: ElectionRecord,
): Promise<{ computed: ElectionRecord } | { why: string }> {
  try {
    const { input } = await readDeclarationInput(workspace, record.election, {
      skipInvalid: (record.ballots?.invalid ?? 0) > 0,
    });
    if (record.voteHeld && input.count === undefined) {
      return { why: `${ballotsPath(record.election)} is not here` };
    }
    const ledger: Ledger = input.ledger;
    const declaration = declareElection(input);
    const inputs = await readResultInputs(workspace, record.election);
    const roll = inputs.roll ?? record.roll;
    const facts = electionFacts(declaration, ledger, organizationIndex(input.people), {
      ...inputs,
      roll,
    });
    return { computed: buildRecord(facts) };
  } catch (failure) {
    if (failure instanceof ElectionError || failure instanceof RangeError) {
      return { why: `the files do not give a result any more: ${failure.message}` };
    }
    throw failure;
  }
}

async function checkRecount(workspace: Workspace, record: ElectionRecord): Promise<RecordCheck> {
  const about = "the whole result, from ballots, ledger and election.yaml";
  const again = await recompute(workspace, record);
  if ("why" in again) return notChecked(about, again.why);
  if (record.level === "complete") return checked(about, compareRecords(record, again.computed));
  const shown = publicRecord(again.computed, record.level, record.completeRecord ?? "");
  return checked(about, compareRecords(record, shown));
}

async function checkPage(workspace: Workspace, published: ElectionRecord): Promise<RecordCheck> {
  const path = `${electionFolder(published.election)}/Results.md`;
  const about = `${path}, from the public record`;
  const text = await readText(workspace, path);
  if (text === undefined) return notChecked(about, "the page is not here");
  if (text === resultsPage(published)) return checked(about, []);
  return notChecked(
    about,
    "the page is not as it was made: it was edited, or made by another version",
  );
}

/** Checks an election's records against each other and against every file that is at hand. */
export async function checkElection(
  workspace: Workspace,
  { published, complete }: { published: RecordFile | undefined; complete: RecordFile | undefined },
): Promise<RecordCheck[]> {
  const best = (complete ?? published)?.record;
  if (best === undefined) return [];
  return [
    ...(published === undefined ? [] : [checkPublished(published, complete)]),
    ...checkAlone(best),
    await checkRecount(workspace, best),
    ...(await checkInputs(workspace, best)),
    ...(published === undefined ? [] : [await checkPage(workspace, published.record)]),
  ];
}
