import type { Surroundings } from "./context.ts";
import { exitCodes } from "./exit-codes.ts";

/** Gives a program five seconds: `gh` may ask a keyring, but must not wait for a person. */
async function runProgram(program: string, words: readonly string[]): Promise<string | undefined> {
  const { execFile } = await import("node:child_process");
  return new Promise((resolve) => {
    execFile(program, [...words], { timeout: 5000, encoding: "utf8" }, (failure, stdout) =>
      resolve(failure === null ? stdout : undefined),
    );
  });
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** A stream whose reader may go away, as with `… | head`: what is done, and the exit code, do not depend on it. */
function patient(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount("error", ignoreClosed) === 0) stream.on("error", ignoreClosed);
  return stream;
}

/** The real surroundings: the only place that touches the process's streams, folder and clock. */
export function processSurroundings(): Surroundings {
  const interrupted = new AbortController();
  // A listener that stays: libraries that restore the cursor end the process where they are the last.
  process.on("SIGINT", () => {
    if (interrupted.signal.aborted) process.exit(exitCodes.cancelled);
    interrupted.abort();
  });
  return {
    // Opening a stream takes time that most runs can do without.
    get stdin() {
      return process.stdin;
    },
    stdout: patient(process.stdout),
    get stderr() {
      return patient(process.stderr);
    },
    environment: process.env,
    workingFolder: process.cwd(),
    now: () => Date.now(),
    signal: interrupted.signal,
    prompter: async () =>
      (await import("./prompts/inquirer-prompter.ts")).inquirerPrompter(process.env),
    runProgram,
    fetch: (...words) => globalThis.fetch(...words),
    sleep: async (milliseconds, signal) => {
      const { setTimeout: wait } = await import("node:timers/promises");
      await wait(milliseconds, undefined, { signal });
    },
  };
}
