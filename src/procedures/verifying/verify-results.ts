import { noPeople } from "../../people/people-file.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { checkCount } from "../../results/verify/verify-count.ts";
import { checkFigures, checkGrounds } from "../../results/verify/verify-figures.ts";
import { checkReasons } from "../../results/verify/verify-reasons.ts";
import { checkSeating } from "../../results/verify/verify-seating.ts";
import { ballotsPath } from "../../workspace/election/declaration-input.ts";
import { readPeople } from "../../workspace/people/people-files.ts";
import type { RecordFile } from "../../workspace/results/record-file.ts";
import {
  electionFolder,
  listFiles,
  privateFolder,
  readText,
  type Workspace,
} from "../../workspace/workspace.ts";
import type { Clock } from "../counting/election-result.ts";
import { type BallotsAtHand, checkBallots } from "./check-ballots.ts";
import { checkCommitteeFiles } from "./check-committee-files.ts";
import { checkErrata, type ReadBeside } from "./check-errata.ts";
import { checkInputs, checkPublished } from "./check-inputs.ts";
import { checkRecount } from "./check-recount.ts";
import { checkRollFiles } from "./check-roll-files.ts";
import { type FileCheck, inFile } from "./checked-files.ts";

/** Checks of a record by itself. */
export function checkItself(record: ElectionRecord, path: string): FileCheck[] {
  return inFile(path, [
    checkFigures(record),
    checkGrounds(record),
    checkCount(record),
    checkSeating(record),
    ...checkReasons(record),
  ]);
}

/** Checks of a record by itself, and with the ballots and the records it replaced, if they are here. */
export async function checkAlone(
  { record, path }: RecordFile,
  ballots: BallotsAtHand | undefined,
  readBeside: ReadBeside,
): Promise<FileCheck[]> {
  return [
    ...checkItself(record, path),
    await checkBallots(record, path, ballots, noPeople),
    ...(await checkErrata(record, path, readBeside)),
  ];
}

/** The ballots named, else those that the private folder keeps. */
export async function ballotsAtHand(
  workspace: Workspace,
  election: string,
  named: BallotsAtHand | undefined,
): Promise<BallotsAtHand | undefined> {
  if (named !== undefined) return named;
  const kept = (await listFiles(workspace, privateFolder(election))).includes("ballots.csv");
  return kept ? { folder: workspace.root, path: ballotsPath(election), isNamed: false } : undefined;
}

/** Checks an election's records against each other and against every file here. */
export async function checkElection(
  workspace: Workspace,
  { published, complete }: { published: RecordFile | undefined; complete: RecordFile | undefined },
  named: BallotsAtHand | undefined,
  clock: Clock,
): Promise<FileCheck[]> {
  const best = complete ?? published;
  if (best === undefined) return [];
  const { record, path } = best;
  const { election } = record;
  const ballots = await ballotsAtHand(workspace, election, named);
  const people = await readPeople(workspace);
  const beside: ReadBeside = (name) => readText(workspace, `${electionFolder(election)}/${name}`);
  return [
    ...(published === undefined
      ? []
      : inFile(published.path, [checkPublished(published, complete)])),
    ...checkItself(record, path),
    await checkBallots(record, path, ballots, people),
    ...inFile(path, await checkRecount(workspace, record, ballots, clock)),
    ...(await checkRollFiles(workspace, record, path)),
    ...inFile(path, await checkInputs(workspace, record)),
    ...(published === undefined
      ? []
      : [
          ...(await checkErrata(published.record, published.path, beside)),
          ...(await checkCommitteeFiles(workspace, published.record)),
        ]),
  ];
}
