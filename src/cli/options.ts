import type { OptionValues, Command as TypedCommand } from "@commander-js/extra-typings";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { type AnyCommand, Argument, InvalidArgumentError, newCommand, Option } from "./command.ts";

// Options shared by several commands. Nothing here may need a schema or dates, which `tally` does not load.

/** Reads the name of an election, such as 2026-10. */
export function parseElection(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError("Name an election by year and month, such as 2026-10.");
}

/** Reads a GitHub login, with or without `@`. */
export function parseLogin(text: string): string {
  const login = text.replace(/^@/, "");
  if (/^[\w.-]{1,100}(\[bot\])?$/.test(login)) return login;
  throw new InvalidArgumentError("Write a GitHub login, such as octavia or @octavia.");
}

/** Reads a repository as options take it: `owner/name`. */
export function parseRepository(text: string): string {
  if (/^[A-Za-z0-9][\w-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/.test(text)) return text;
  throw new InvalidArgumentError("Write it as owner/name.");
}

/** Reads a repeatable option: collects its values. */
export function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** The election that a command is about, as an optional word. */
const electionArgument = () =>
  new Argument(
    "[election]",
    "the election, such as 2026-10 (default: the one in progress)",
  ).argParser<string>(parseElection);

/** The same as an option, for scripts; not shown in help. */
export const electionOption = () =>
  new Option("--election <YYYY-MM>", "the election, as the word")
    .argParser<string>(parseElection)
    .hideHelp();

/** Gives a command an election as a last word and as an option; its run finds either in the option. */
export function aboutElection<
  Arguments extends unknown[],
  Options extends OptionValues,
  Global extends OptionValues,
>(command: TypedCommand<Arguments, Options, Global>) {
  return command
    .addArgument(electionArgument())
    .addOption(electionOption())
    .hook("preAction", (about) => {
      const word: unknown = about.processedArgs.at(-1);
      if (typeof word === "string")
        about.setOptionValue("election", namedElection(word, about.opts()));
    });
}

/** A command about an election: see {@link newCommand} and {@link aboutElection}. */
export const newElectionCommand = (...words: Parameters<typeof newCommand>) =>
  aboutElection(newCommand(...words));

/**
 * The election that the words name, undefined for the one in progress.
 *
 * @throws ElectionError (input) where word and option name two.
 */
export function namedElection(
  word: string | undefined,
  { election }: { readonly election?: string | undefined },
): string | undefined {
  if (word === undefined || election === undefined || word === election) return word ?? election;
  throw new ElectionError(
    "input",
    `two elections are named: ${visible(word)} and --election ${visible(election)}`,
    { hint: "Keep one of them." },
  );
}

/** A person by their GitHub account. */
export const loginArgument = (description: string) =>
  new Argument("<login>", description).argParser<string>(parseLogin);

/** The official who acts; {@link namedOfficial} in official.ts has the default. */
export const byOption = (description = "the official who decided it") =>
  new Option(
    "--by <login>",
    `${description} (default: KATA_ELECTION_BY, then github.user of your git configuration)`,
  ).argParser<string>(parseLogin);

/** Accepts a login that no file of the workspace has. */
export const unknownLoginOption = () =>
  new Option("--unknown-login", "accept a login that is in no record").default(false);

export const dateOption = (description: string) =>
  new Option("--date <YYYY-MM-DD>", `${description} (default: today, UTC)`);

export const reasonOption = (description = "the reason") =>
  new Option("--reason <text>", description);

/** Where something can be read. */
export const sourceOption = (description = "where this can be read: a URL, or meeting notes") =>
  new Option("--source <text>", description);

const filesToRead = new WeakSet<object>();
const filesToWrite = new WeakSet<object>();

/** An option that takes a file to read; {@link readGivenText} and its like read it. */
export function inputOption<Flags extends string>(flags: Flags, description: string) {
  const option = new Option(flags, `${description}; - for standard input`);
  filesToRead.add(option);
  return option;
}

/** As {@link inputOption}, a word. */
export function inputArgument<Name extends string>(name: Name, description: string) {
  const argument = new Argument(name, `${description}; - for standard input`);
  filesToRead.add(argument);
  return argument;
}

/** An option that takes a file to write, or another place named in the description. */
export function outputOption<Flags extends string = "--output <path>">(
  description: string,
  flags = "--output <path>" as Flags,
) {
  const option = new Option(flags, description);
  filesToWrite.add(option);
  return option;
}

/** Which options and arguments of a command take a file, by use. */
export function fileWords({ options, registeredArguments }: AnyCommand) {
  const words = [...registeredArguments, ...options];
  return {
    toRead: words.filter((word) => filesToRead.has(word)),
    toWrite: words.filter((word) => filesToWrite.has(word)),
  };
}

/**
 * Standard input can be read only once.
 *
 * @throws ElectionError (input) where two words of the command line name it.
 */
export function refuseSharedInput(command: AnyCommand): void {
  const typed = [
    ...command.processedArgs.filter((_, at) =>
      filesToRead.has(command.registeredArguments[at] ?? {}),
    ),
    ...command.options
      .filter((option) => filesToRead.has(option))
      .map((option) => command.getOptionValue(option.attributeName())),
  ].flat();
  if (typed.filter((value) => value === "-").length < 2) return;
  throw new ElectionError("input", "standard input is named twice", {
    hint: "It can be read only once: save one of the files, and name it.",
  });
}

export const dryRunOption = () =>
  new Option("--dry-run", "show what would change; write nothing").default(false);

export const jsonOption = () => new Option("--json", "print JSON").default(false);
