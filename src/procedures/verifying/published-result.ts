import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { choosePublished } from "../../workspace/election/election-file.ts";
import { readGivenText } from "../../workspace/given-file.ts";
import { parseRecord, type RecordFile, readRecords } from "../../workspace/results/record-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Clock } from "../counting/election-result.ts";
import { checkPeople } from "./check-committee-files.ts";
import { checkPublished } from "./check-inputs.ts";
import { checkRecount } from "./check-recount.ts";
import { type FileCheck, inFile } from "./checked-files.ts";
import { ballotsAtHand, checkItself } from "./verify-results.ts";

/** As much as a text file of a workspace may have. */
const mostOfRecord = 8 * 1024 * 1024;

/** Whether a word of the command line names a file, not an election. */
export function namesFile(word: string | undefined): word is string {
  return word !== undefined && !/^\d{4}-\d{2}$/.test(word);
}

/**
 * Reads a record named by its file, anywhere.
 *
 * @throws ElectionError (input) where there is no such file, or it is no record.
 */
export async function readRecordFile(folder: string, path: string): Promise<RecordFile> {
  const what = "a record.json, or an election such as 2026-10";
  return parseRecord(await readGivenText(folder, path, what, mostOfRecord), path);
}

/** At most this many deviations are listed; `results verify` lists them all. */
const mostShown = 10;

function refuseUnsound(what: string, checks: readonly FileCheck[], hint: string): void {
  const wrong = checks
    .filter(({ outcome }) => outcome === "does not follow")
    .flatMap((check) => check.wrong);
  if (wrong.length === 0) return;
  const lines = wrong
    .slice(0, mostShown)
    .map(
      ({ where, expected, found }) =>
        `  ${visible(where)}: expected ${visible(expected)}, found ${visible(found)}`,
    );
  const more = wrong.length > mostShown ? [`  and ${wrong.length - mostShown} more`] : [];
  throw new ElectionError("refused", [`${what} does not follow:`, ...lines, ...more].join("\n"), {
    hint,
  });
}

/**
 * Refuses a record that contradicts itself: numbers, count, seats.
 *
 * @throws ElectionError (refused) with what was expected and what was found.
 */
function requireSoundRecord({ record, path }: RecordFile): void {
  const hint = `kata-election results verify ${visible(path)} checks everything. Show or send a record as results prepare wrote it.`;
  refuseUnsound(`the result in ${visible(path)}`, checkItself(record, path), hint);
}

/**
 * The published result of an election, for every command that shows or announces one. It must be consistent,
 * match the complete record, and equal the result computed from the poll in force, its page, the ballots and
 * the other files here.
 *
 * @returns undefined where no result is published.
 * @throws ElectionError (refused) with what was expected and what was found; (input) for a malformed record.
 */
export async function readPublishedResult(
  workspace: Workspace,
  election: string,
  clock: Clock,
): Promise<RecordFile | undefined> {
  const { published, complete } = await readRecords(workspace, election);
  if (published === undefined) return undefined;
  const { record, path } = published;
  requireSoundRecord(published);
  const ballots = await ballotsAtHand(workspace, election, undefined);
  const checks = [
    ...inFile(path, [checkPublished(published, complete)]),
    ...inFile(path, await checkRecount(workspace, record, ballots, clock)),
    ...(await checkPeople(workspace, record)),
  ];
  const hint = [
    `kata-election results verify ${election} checks everything. If the files are right, correct the result:`,
    `    kata-election results prepare --election ${election} --by <login> \\`,
    '      --erratum "what was wrong, and why"',
  ].join("\n");
  refuseUnsound(`the published result of ${election}`, checks, hint);
  return published;
}

/**
 * The record in a file, or an election's public record (by default the last one), checked before it is shown.
 *
 * @param checkout opens the workspace where an election is meant.
 * @throws ElectionError (refused) where it contradicts itself or the files here; (input) where there is none.
 */
export async function readNamedRecord(
  checkout: { readonly workspace: () => Promise<Workspace>; readonly workingFolder: string },
  named: string | undefined,
  clock: Clock,
): Promise<RecordFile> {
  if (namesFile(named)) {
    const file = await readRecordFile(checkout.workingFolder, named);
    requireSoundRecord(file);
    return file;
  }
  const workspace = await checkout.workspace();
  const election = await choosePublished(workspace, named);
  const published = await readPublishedResult(workspace, election, clock);
  if (published !== undefined) return published;
  throw new ElectionError("input", `the result of ${election} is not published`, {
    hint: `Name another election, or the draft's record.json. To see what its pages say: kata-election status ${election}.`,
  });
}
