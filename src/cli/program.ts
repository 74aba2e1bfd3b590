import { Command, Help, type Option, type OutputConfiguration } from "commander";
import type { CliContext, GlobalOptions, OpenContext } from "./context.ts";

/** A top-level word of the command line; its module is loaded only when the word is used. */
interface CommandWord {
  readonly name: string;
  readonly summary: string;
  readonly load: (open: OpenContext) => Promise<Command>;
}

const commandWords: readonly CommandWord[] = [
  {
    name: "announce",
    summary: "the mails and chat messages of an election, filled in",
    load: async (open) => (await import("./commands/announce/announce.ts")).announceCommand(open),
  },
  {
    name: "calendar",
    summary: "an election's dates, for people and calendar programs",
    load: async (open) => (await import("./commands/calendar/calendar.ts")).calendarCommand(open),
  },
  {
    name: "candidates",
    summary: "who stands: nominate, check, accept, list, withdraw, close, reopen",
    load: async (open) =>
      (await import("./commands/candidates/candidates.ts")).candidatesCommand(open),
  },
  {
    name: "demo",
    summary: "see a whole election, on made-up data",
    load: async (open) => (await import("./commands/demo/demo.ts")).demoCommand(open),
  },
  {
    name: "charter",
    summary: "the rules, each with its clause",
    load: async (open) => (await import("./commands/charter.ts")).charterCommand(open),
  },
  {
    name: "committee",
    summary: "who holds which seat: show, history, check, init, step-down, move",
    load: async (open) =>
      (await import("./commands/committee/committee.ts")).committeeCommand(open),
  },
  {
    name: "doctor",
    summary: "is everything in place",
    load: async (open) => (await import("./commands/doctor.ts")).doctorCommand(open),
  },
  {
    name: "lot",
    summary: "a draw that anyone can repeat with sha256sum",
    load: async (open) => (await import("./commands/lot.ts")).lotCommand(open),
  },
  {
    name: "plan",
    summary: "make an election's folder: dates, seats, officials",
    load: async (open) => (await import("./commands/plan/plan.ts")).planCommand(open),
  },
  {
    name: "poll",
    summary: "the poll on CIVS: set it up, record it and what came of it",
    load: async (open) => (await import("./commands/poll/poll.ts")).pollCommand(open),
  },
  {
    name: "rehearse",
    summary: "learn it: a whole made-up election, step by step",
    load: async (open) => (await import("./commands/rehearse/rehearse.ts")).rehearseCommand(open),
  },
  {
    name: "results",
    summary: "draft, publish, verify and show the result",
    load: async (open) => (await import("./commands/results/results.ts")).resultsCommand(open),
  },
  {
    name: "roll",
    summary: "who may vote, and why",
    load: async (open) => (await import("./commands/roll/roll.ts")).rollCommand(open),
  },
  {
    name: "roles",
    summary: "committers, admins, owners: review them, count a quorum",
    load: async (open) => (await import("./commands/roles/roles.ts")).rolesCommand(open),
  },
  {
    name: "seats",
    summary: "who is seated, and what the limit leaves",
    load: async (open) => (await import("./commands/seats/seats.ts")).seatsCommand(open),
  },
  {
    name: "status",
    summary: "where the election stands, what is due, by which command",
    load: async (open) => (await import("./commands/status/status.ts")).statusCommand(open),
  },
  {
    name: "ballots",
    summary: "check and convert files of ballots",
    load: async (open) => (await import("./commands/ballots.ts")).ballotsCommand(open),
  },
  {
    name: "tally",
    summary: "count ballots and rank the candidates",
    load: async (open) => (await import("./commands/tally/tally.ts")).tallyCommand(open),
  },
  {
    name: "private",
    summary: "hand over or remove an election's private files",
    load: async (open) => (await import("./commands/private/private.ts")).privateCommand(open),
  },
  {
    name: "completion",
    summary: "completion of words in bash, zsh and fish",
    load: async (open) => (await import("./commands/completion.ts")).completionCommand(open),
  },
];

const epilogue = `
Examples:
  $ kata-election demo             see a whole election, on made-up data
  $ kata-election rehearse         learn it at your own pace, in 15 minutes
  $ kata-election roll --help      the commands about the voter roll

Exit codes: 0 done, 1 the answer is no, 2 wrong usage or malformed input,
3 undecided (a person must act), 4 GitHub refused or is unreachable, 70 bug,
130 cancelled.`;

/** A flag that is off unless given needs no word about that. */
function describeOption(option: Option): string {
  const { defaultValue } = option;
  if (defaultValue !== false) return Help.prototype.optionDescription(option);
  option.default(undefined);
  const description = Help.prototype.optionDescription(option);
  option.default(false);
  return description;
}

function emptyProgram(version: string, output: OutputConfiguration): Command {
  return new Command("kata-election")
    .description("Run the elections of the Kata Containers Architecture Committee")
    .version(version, "-V, --version", "print the version")
    .option(
      "-C, --workspace <folder>",
      "checkout of the community repository (default: found upward)",
    )
    .option("--no-input", "never ask; a missing answer is an error that names its flag")
    .option("--no-color", "no colours (also: NO_COLOR)")
    .option("-q, --quiet", "no notes or progress on stderr", false)
    .option("-v, --verbose", "more notes on stderr", false)
    .option("--now <time>", "rehearse: pretend that it is this time, 2026-10-05T15:00Z")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError("(add --help for the command's words and examples)")
    .addHelpText("after", epilogue)
    .configureOutput(output)
    .configureHelp({ optionDescription: describeOption, minWidthToWrap: 20 })
    .exitOverride();
}

/** The first word that is a command's name; options before it are commander's to judge. */
function commandWordIn(words: readonly string[]): CommandWord | undefined {
  const known = new Map(commandWords.map((word) => [word.name, word]));
  return words.map((word) => known.get(word)).find((word) => word !== undefined);
}

/** Commander hands settings (errors as exceptions, output) down one level only: this goes to the bottom. */
function inheritSettings(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const subcommand of command.commands) inheritSettings(subcommand, command);
  return command;
}

/**
 * The command line's grammar for these words: the command that they name is loaded in full, the others
 * stand there with their summaries only.
 */
export async function buildProgram(
  words: readonly string[],
  version: string,
  output: OutputConfiguration,
  opener: () => Promise<(options: GlobalOptions) => CliContext>,
): Promise<Command> {
  const program = emptyProgram(version, output);
  const wanted = commandWordIn(words);
  const open = wanted === undefined ? undefined : await opener();
  for (const word of commandWords) {
    const command =
      open !== undefined && word === wanted
        ? await word.load((command) => open(command.optsWithGlobals<GlobalOptions>()))
        : new Command(word.name).summary(word.summary);
    program.addCommand(inheritSettings(command, program));
  }
  return program;
}
