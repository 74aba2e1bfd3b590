import type * as commander from "commander";
import { type AnyCommand, Command, Help, type Option } from "../command.ts";
import type { CliContext, GlobalOptions, OpenContext } from "../context.ts";
import { refuseSharedInput } from "../options.ts";
import { type CommandWord, commandGroups } from "./command-words.ts";
import { helpTopics } from "./help-topics.ts";

const commandWords: readonly CommandWord[] = Object.values(commandGroups).flat();

/** Hide the default of flags that are off unless given. */
function describeOption(option: InstanceType<typeof Option>): string {
  const { defaultValue } = option;
  if (defaultValue !== false) return Help.prototype.optionDescription(option);
  option.default(undefined);
  const description = Help.prototype.optionDescription(option);
  option.default(false);
  return description;
}

/** The whole program on one screen: groups of commands, the options, where to read more. */
function rootHelp(program: AnyCommand, help: InstanceType<typeof Help>): string {
  const groups = Object.entries(commandGroups).map(
    ([title, words]) => `  ${title.padEnd(19)} ${words.map(({ name }) => name).join(", ")}`,
  );
  const options = help.visibleOptions(program).map((option) => {
    const term = help.optionTerm(option).padEnd(25);
    return `  ${term} ${help.optionDescription(option)}`;
  });
  return [
    program.description(),
    "",
    "Usage: kata-election <command> [options]",
    "",
    "Commands:",
    ...groups,
    "",
    "Options:",
    ...options,
    "",
    `Help topics: ${Object.keys(helpTopics).join(", ")} (kata-election help <topic>)`,
    "Run kata-election <command> --help for usage and examples.",
    "",
  ].join("\n");
}

/** A help page with the inherited options last. */
function formatHelp(command: AnyCommand, help: InstanceType<typeof Help>): string {
  if (command.parent === null) return rootHelp(command, help);
  const blocks = Help.prototype.formatHelp.call(help, command, help).trimEnd().split("\n\n");
  const isInherited = (block: string): boolean => block.startsWith("Global Options:");
  const ordered = [
    ...blocks.filter((block) => !isInherited(block)),
    ...blocks.filter((block) => isInherited(block)),
  ];
  return `${ordered.join("\n\n")}\n`;
}

/** A command in the list of its group: its name and arguments. */
function subcommandTerm(command: AnyCommand): string {
  const words = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [command.name(), ...words].join(" ");
}

function emptyProgram(version: string, output: commander.OutputConfiguration): AnyCommand {
  return new Command("kata-election")
    .description("Run the elections of the Kata Containers Architecture Committee")
    .version(version, "-V, --version", "print the version")
    .option("-C, --workspace <folder>", "the community checkout (default: this folder or above)")
    .option("--no-input", "never ask; an error names the missing option")
    .option("--no-color", "no colors (also: NO_COLOR)")
    .option("-q, --quiet", "no notes or progress on stderr", false)
    .option("-v, --verbose", "more notes on stderr", false)
    .option("--now <time>", "simulate another time, such as 2026-10-05T15:00Z")
    .option("--commit", "commit the changed public files, signed off", false)
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .showHelpAfterError("(add --help for usage and examples)")
    .configureOutput(output)
    .configureHelp({
      optionDescription: describeOption,
      formatHelp,
      subcommandTerm,
      showGlobalOptions: true,
      minWidthToWrap: 20,
    })
    .hook("preAction", (_, command) => refuseSharedInput(command))
    .exitOverride() as AnyCommand;
}

/** The options of the whole program that take a value, in their short and long form. */
export function globalOptionsWithValue(): string[] {
  const { options } = emptyProgram("", {});
  return options
    .filter(({ required }) => required)
    .flatMap(({ short, long }) => [short ?? "", long ?? ""]);
}

const longestSubject = 75;

/** The subject of a command's commit: its words, without any that could hold an address or a line break. */
function commitSubject(command: Parameters<OpenContext>[0]): string {
  const group = command.parent?.parent == null ? [] : [command.parent.name()];
  const plain = command.args
    .filter((word) => /^[\w./#-]{1,60}$/.test(word))
    .map((word) => word.replace(/^elections\/.*\//, ""));
  return `elections: ${[...group, command.name(), ...plain].join(" ")}`.slice(0, longestSubject);
}

/** The first word that is a command's name; commander checks options before it. */
function commandWordIn(words: readonly string[]): CommandWord | undefined {
  const known = new Map(commandWords.map((word) => [word.name, word]));
  return words.map((word) => known.get(word)).find((word) => word !== undefined);
}

/** Commander passes settings (errors as exceptions, output) down one level; this passes them all the way. */
function inheritSettings(command: AnyCommand, parent: AnyCommand): AnyCommand {
  command.copyInheritedSettings(parent).helpCommand(false);
  for (const subcommand of command.commands) inheritSettings(subcommand, command);
  return command;
}

/**
 * The command line's grammar for these words: the named command is loaded in full, the others only with their
 * summaries.
 */
export async function buildProgram(
  words: readonly string[],
  version: string,
  output: commander.OutputConfiguration,
  opener: () => Promise<(options: GlobalOptions, subject: string) => CliContext>,
): Promise<AnyCommand> {
  const program: AnyCommand = emptyProgram(version, output);
  const wanted = commandWordIn(words);
  const open = wanted === undefined ? undefined : await opener();
  for (const word of commandWords) {
    const command =
      open !== undefined && word === wanted
        ? await word.load((command) =>
            open(command.optsWithGlobals() as GlobalOptions, commitSubject(command)),
          )
        : new Command(word.name).summary(word.summary);
    program.addCommand(inheritSettings(command as AnyCommand, program));
  }
  return program;
}
