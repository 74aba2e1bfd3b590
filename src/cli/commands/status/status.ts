import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface StatusOptions {
  readonly election?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election status                       where the election stands and what is due
  $ kata-election status --json | jq '.steps[] | select(.state == "due")'
  $ kata-election status --now 2026-10-12T15:00Z    as it will be then, rehearsed`;

/** `status`; `run` is a parameter so that tests can check parsing alone. */
export function statusCommand(open: OpenContext, run = runStatus): Command {
  return new Command("status")
    .summary("where the election stands, what is due, by which command")
    .description(
      "Show where the election in progress stands: period, time left, what is done and what is due.\nWithout one: the next season, the seats that are up and who holds them.",
    )
    .argument("[YYYY-MM]", "the election (default: the one in progress)")
    .option("--election <YYYY-MM>", "the same")
    .option("--json", "print it as JSON", false)
    .addHelpText("after", examples)
    .action((named: string | undefined, _options: unknown, command: Command) => {
      const options = command.opts<StatusOptions>();
      return run(open(command), options.election ?? named, options.json);
    });
}

/** Prints the status page, or the same as JSON. */
async function runStatus(
  context: CliContext,
  named: string | undefined,
  json: boolean,
): Promise<void> {
  const { terminal } = context;
  const workspace = await context.workspace();
  const now = await context.now();
  const { chooseElection, electionInProgress, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const id =
    named === undefined
      ? await electionInProgress(workspace)
      : await chooseElection(workspace, named);
  if (id === undefined) {
    const { nextReport, renderNext } = await import("../../render/status/next-election.ts");
    const { nextElection } = await import("./next-election.ts");
    const next = await nextElection(workspace, now);
    terminal.print(json ? JSON.stringify(nextReport(next), null, 2) : renderNext(next, terminal));
    return;
  }
  const { renderStatus } = await import("../../render/status/status.ts");
  const { statusReport } = await import("../../render/status/status-report.ts");
  const { electionStatus } = await import("./election-status.ts");
  const { value: election } = await readElection(workspace, id);
  const status = await electionStatus(workspace, election, now);
  terminal.print(
    json ? JSON.stringify(statusReport(status), null, 2) : renderStatus(status, terminal),
  );
}
