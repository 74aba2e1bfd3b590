import { dirname, resolve } from "node:path";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { choosePublished } from "../../workspace/election/election-file.ts";
import { isStream } from "../../workspace/given-file.ts";
import { parseRecord, type RecordFile, readRecords } from "../../workspace/results/record-file.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import type { Clock } from "../counting/election-result.ts";
import type { BallotsAtHand } from "./check-ballots.ts";
import type { FileCheck } from "./checked-files.ts";
import { addressOf, fetchText, type Network } from "./fetch-text.ts";
import { namesFile, readRecordFile } from "./published-result.ts";
import { checkAlone, checkElection } from "./verify-results.ts";

/** Where to look for a record and its files. */
interface Reach extends Network {
  /** Opens the checkout, where an election is meant. */
  readonly workspace: () => Promise<Workspace>;
  /** Files are named as seen from here. */
  readonly workingFolder: string;
}

/** What was verified, and the outcome. */
interface Verified {
  readonly subject: RecordFile;
  readonly checks: readonly FileCheck[];
}

async function verifyAddress(
  reach: Reach,
  named: string,
  ballots: BallotsAtHand | undefined,
): Promise<Verified> {
  const address = addressOf(named);
  const text = await fetchText(reach, address);
  if (text === undefined) {
    throw new ElectionError("input", `there is nothing at ${visible(address.href)}`, {
      hint: "Is the result published? Look for record.json in the election's folder.",
    });
  }
  const subject = parseRecord(text, address.href);
  const beside = (name: string) => fetchText(reach, new URL(name, address));
  return { subject, checks: await checkAlone(subject, ballots, beside) };
}

async function verifyFile(
  reach: Reach,
  path: string,
  ballots: BallotsAtHand | undefined,
): Promise<Verified> {
  const subject = await readRecordFile(reach.workingFolder, path);
  const root = dirname(resolve(reach.workingFolder, path));
  const beside = async (name: string) => (isStream(path) ? undefined : readText({ root }, name));
  return { subject, checks: await checkAlone(subject, ballots, beside) };
}

async function verifyElection(
  reach: Reach,
  named: string | undefined,
  ballots: BallotsAtHand | undefined,
  clock: Clock,
): Promise<Verified> {
  const workspace = await reach.workspace();
  const election = await choosePublished(workspace, named);
  const records = await readRecords(workspace, election);
  const subject = records.published ?? records.complete;
  if (subject !== undefined) {
    return { subject, checks: await checkElection(workspace, records, ballots, clock) };
  }
  throw new ElectionError("input", `there is no record of the election ${election}`, {
    hint: `Only a result that results publish wrote can be verified. To see what its pages say: kata-election status ${election}.`,
  });
}

/**
 * Verifies a record named by its election (the last published one, where none is named), its file or its
 * address.
 *
 * @param ballots to count, instead of those in the private folder.
 * @throws ElectionError (input) where there is no record, or it is malformed.
 */
export async function verifyNamed(
  reach: Reach,
  record: string | undefined,
  ballots: BallotsAtHand | undefined,
  clock: Clock,
): Promise<Verified> {
  if (!namesFile(record)) return verifyElection(reach, record, ballots, clock);
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(record)
    ? verifyAddress(reach, record, ballots)
    : verifyFile(reach, record, ballots);
}
