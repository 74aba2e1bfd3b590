import { dirname, resolve } from "node:path";
import { ElectionError } from "../../../errors.ts";
import type { BallotsAtHand } from "../../../procedures/verifying/check-ballots.ts";
import type { FileCheck } from "../../../procedures/verifying/checked-files.ts";
import { verifyReport } from "../../../procedures/verifying/verify-report.ts";
import { checkAlone, checkElection } from "../../../procedures/verifying/verify-results.ts";
import { revisionOf } from "../../../results/corrections/erratum.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import { choosePublished } from "../../../workspace/election/election-file.ts";
import { isStream } from "../../../workspace/given-file.ts";
import {
  parseRecord,
  type RecordFile,
  readRecords,
} from "../../../workspace/results/record-file.ts";
import { readText } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { addressOf, fetchText } from "../../fetch-text.ts";
import { countChecks, renderRecordChecks } from "../../render/record-checks.ts";
import { report } from "../../report.ts";
import { namesFile, readRecordFile } from "./named-record.ts";

/** What was verified, and what came of it. */
interface Verified {
  readonly subject: RecordFile;
  readonly checks: readonly FileCheck[];
}

async function verifyAddress(
  context: CliContext,
  named: string,
  ballots: BallotsAtHand | undefined,
): Promise<Verified> {
  const address = addressOf(named);
  const text = await fetchText(context, address);
  if (text === undefined) {
    throw new ElectionError("input", `there is nothing at ${visible(address.href)}`, {
      hint: "Is the result published? Look for record.json in the election's folder.",
    });
  }
  const subject = parseRecord(text, address.href);
  const beside = (name: string) => fetchText(context, new URL(name, address));
  return { subject, checks: await checkAlone(subject, ballots, beside) };
}

async function verifyFile(
  context: CliContext,
  path: string,
  ballots: BallotsAtHand | undefined,
): Promise<Verified> {
  const subject = await readRecordFile(context, path);
  const root = dirname(resolve(context.workingFolder, path));
  const beside = async (name: string) => (isStream(path) ? undefined : readText({ root }, name));
  return { subject, checks: await checkAlone(subject, ballots, beside) };
}

async function verifyElection(
  context: CliContext,
  named: string | undefined,
  ballots: BallotsAtHand | undefined,
): Promise<Verified> {
  const workspace = await context.workspace();
  const election = await choosePublished(workspace, named);
  const records = await readRecords(workspace, election);
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const subject = records.published ?? records.complete;
  if (subject !== undefined) {
    return { subject, checks: await checkElection(workspace, records, ballots, clock) };
  }
  throw new ElectionError("input", `there is no record of the election ${election}`, {
    hint: `Only a result that results publish wrote can be verified. What the pages tell: kata-election status ${election}.`,
  });
}

function verifyNamed(
  context: CliContext,
  record: string | undefined,
  ballots: BallotsAtHand | undefined,
): Promise<Verified> {
  if (!namesFile(record)) return verifyElection(context, record, ballots);
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(record)
    ? verifyAddress(context, record, ballots)
    : verifyFile(context, record, ballots);
}

/** Verifies a record, prints each check, and refuses where something does not follow. */
export async function runVerify(
  context: CliContext,
  named: string | undefined,
  options: { readonly ballots?: string | undefined; readonly json: boolean },
): Promise<void> {
  const { terminal, workingFolder } = context;
  const { ballots: path } = options;
  const ballots = path === undefined ? undefined : { folder: workingFolder, path, isNamed: true };
  const { subject, checks } = await verifyNamed(context, named, ballots);
  const { election, level } = subject.record;
  const revision = revisionOf(subject.record);
  const wrong = checks.filter(({ outcome }) => outcome === "does not follow");
  if (!options.json) {
    terminal.note(
      `The result of ${election}, revision ${revision}, at the level ${level}:\n  ${visible(subject.path)}\n`,
    );
  }
  report(context, options, {
    schema: verifyReport,
    json: () => ({
      formatVersion: 1 as const,
      subject: subject.path,
      election,
      level,
      revision,
      follows: wrong.length === 0,
      summary: countChecks(checks),
      checks: checks.map(({ why = null, ...check }) => ({ ...check, why })),
    }),
    text: () => renderRecordChecks(checks, terminal),
  });
  if (wrong.length === 0) return;
  const count = wrong.reduce((sum, each) => sum + each.wrong.length, 0);
  const what = plural(count, "number or name does", "numbers or names do");
  throw new ElectionError("refused", `${what} not match in the result of ${election}`, {
    hint: "They are listed above. Compare the files with the officials' copies, and ask them.",
  });
}
