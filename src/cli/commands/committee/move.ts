import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface MoveOptions {
  readonly to: string;
  readonly date?: string;
  readonly source?: string;
  readonly dryRun: boolean;
}

const examples = `
Examples:
  $ kata-election committee move ada-l --to "Example Cloud"
  $ kata-election committee move ada-l --to none --date 2026-06-01 --source "committee meeting notes"`;

/** `run` is a parameter so that tests can check parsing alone. */
export function committeeMoveCommand(open: OpenContext, run = runMove): Command {
  const command = new Command("move")
    .summary("record that a member works for another organization")
    .description(
      "Record in elections/committee.yaml that a member changed organization. They keep their seat; the limit is applied at the next election.",
    )
    .argument("<login>", "the member's GitHub account")
    .requiredOption("--to <organization>", 'the new organization, or "none"')
    .option("--date <date>", "the first day there, 2026-06-01 (default: today, UTC)")
    .option("--source <text>", "where that is known from")
    .option("--dry-run", "show what would change, write nothing", false)
    .addHelpText("after", examples);
  return command.action((login: string, options: MoveOptions) =>
    run(open(command), login, options),
  );
}

/** Records a move, and says what the limit will mean at the next election. */
async function runMove(
  context: CliContext,
  login: string,
  { to, date, source, dryRun }: MoveOptions,
): Promise<void> {
  const { dayFlag } = await import("../../flags/day.ts");
  const { moveMember } = await import("../../../committee/events.ts");
  const { readLedger } = await import("../../../workspace/committee/committee-file.ts");
  const { planLedger } = await import("../../../workspace/committee/ledger-events.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const workspace = await context.workspace();
  const { value: ledger } = await readLedger(workspace);
  const from = await dayFlag(context, "--date", date);
  const after = moveMember(ledger, login.replace(/^@/, ""), { organization: to, from, source });
  await carryOut(context, workspace, [await planLedger(workspace, after)], { dryRun });
  const { consequenceOfMoving } = await import("./committee-consequences.ts");
  context.terminal.note(await consequenceOfMoving(workspace, after, to, from));
}
