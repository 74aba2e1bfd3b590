import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import type { BallotsAtHand } from "../../../procedures/verifying/check-ballots.ts";
import type { FileCheck } from "../../../procedures/verifying/checked-files.ts";
import { visible } from "../../../visible-text.ts";
import type { RecordFile } from "../../../workspace/results/record-file.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { inputArgument, inputOption } from "../../options.ts";
import { report } from "../../report.ts";
import { namesFile, readRecordFile } from "./named-record.ts";

interface VerifyRequest {
  readonly record?: string;
  readonly ballots?: string;
  readonly json: boolean;
}

/** What was verified, and what came of it. */
interface Verified {
  readonly subject: RecordFile;
  readonly checks: readonly FileCheck[];
}

const examples = `
Examples:
  $ kata-election results verify                       the last published result
  $ kata-election results verify 2026-10
  $ kata-election results verify record.json --json    a record by itself, outside a checkout
  $ kata-election results verify https://example.org/record.json --ballots ballots.csv

Everything is recomputed from the record and the files available here: the count from the
ballots, the seats from the ranking, the roll from its evidence; and Results.md, the ledger and the member
list in the checkout are compared with it. No token is needed, and nothing is fetched except a record
that you name by URL. It exits with 1 if a number does not match, and lists each with what
was expected and what was found. It also lists what could not be checked, and why.`;

/** `run` is a parameter so that tests can check parsing without verifying anything. */
export function resultsVerifyCommand(open: OpenContext, run = runResultsVerify): Command {
  const command = new Command("verify")
    .summary("recompute a published result")
    .description("Recompute an election's result and list every number that does not match")
    .addArgument(
      inputArgument("[record]", "an election (default: the last published), a URL, or a file"),
    )
    .addOption(
      inputOption("--ballots <file>", "ballots to count, instead of those in the private folder"),
    )
    .option("--json", "print the checks as JSON", false)
    .addHelpText("after", examples);
  return command.action((record: string | undefined, options: Omit<VerifyRequest, "record">) =>
    run(open(command), { ...(record === undefined ? {} : { record }), ...options }),
  );
}

async function verifyAddress(
  context: CliContext,
  named: string,
  ballots: BallotsAtHand | undefined,
): Promise<Verified> {
  const { addressOf, fetchText } = await import("../../fetch-text.ts");
  const { parseRecord } = await import("../../../workspace/results/record-file.ts");
  const { checkAlone } = await import("../../../procedures/verifying/verify-results.ts");
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
  const { dirname, resolve } = await import("node:path");
  const { isStream } = await import("../../../workspace/given-file.ts");
  const { readText } = await import("../../../workspace/workspace.ts");
  const { checkAlone } = await import("../../../procedures/verifying/verify-results.ts");
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
  const { choosePublished } = await import("../../../workspace/election/election-file.ts");
  const { readRecords } = await import("../../../workspace/results/record-file.ts");
  const { checkElection } = await import("../../../procedures/verifying/verify-results.ts");
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
async function runResultsVerify(context: CliContext, request: VerifyRequest): Promise<void> {
  const { terminal, workingFolder } = context;
  const ballots =
    request.ballots === undefined
      ? undefined
      : { folder: workingFolder, path: request.ballots, isNamed: true };
  const { subject, checks } = await verifyNamed(context, request.record, ballots);
  const { revisionOf } = await import("../../../results/erratum.ts");
  const { election, level } = subject.record;
  const revision = revisionOf(subject.record);
  const wrong = checks.filter(({ outcome }) => outcome === "does not follow");
  if (request.json) {
    const { path } = subject;
    const follows = wrong.length === 0;
    const told = checks.map(({ why = null, ...check }) => ({ ...check, why }));
    const { countChecks } = await import("../../render/record-checks.ts");
    const summary = countChecks(checks);
    const { verifyReport } = await import("../../../procedures/verifying/verify-report.ts");
    report(context, request, {
      schema: verifyReport,
      json: () => ({
        formatVersion: 1 as const,
        subject: path,
        election,
        level,
        revision,
        follows,
        summary,
        checks: told,
      }),
      text: () => "",
    });
  } else {
    const { renderRecordChecks } = await import("../../render/record-checks.ts");
    terminal.note(
      `The result of ${election}, revision ${revision}, at the level ${level}:\n  ${visible(subject.path)}\n`,
    );
    terminal.print(renderRecordChecks(checks, terminal));
  }
  if (wrong.length === 0) return;
  const numbers = wrong.reduce((sum, each) => sum + each.wrong.length, 0);
  const what = numbers === 1 ? "1 number or name does" : `${numbers} numbers or names do`;
  throw new ElectionError("refused", `${what} not match in the result of ${election}`, {
    hint: "They are listed above. Compare the files with the officials' copies, and ask them.",
  });
}
