import { Command } from "commander";
import { visible } from "../../../visible-text.ts";
import type { RollSensitivity } from "../../../workspace/roll/roll-sensitivity-files.ts";
import type { CliContext, OpenContext } from "../../context.ts";

interface RollSensitivityOptions {
  readonly election?: string;
  readonly json: boolean;
}

const examples = `
Examples:
  $ kata-election roll sensitivity             of the election in progress
  $ kata-election roll sensitivity --json | jq '.variants[] | select(.id == "branches")'`;

/** `roll sensitivity`; `run` is a parameter so that tests can check parsing alone. */
export function rollSensitivityCommand(open: OpenContext, run = runRollSensitivity): Command {
  return new Command("sensitivity")
    .summary("who is in or out only because of a choice")
    .description(
      "Show who votes, or does not, only because of a choice: branches, the clock, imported history, identities.\nEvery other choice is tried on the same evidence; nothing is changed.",
    )
    .option("--election <YYYY-MM>", "the election (default: the one in progress)")
    .option("--json", "print the effects as JSON", false)
    .addHelpText("after", examples)
    .action((_options: unknown, command: Command) =>
      run(open(command), command.optsWithGlobals<RollSensitivityOptions>()),
    );
}

function changes(joined: readonly string[], left: readonly string[]): string[] {
  return [
    ...joined.map((login) => `  + ${visible(login)}`),
    ...left.map((login) => `  - ${visible(login)}`),
  ];
}

function render({ variants, guessed }: RollSensitivity): string {
  const parts = variants.flatMap(({ says, joined, left, complete }) => {
    const found = changes(joined, left);
    const note = complete ? [] : ["  (the evidence does not reach that far: there may be more)"];
    const head = `If ${says}:`;
    return [found.length === 0 ? `${head} nobody else.` : head, ...found, ...note];
  });
  const head = "If the guesses about unresolved commits are right:";
  const guesses = guessed.length === 0 ? [] : [head, ...changes(guessed, [])];
  return [...parts, ...guesses].join("\n");
}

/** Prints what every other choice would change. */
async function runRollSensitivity(
  context: CliContext,
  { election: named, json }: RollSensitivityOptions,
): Promise<void> {
  const { chooseElection, readElection } = await import(
    "../../../workspace/election/election-file.ts"
  );
  const { rollSensitivity } = await import("../../../workspace/roll/roll-sensitivity-files.ts");
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  const options = { tool: context.version, provisional: true };
  const found = await rollSensitivity(workspace, election, options);
  const report = { formatVersion: 1, election: id, ...found };
  context.terminal.print(json ? JSON.stringify(report, null, 2) : render(found));
}
