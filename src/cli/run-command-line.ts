import { CommanderError } from "commander";
import type { Surroundings } from "./context.ts";
import { exitCodes } from "./exit-codes.ts";
import { buildProgram } from "./program.ts";
import { explainFailure } from "./render/failure.ts";
import { wrapForScreen, wrapHelp } from "./render/wrap.ts";

/** Rejects as soon as the official presses Ctrl-C, also while a command does not listen. */
function interruption(signal: AbortSignal, ended: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const cancel = (): void => reject(signal.reason);
    if (signal.aborted) cancel();
    else signal.addEventListener("abort", cancel, { once: true, signal: ended });
  });
}

/** How long a cancelled command may take to put its files in order. */
const tidyingMilliseconds = 3000;

/** Waits for a command that was told to stop, so that nothing of it goes on behind its caller's back. */
async function tidying(command: Promise<unknown>, sleep: Surroundings["sleep"]): Promise<void> {
  const patience = new AbortController();
  const settled = command.then(
    () => {},
    () => {},
  );
  await Promise.race([settled, sleep(tidyingMilliseconds, patience.signal).catch(() => {})]);
  patience.abort();
}

/** Parses the words typed, runs the command that they name and answers with the exit code. */
export async function runCommandLine(
  typed: readonly string[],
  version: string,
  surroundings: Surroundings,
): Promise<number> {
  const { stdout, stderr, signal, sleep } = surroundings;
  const screen = { isScreen: stderr.isTTY === true, columns: stderr.columns ?? 80 };
  const ended = new AbortController();
  try {
    const program = await buildProgram(
      typed,
      version,
      {
        writeOut: (text) => void stdout.write(wrapHelp(text)),
        writeErr: (text) =>
          void stderr.write(
            text.startsWith("error:") ? wrapForScreen(text, screen) : wrapHelp(text),
          ),
      },
      async () => {
        const { openContext } = await import("./context.ts");
        return (options) =>
          openContext(surroundings, options, version, (words, other) =>
            runCommandLine(words, version, other),
          );
      },
    );
    const parsed = program.parseAsync([...typed], { from: "user" });
    const interrupted = interruption(signal, ended.signal);
    await Promise.race([parsed, interrupted]).finally(() =>
      signal.aborted ? tidying(parsed, sleep) : undefined,
    );
    return exitCodes.done;
  } catch (failure) {
    if (failure instanceof CommanderError) {
      return failure.exitCode === 0 ? exitCodes.done : exitCodes.input;
    }
    const { text, exitCode } = explainFailure(failure, surroundings, version);
    stderr.write(`${wrapForScreen(text, screen)}\n`);
    return exitCode;
  } finally {
    ended.abort();
  }
}
