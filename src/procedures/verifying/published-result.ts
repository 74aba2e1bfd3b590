import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { type RecordFile, readRecords } from "../../workspace/results/record-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Clock } from "../counting/election-result.ts";
import { checkPeople } from "./check-committee-files.ts";
import { checkPublished } from "./check-inputs.ts";
import { checkRecount } from "./check-recount.ts";
import { type FileCheck, inFile } from "./checked-files.ts";
import { ballotsAtHand, checkItself } from "./verify-results.ts";

/** More deviations than this are told by `results verify`. */
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
export function requireSoundRecord({ record, path }: RecordFile): void {
  const hint = `kata-election results verify ${visible(path)} checks everything. Show or send a record as results prepare wrote it.`;
  refuseUnsound(`the result in ${visible(path)}`, checkItself(record, path), hint);
}

/**
 * The published result of an election, as every command takes it that shows or announces one: it must agree
 * with itself and with the complete record, and what the poll in force, its page, the ballots and the other
 * files at hand give must be this same result.
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
