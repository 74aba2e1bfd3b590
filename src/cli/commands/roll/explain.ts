import { Command } from "commander";
import type { CliContext, OpenContext } from "../../context.ts";

interface RollExplainOptions {
  readonly election?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roll explain ada-l           by login
  $ kata-election roll explain "Ada Lindqvist" by name; an address will do, too`;

/** `roll explain`; `run` is a parameter so that tests can check parsing alone. */
export function rollExplainCommand(open: OpenContext, run = runRollExplain): Command {
  return new Command("explain")
    .summary("why somebody votes, or what is missing")
    .description(
      "Explain why somebody votes or does not: which rule matched, the evidence with links, or the nearest miss.",
    )
    .argument("<person>", "login, address or name")
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--json", "print the explanations as JSON", false)
    .addHelpText("after", examples)
    .action((person: string, _options: unknown, command: Command) =>
      run(open(command), person, command.optsWithGlobals<RollExplainOptions>()),
    );
}

/** Builds the roll anew from the evidence and prints what it says of somebody. */
async function runRollExplain(
  context: CliContext,
  person: string,
  { election: named, json }: RollExplainOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { buildFromFiles } = await import("../../../workspace/roll/build-roll-files.ts");
  const { explain } = await import("../../../electorate/explain.ts");
  const { renderExplanations } = await import("../../render/roll/roll-explain.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  const built = await buildFromFiles(workspace, election, {
    tool: context.version,
    provisional: true,
  });
  const explanations = explain(built, built.rules, person);
  const report = { formatVersion: 1, election: id, explanations };
  context.terminal.print(
    json ? JSON.stringify(report, null, 2) : renderExplanations(explanations, context.terminal),
  );
}
