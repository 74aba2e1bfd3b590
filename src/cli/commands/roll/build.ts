import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface RollBuildOptions {
  readonly election?: string;
  readonly provisional: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roll build                   of the election in progress
  $ kata-election roll build --provisional     while the qualifying period still goes on
  $ kata-election roll build --dry-run         what would change, as a diff (it holds addresses)`;

/** `roll build`; `run` is a parameter so that tests can check parsing alone. */
export function rollBuildCommand(open: OpenContext, run = runRollBuild): Command {
  return new Command("build")
    .summary("make the roll from the saved evidence")
    .description(
      "Make the roll from the saved evidence and the people files, without network.\nThe same inputs make the same bytes.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--provisional", "accept evidence that ends before the qualifying period does", false)
    .option("--dry-run", "show what would be written", false)
    .option("--json", "print the summary as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<RollBuildOptions>()),
    );
}

/** Builds the roll and writes it into the election's private folder. */
async function runRollBuild(
  context: CliContext,
  { election: named, provisional, dryRun, json }: RollBuildOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { buildRollFromFiles } = await import("../../../workspace/roll/build-roll-files.ts");
  const { requireUnfrozen } = await import("../../../workspace/roll/freeze-files.ts");
  const { rollPath, rollText } = await import("../../../workspace/roll/roll-file.ts");
  const { planFile } = await import("../../../workspace/file-plan.ts");
  const { carryOut } = await import("../../carry-out.ts");
  const { rollSummary } = await import("../../../electorate/roll-summary.ts");
  const { renderRollSummary } = await import("../../render/roll/roll.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  await requireUnfrozen(workspace, id);
  const { value: election } = await readElection(workspace, id);
  const roll = await buildRollFromFiles(workspace, election, {
    tool: context.version,
    provisional,
  });
  const plan = [await planFile(workspace, rollPath(id), rollText(roll))];
  await carryOut(context, workspace, plan, { dryRun });
  if (dryRun) return;
  const summary = rollSummary(roll);
  const report = { formatVersion: 1, ...summary };
  const { terminal } = context;
  terminal.print(json ? JSON.stringify(report, null, 2) : renderRollSummary(terminal, summary));
}
