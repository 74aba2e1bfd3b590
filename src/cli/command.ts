import type {
  CommandUnknownOpts,
  Argument as TypedArgument,
  Command as TypedCommand,
  Help as TypedHelp,
  Option as TypedOption,
} from "@commander-js/extra-typings";
import * as commander from "commander";

/** Commander's own classes under types that know each option's name and value. */
export const Command = commander.Command as unknown as typeof TypedCommand;
export const Option = commander.Option as unknown as typeof TypedOption;
export const Argument = commander.Argument as unknown as typeof TypedArgument;
export const Help = commander.Help as unknown as typeof TypedHelp;
export const { InvalidArgumentError } = commander;

export type AnyCommand = CommandUnknownOpts;

type Optionally<Options> = {
  readonly [Name in keyof Options]: object extends Pick<Options, Name>
    ? Options[Name] | undefined
    : Options[Name];
};

/**
 * What a command's options give its run, of the function that makes the command: an option that the words do not
 * have does not compile. An action of such a function states its return type, which ends the circle of types.
 */
export type OptionsOf<Make extends (...words: never[]) => { opts(): object }> = Optionally<
  ReturnType<ReturnType<Make>["opts"]>
>;

/** A command line to copy, and what it does. */
export interface Example {
  /** As typed in a shell, on one line: `kata-election tally ballots.csv --json | jq .ranking`. */
  readonly command: string;
  readonly note?: string;
}

/** The words of a command's help page. */
export interface CommandWords {
  /** One line for the list of commands; begins with a verb. */
  readonly summary: string;
  /** What the command does; by default the summary. */
  readonly description?: string;
  readonly examples: readonly Example[];
  /** Text below the examples, such as its exit codes. */
  readonly notes?: string;
}

const helpColumns = 80;
const examplesByCommand = new WeakMap<AnyCommand, readonly Example[]>();

/** The examples of a command's help page. */
export function examplesOf(command: AnyCommand): readonly Example[] {
  return examplesByCommand.get(command) ?? [];
}

/** The words of a shell line, each with its quotes: a line may break between them, never inside. */
function shellWords(line: string): string[] {
  return line.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g) ?? [];
}

/** A shell line fitted to a help page: long ones continue after a backslash. */
function foldedCommand(line: string): string {
  const lines: string[] = ["  $"];
  for (const word of shellWords(line)) {
    const longer = `${lines.at(-1)} ${word}`;
    // Leave two columns for the backslash.
    if (longer.length <= helpColumns - 2) lines[lines.length - 1] = longer;
    else lines.push(`      ${word}`);
  }
  return lines.join(" \\\n");
}

function exampleText({ command, note }: Example): string {
  const folded = foldedCommand(command);
  return note === undefined ? folded : `  # ${note}\n${folded}`;
}

/**
 * A command with its help page; the caller adds arguments, options and what runs.
 *
 * @param name as typed, without those of the commands above it.
 */
export function newCommand(name: string, words: CommandWords): TypedCommand {
  const { summary, examples, notes } = words;
  const { description = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}` } = words;
  const command = new Command(name).summary(summary).description(description);
  examplesByCommand.set(command, examples);
  const examplesBlock = `\nExamples:\n${examples.map(exampleText).join("\n")}`;
  return command.addHelpText(
    "after",
    notes === undefined ? examplesBlock : `${examplesBlock}\n\n${notes}`,
  );
}
