import { CommanderError } from "commander";
import { ElectionError } from "../errors.ts";
import { printable } from "../print-gate.ts";
import type { AnyCommand } from "./command.ts";
import { cursorAfter } from "./completion/complete.ts";
import type { Surroundings } from "./context.ts";
import { exitCodes } from "./exit-codes.ts";
import { helpTopics } from "./program/help-topics.ts";
import { buildProgram, globalOptionsWithValue } from "./program/program.ts";
import { AnnotatedFailure } from "./render/annotations.ts";
import { explainFailure } from "./render/failure.ts";
import { wrapForScreen, wrapHelp } from "./render/wrap.ts";

/** Rejects when the official presses Ctrl-C, even if the command does not listen. */
function interruption(signal: AbortSignal, ended: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const cancel = (): void => reject(signal.reason);
    if (signal.aborted) cancel();
    else signal.addEventListener("abort", cancel, { once: true, signal: ended });
  });
}

/** How long a cancelled command may take to clean up. */
const tidyingMilliseconds = 3000;

/** Waits for a cancelled command, so that nothing keeps running in the background. */
async function tidying(command: Promise<unknown>, sleep: Surroundings["sleep"]): Promise<void> {
  const patience = new AbortController();
  const settled = command.then(
    () => {},
    () => {},
  );
  await Promise.race([settled, sleep(tidyingMilliseconds, patience.signal).catch(() => {})]);
  patience.abort();
}

/** The command's words, such as `candidates accept`. */
function commandName(words: readonly string[]): string {
  const plain = words.filter((word) => /^[a-z][a-z-]*$/.test(word)).slice(0, 2);
  return ["kata-election", ...plain].join(" ");
}

/** Names the option that would publish an email address. */
function namingOption(failure: unknown, words: readonly string[]): unknown {
  if (!(failure instanceof ElectionError) || !("address" in failure)) return failure;
  const address = String(failure.address);
  const at = words.findIndex((word) => word.toLowerCase().includes(address));
  if (at === -1) return failure;
  const option = /^--[\w-]+/.exec(words[at] ?? "")?.[0] ?? words[at - 1];
  const what = option?.startsWith("-") === true ? option : "the text given";
  return new ElectionError(
    failure.kind,
    `${what} contains an email address that would be published (${failure.message.split(" ")[0]})`,
    { hint: failure.hint ?? "", cause: failure },
  );
}

const helpFlags = ["-h", "--help"];

/** The index of the first word that is not a global option; the number of words if there is none. */
function firstWordAt(typed: readonly string[]): number {
  if (typed[0]?.startsWith("-") !== true) return 0;
  const withValue = globalOptionsWithValue();
  let at = 0;
  while (typed[at]?.startsWith("-")) at += withValue.includes(typed[at] ?? "") ? 2 : 1;
  return Math.min(at, typed.length);
}

/**
 * The words for the parser: no words mean help, `help roll fetch` becomes `roll fetch --help`, and help about
 * an unknown command becomes an error about it.
 *
 * @param at as of {@link firstWordAt}.
 */
function withoutHelpWord(typed: readonly string[], at: number): readonly string[] {
  if (typed.length === 0) return ["--help"];
  return typed[at] === "help" ? [...typed.toSpliced(at, 1), "--help"] : typed;
}

function withoutHelpOnUnknown(program: AnyCommand, words: readonly string[]): readonly string[] {
  const { command, positionals } = cursorAfter(program, words);
  const isUnknown = command.commands.length > 0 && positionals > 0;
  return isUnknown ? words.filter((word) => !helpFlags.includes(word)) : words;
}

/** Parses the words typed, runs the command and returns the exit code. */
export async function runCommandLine(
  typed: readonly string[],
  version: string,
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, stderr, signal, sleep } = surroundings;
  const at = firstWordAt(typed);
  const [first, named = ""] = typed.slice(at);
  const isTopic = first === "help" && Object.hasOwn(helpTopics, named);
  const topic = isTopic ? helpTopics[named] : undefined;
  if (topic !== undefined) {
    stdout.write(`${topic}\n`);
    return exitCodes.done;
  }
  const words = withoutHelpWord(typed, at);
  const screen = { isScreen: stderr.isTTY === true, columns: stderr.columns || 80 };
  const ended = new AbortController();
  const tidyUps: (() => Promise<void>)[] = [];
  const shown = (text: string): string => printable(text, surroundings.environment);
  try {
    const program = await buildProgram(
      words,
      version,
      {
        writeOut: (text) => void stdout.write(shown(wrapHelp(text))),
        writeErr: (text) =>
          // A group without a subcommand prints its help.
          void (text.startsWith("error:") || text.startsWith("(")
            ? stderr.write(shown(wrapForScreen(text, screen)))
            : stdout.write(shown(wrapHelp(text)))),
      },
      async () => {
        const { openContext } = await import("./context.ts");
        return (options, subject) =>
          openContext(
            surroundings,
            options,
            subject,
            version,
            (other, elsewhere) => runCommandLine(other, version, elsewhere),
            { name: commandName(words), atEnd: (tidy) => void tidyUps.push(tidy) },
          );
      },
    );
    if ([surroundings.workingFolder, ...words].some((word) => word.includes(".private"))) {
      await (await import("./context.ts")).keepNamedFilesOutOfGit(words, surroundings);
    }
    const asked = withoutHelpOnUnknown(program, words);
    const parsed = program.parseAsync([...asked], { from: "user" });
    const interrupted = interruption(signal, ended.signal);
    await Promise.race([parsed, interrupted]).finally(() =>
      signal.aborted ? tidying(parsed, sleep) : undefined,
    );
    return exitCodes.done;
  } catch (failure) {
    if (failure instanceof CommanderError) {
      const isAnswer = failure.exitCode === 0 || failure.code === "commander.help";
      return isAnswer ? exitCodes.done : exitCodes.input;
    }
    const { text, exitCode } = explainFailure(namingOption(failure, words), surroundings, version);
    const { colorsFor, painted } = await import("./terminal.ts");
    const color = !words.includes("--no-color");
    const colors = colorsFor(screen.isScreen, { color }, surroundings.environment);
    stderr.write(`${painted(shown(wrapForScreen(text, screen)), colors)}\n`);
    const isTold = failure instanceof AnnotatedFailure;
    if (surroundings.environment.GITHUB_ACTIONS === "true" && !isTold) {
      const { tellJob } = await import("./job/job-failure.ts");
      await tellJob({ command: commandName(words), text, exitCode }, surroundings);
    }
    return exitCode;
  } finally {
    ended.abort();
    for (const tidy of tidyUps) {
      await tidy().catch((failure: NodeJS.ErrnoException) => {
        const why = failure.code ?? failure.message;
        stderr.write(
          `${shown(`warning: the lock of this checkout stays (${why}); the next command takes it over`)}\n`,
        );
      });
    }
  }
}
