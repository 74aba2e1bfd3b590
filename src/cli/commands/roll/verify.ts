import { Command } from "commander";
import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface RollVerifyOptions {
  readonly election?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roll verify                  of the election in progress
  $ kata-election roll verify --election 2026-10 --json`;

/** `roll verify`; `run` is a parameter so that tests can check parsing alone. */
export function rollVerifyCommand(open: OpenContext, run = runRollVerify): Command {
  return new Command("verify")
    .summary("recompute the roll from the evidence, offline")
    .description(
      "Recompute the roll from the saved evidence, offline: every frozen revision, else the roll as it stands.\nExit code 1 says that something does not follow.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--json", "print the checks as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<RollVerifyOptions>()),
    );
}

/** Prints every check; refuses at the end where one does not hold. */
async function runRollVerify(
  context: CliContext,
  { election: named, json }: RollVerifyOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { verifyRoll } = await import("../../../workspace/roll/verify-roll.ts");
  const { terminal } = context;
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  const checks = await verifyRoll(workspace, election);
  const verified = checks.every(({ holds }) => holds);
  const mark = (holds: boolean): string =>
    holds ? terminal.colors.green("ok") : terminal.colors.red("FAILED");
  const report = { formatVersion: 1, election: id, verified, checks };
  const lines = checks.map(({ file, holds, says }) => `${mark(holds)}  ${file} ${visible(says)}`);
  terminal.print(json ? JSON.stringify(report, null, 2) : lines.join("\n"));
  if (verified) return;
  throw new ElectionError("refused", `the roll of ${id} does not verify`, {
    hint: "See above what does not hold. Restore the files as they were frozen, or freeze a correction.",
  });
}
