import type { Argument, Option } from "commander";
import type { AnyCommand } from "../command.ts";

/** A word that could stand at the cursor, and what it means. */
export interface Candidate {
  readonly word: string;
  readonly description?: string;
}

/** What could stand at the cursor: these words, or the name of a file. */
export type Completion = readonly Candidate[] | "files";

/** What the workspace knows; asked only where the cursor needs it. */
export interface KnownWords {
  readonly elections: () => Promise<readonly string[]>;
  /** Logins of the candidates of the election named on the command line, else of the one in progress. */
  readonly logins: (election: string | undefined) => Promise<readonly string[]>;
}

/** Where the cursor is: the command whose words it stands among, and what has been given already. */
export interface Cursor {
  command: AnyCommand;
  positionals: number;
  /** The option whose value stands at the cursor. */
  option: Option | undefined;
  /** Values given so far, by the long name of their option. */
  readonly values: Map<string, string>;
  onlyPositionals: boolean;
}

const electionNames = ["yyyy-mm", "election", "id"];
const loginNames = ["login", "person", "candidate"];
const fileNames = /\b(?:files?|folders?|ballots|paths?|dir|directory|evidence|a|b)\b/;

/** An option of a command or of those above it, as written on the command line. */
function optionNamed(command: AnyCommand, word: string): Option | undefined {
  const found = command.options.find(({ short, long }) => word === short || word === long);
  return found ?? (command.parent ? optionNamed(command.parent, word) : undefined);
}

function subcommandNamed(command: AnyCommand, word: string): AnyCommand | undefined {
  return command.commands.find((each) => each.name() === word || each.aliases().includes(word));
}

/** What an option or argument calls its value: `YYYY-MM` of `--election <YYYY-MM>`. */
function placeholder(flags: string): string {
  return (/[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? "").toLowerCase().replace("...", "");
}

/** Goes through the words before the cursor as the parser would, without ever failing. */
export function cursorAfter(program: AnyCommand, words: readonly string[]): Cursor {
  const cursor: Cursor = {
    command: program,
    positionals: 0,
    option: undefined,
    values: new Map(),
    onlyPositionals: false,
  };
  for (const word of words) {
    // Bash breaks --option=value into three words.
    if (word === "=" && cursor.option !== undefined) continue;
    if (cursor.option !== undefined) {
      cursor.values.set(cursor.option.long ?? "", word);
      cursor.option = undefined;
    } else if (word === "--") {
      cursor.onlyPositionals = true;
    } else if (word.startsWith("-") && !cursor.onlyPositionals) {
      const [name = "", value] = word.split("=", 2);
      const option = optionNamed(cursor.command, name);
      if (option?.required && value === undefined) cursor.option = option;
      else if (value !== undefined) cursor.values.set(option?.long ?? "", value);
    } else {
      const subcommand =
        cursor.positionals === 0 ? subcommandNamed(cursor.command, word) : undefined;
      if (subcommand) cursor.command = subcommand;
      else cursor.positionals += 1;
    }
  }
  return cursor;
}

async function valuesOf(
  { argChoices }: Option | Argument,
  name: string,
  known: KnownWords,
  election: string | undefined,
): Promise<Completion> {
  const words = (list: readonly string[]): Candidate[] => list.map((word) => ({ word }));
  if (argChoices !== undefined) return words(argChoices);
  if (electionNames.includes(name)) return words(await known.elections());
  if (loginNames.includes(name)) return words(await known.logins(election));
  return fileNames.test(name) ? "files" : [];
}

function optionsOf(command: AnyCommand): Candidate[] {
  const help = command.createHelp();
  const own = help.visibleOptions(command);
  const inherited = command.parent ? optionsOf(command.parent) : [];
  const named = own.map(({ long, short, description }) => ({
    word: long ?? short ?? "",
    description,
  }));
  const words = new Set(named.map(({ word }) => word));
  return [...named, ...inherited.filter(({ word }) => !words.has(word))];
}

function subcommandsOf(command: AnyCommand): Candidate[] {
  const help = command.createHelp();
  return help.visibleCommands(command).map((each) => ({
    word: each.name(),
    description: each.summary() || each.description(),
  }));
}

async function atCursor(
  { command, positionals, option, values, onlyPositionals }: Cursor,
  current: string,
  known: KnownWords,
): Promise<Completion> {
  const election = values.get("--election");
  if (option !== undefined) {
    return valuesOf(option, placeholder(option.flags), known, election);
  }
  if (current.startsWith("-") && !onlyPositionals) {
    const [name = "", value] = current.split("=", 2);
    const named = value === undefined ? undefined : optionNamed(command, name);
    if (named === undefined) return optionsOf(command);
    const offered = await valuesOf(named, placeholder(named.flags), known, election);
    return offered === "files" ? [] : offered.map(({ word }) => ({ word: `${name}=${word}` }));
  }
  if (command.commands.length > 0) return positionals === 0 ? subcommandsOf(command) : [];
  const expected = command.registeredArguments;
  const last = expected.at(-1);
  const argument = expected[positionals] ?? (last?.variadic ? last : undefined);
  if (argument === undefined) return [];
  return valuesOf(argument, argument.name().toLowerCase(), known, election);
}

/** The value that an option was given before the cursor. */
export function optionValue(
  program: AnyCommand,
  words: readonly string[],
  long: string,
): string | undefined {
  return cursorAfter(program, words.slice(0, -1)).values.get(long);
}

/**
 * What could stand at the cursor.
 *
 * @param words the words typed after the program's name; the last one, perhaps empty, is at the cursor.
 */
export async function complete(
  program: AnyCommand,
  words: readonly string[],
  known: KnownWords,
): Promise<Completion> {
  const last = words.at(-1) ?? "";
  const current = last === "=" ? "" : last;
  const before = words.slice(0, -1);
  const found = await atCursor(cursorAfter(program, before), current, known);
  if (found === "files") return found;
  return found.filter(({ word }) => word.startsWith(current));
}
