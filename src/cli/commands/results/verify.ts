import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import type { RecordCheck } from "../../../results/verify-record.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";
import { namesFile, readRecordFile } from "./named-record.ts";

interface VerifyRequest {
  readonly record?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election results verify                       the election in progress, or the last one
  $ kata-election results verify 2026-10
  $ kata-election results verify record.json --json    a record alone, outside any checkout

Everything is computed anew from the record and from the files that are at hand; nothing is fetched. The
exit code is 1 where a number does not follow; each is named. What could not be checked is said.`;

/** `run` is a parameter so that tests can check parsing without verifying anything. */
export function resultsVerifyCommand(open: OpenContext, run = runResultsVerify): Command {
  const command = new Command("verify")
    .summary("compute a published result anew")
    .description("Compute an election's result anew and name every number that does not follow")
    .argument("[record]", "an election such as 2026-10, or a file (default: the last election)")
    .option("--json", "print the checks as JSON", false)
    .addHelpText("after", examples);
  return command.action((record: string | undefined, options: { json: boolean }) =>
    run(open(command), { ...(record === undefined ? {} : { record }), ...options }),
  );
}

async function verifyFile(context: CliContext, path: string): Promise<RecordCheck[]> {
  const { checkAlone } = await import("./verify-results.ts");
  return checkAlone((await readRecordFile(context, path)).record);
}

async function verifyElection(
  context: CliContext,
  named: string | undefined,
): Promise<{ subject: string; checks: RecordCheck[] }> {
  const workspace = await context.workspace();
  const { chooseElection } = await import("../../../workspace/election-file.ts");
  const { readRecords } = await import("../../../workspace/record-file.ts");
  const { checkElection } = await import("./verify-results.ts");
  const election = await chooseElection(workspace, named);
  const checks = await checkElection(workspace, await readRecords(workspace, election));
  if (checks.length > 0) return { subject: election, checks };
  throw new ElectionError("input", `there is no record of the election ${election}`, {
    hint: "Results are recorded by kata-election results prepare and publish.",
  });
}

function render(
  { about, outcome, details }: RecordCheck,
  { colors }: CliContext["terminal"],
): string {
  const mark = {
    follows: colors.green("follows"),
    "does not follow": colors.red("does not follow"),
    "not checked": colors.yellow("not checked"),
  }[outcome];
  return [`${mark}: ${visible(about)}`, ...details.map((detail) => `    ${visible(detail)}`)].join(
    "\n",
  );
}

/** Verifies a record, prints each check, and refuses where something does not follow. */
async function runResultsVerify(
  context: CliContext,
  { record, json }: VerifyRequest,
): Promise<void> {
  const { terminal } = context;
  const { subject, checks } = namesFile(record)
    ? { subject: record, checks: await verifyFile(context, record) }
    : await verifyElection(context, record);
  const wrong = checks.filter(({ outcome }) => outcome === "does not follow");
  if (json) {
    const report = { formatVersion: 1, subject, follows: wrong.length === 0, checks };
    terminal.print(JSON.stringify(report, null, 2));
  } else {
    terminal.print(checks.map((check) => render(check, terminal)).join("\n"));
  }
  if (wrong.length === 0) return;
  const numbers = wrong.reduce((sum, { details }) => sum + details.length, 0);
  throw new ElectionError(
    "refused",
    `${numbers} of what ${visible(subject)} records does not follow`,
    {
      hint: "Each is named above. Compare the files with what officials kept, and ask them.",
    },
  );
}
