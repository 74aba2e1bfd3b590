import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface ShowOptions {
  readonly asOf?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election committee show
  $ kata-election committee show --as-of 2026-03-01
  $ kata-election committee show --json | jq '.seats[] | select(.holder == null)'`;

/** `run` is a parameter so that tests can check parsing alone. */
export function committeeShowCommand(open: OpenContext, run = runShow): Command {
  const command = new Command("show")
    .summary("the committee on a day")
    .description(
      "Show who holds which seat, since which election and until when, and the chair where one is recorded",
    )
    .option("--as-of <date>", "the day, such as 2026-03-01 (default: today)")
    .option("--json", "print JSON", false)
    .addHelpText("after", examples);
  return command.action((options: ShowOptions) => run(open(command), options));
}

/** Prints the committee of a day. */
async function runShow(context: CliContext, { asOf, json }: ShowOptions): Promise<void> {
  const { dayFlag } = await import("../../flags/day.ts");
  const { readLedger } = await import("../../../workspace/committee/committee-file.ts");
  const { chairsOn, committeeOn } = await import("../../../committee/members.ts");
  const { terminal } = context;
  const on = await dayFlag(context, "--as-of", asOf);
  const { value: ledger } = await readLedger(await context.workspace());
  const states = committeeOn(ledger, on);
  const chairs = chairsOn(ledger, on);
  const { committeeJson, renderCommittee } = await import("../../render/committee/committee.ts");
  terminal.print(
    json
      ? JSON.stringify(committeeJson(states, on, chairs), null, 2)
      : renderCommittee(states, on, chairs, terminal),
  );
}
