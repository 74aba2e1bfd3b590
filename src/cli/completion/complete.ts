import type { Argument, Option } from "commander";
import type { KnownWords, People } from "../../procedures/known-words.ts";
import type { AnyCommand } from "../command.ts";

/** A word that fits at the cursor, and its meaning. */
export interface OfferedWord {
  readonly word: string;
  readonly description?: string;
}

/** What fits at the cursor: these words, or a file name. */
export type Completion = readonly OfferedWord[] | "files";

/** Where the cursor is: the command, and what has been typed already. */
export interface Cursor {
  command: AnyCommand;
  positionals: number;
  /** The option whose value is at the cursor. */
  option: Option | undefined;
  /** Values given so far, by the long name of their option. */
  readonly values: Map<string, string>;
  onlyPositionals: boolean;
}

const electionNames = ["yyyy-mm", "election", "record"];
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

/** The value name of an option or argument: `YYYY-MM` in `--election <YYYY-MM>`. */
function placeholder(flags: string): string {
  return (/[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? "").toLowerCase().replace("...", "");
}

/** Reads the words before the cursor as the parser would, but never fails. */
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
    if (cursor.option?.optional && word.startsWith("-")) cursor.option = undefined;
    if (cursor.option !== undefined) {
      cursor.values.set(cursor.option.long ?? "", word);
      cursor.option = undefined;
    } else if (word === "--") {
      cursor.onlyPositionals = true;
    } else if (word.startsWith("-") && !cursor.onlyPositionals) {
      const [name = "", value] = word.split("=", 2);
      const option = optionNamed(cursor.command, name);
      const takesValue = option?.required || option?.optional;
      if (takesValue && value === undefined) cursor.option = option;
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

/** The group that a command belongs to: `committee` of `committee move`. */
function groupOf(command: AnyCommand): string {
  return command.parent?.parent ? groupOf(command.parent) : command.name();
}

/** Whose login is meant: an official's for decisions, otherwise someone the group is about. */
function peopleMeant(command: AnyCommand, expected: Option | Argument): People {
  const long = "long" in expected ? (expected.long ?? "") : "";
  if (/^--(?:by|late-by|official|remove-official)$/.test(long)) return "officials";
  const group = groupOf(command);
  if (group === "committee") return "members";
  return group === "roll" || group === "roles" ? "voters" : "candidates";
}

async function valuesOf(
  { command, values }: Cursor,
  expected: Option | Argument,
  name: string,
  known: KnownWords,
): Promise<Completion> {
  const words = (list: readonly string[]): OfferedWord[] => list.map((word) => ({ word }));
  if (expected.argChoices !== undefined) return words(expected.argChoices);
  if (electionNames.includes(name)) return words(await known.elections());
  if (loginNames.includes(name)) {
    return words(await known.logins(peopleMeant(command, expected), values.get("--election")));
  }
  return fileNames.test(name) ? "files" : [];
}

function optionsOf(command: AnyCommand): OfferedWord[] {
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

function subcommandsOf(command: AnyCommand): OfferedWord[] {
  const help = command.createHelp();
  return help.visibleCommands(command).map((each) => ({
    word: each.name(),
    description: each.summary() || each.description(),
  }));
}

async function atCursor(cursor: Cursor, current: string, known: KnownWords): Promise<Completion> {
  const { command, positionals, option, onlyPositionals } = cursor;
  const isLeftOut = option?.optional === true && current.startsWith("-");
  if (option !== undefined && !isLeftOut)
    return valuesOf(cursor, option, placeholder(option.flags), known);
  if (current.startsWith("-") && !onlyPositionals) {
    const [name = "", value] = current.split("=", 2);
    const named = value === undefined ? undefined : optionNamed(command, name);
    if (named === undefined) return optionsOf(command);
    const offered = await valuesOf(cursor, named, placeholder(named.flags), known);
    return offered === "files" ? [] : offered.map(({ word }) => ({ word: `${name}=${word}` }));
  }
  if (command.commands.length > 0) return positionals === 0 ? subcommandsOf(command) : [];
  const expected = command.registeredArguments;
  const last = expected.at(-1);
  const argument = expected[positionals] ?? (last?.variadic ? last : undefined);
  if (argument === undefined) return [];
  return valuesOf(cursor, argument, argument.name().toLowerCase(), known);
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
 * The completions at the cursor.
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
