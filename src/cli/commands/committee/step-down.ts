import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface StepDownOptions {
  readonly date?: string;
  readonly reason: string;
  readonly reference?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election committee step-down bo-k --reason "new job"
  $ kata-election committee step-down bo-k --date 2026-09-20 --reason "new job" --reference https://example.org/mail/123`;

/** `run` is a parameter so that tests can check parsing alone. */
export function committeeStepDownCommand(open: OpenContext, run = runStepDown): Command {
  const command = new Command("step-down")
    .summary("record that a member leaves a seat early")
    .description(
      "Record in elections/committee.yaml that a member leaves their seat before the term ends",
    )
    .argument("<login>", "the member's GitHub account")
    .requiredOption("--reason <text>", "why")
    .option("--date <date>", "the first day without them, 2026-09-20 (default: today, UTC)")
    .option("--reference <text>", "where it can be read")
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText("after", examples);
  return command.action((login: string, options: StepDownOptions) =>
    run(open(command), login, options),
  );
}

/** Records an early end, and says when the seat will be filled. */
async function runStepDown(
  context: CliContext,
  login: string,
  { date, reason, reference, dryRun }: StepDownOptions,
): Promise<void> {
  const { dayFlag } = await import("../../flags/day.ts");
  const { endTerm } = await import("../../../committee/events.ts");
  const { readLedger } = await import("../../../workspace/committee/committee-file.ts");
  const { planLedger } = await import("../../../workspace/committee/ledger-events.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const workspace = await context.workspace();
  const { value: ledger } = await readLedger(workspace);
  const on = await dayFlag(context, "--date", date);
  const ended = { date: on, reason, ...(reference === undefined ? {} : { reference }) };
  const after = endTerm(ledger, login.replace(/^@/, ""), ended);
  await carryOut(context, workspace, [await planLedger(workspace, after)], { dryRun });
  const { consequenceOfLeaving } = await import("./committee-consequences.ts");
  context.terminal.note(await consequenceOfLeaving(workspace, on));
}
