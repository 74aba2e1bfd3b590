import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface DemoRequest {
  readonly keep: boolean;
}

const examples = `
Needs no token and no network: it talks to a stand-in for GitHub on this machine.

Examples:
  $ kata-election demo
  $ kata-election demo --keep      then look around in the folder that it names
  $ kata-election demo | less`;

/** `run` is a parameter so that tests can check parsing without an election. */
export function demoCommand(open: OpenContext, run = runDemo): Command {
  return new Command("demo")
    .summary("see a whole election, on made-up data")
    .description("Run a whole made-up election, command by command, and show the result page")
    .option("--keep", "leave the workspace in place to look at", false)
    .addHelpText("after", examples)
    .action((options: DemoRequest, command: Command) => run(open(command), options));
}

export async function runDemo(context: CliContext, { keep }: DemoRequest): Promise<void> {
  const { playDemo } = await import("./demo-player.ts");
  await playDemo(context, { keep });
}
