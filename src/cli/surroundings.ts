import type { Surroundings } from "./context.ts";
import { exitCodes } from "./exit-codes.ts";

const programMilliseconds = 5000;
/** A Ctrl-C that the pager took arrives here right after it ended. */
const pagerGraceMilliseconds = 100;
/** The exit code of a shell that finds no such program. */
const commandNotFound = 127;
/** A page of the largest size that is read as text. */
const mostProgramBytes = 8 * 1024 * 1024;

/** Gives a program five seconds: `gh` may ask a keyring, but must not wait for a person. */
async function runProgram(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<string | undefined> {
  const { execFile } = await import("node:child_process");
  const limits = {
    timeout: programMilliseconds,
    killSignal: "SIGKILL",
    maxBuffer: mostProgramBytes,
  } as const;
  return new Promise((resolve) => {
    const child = execFile(
      program,
      [...words],
      { ...limits, encoding: "utf8", env: { ...process.env, ...environment } },
      (failure, stdout) => resolve(failure === null ? stdout : undefined),
    );
    child.stdin?.end();
  });
}

/** Until when Ctrl-C belonged to the pager, in milliseconds of the clock. */
let pagedUntil = 0;

/**
 * Shows a text in `$PAGER`, as git does: `less` by default, with `LESS=FRX` where the person has set none.
 * `PAGER=cat` and an empty `PAGER` turn it off. Quitting early is the person's choice.
 */
function page(text: string): boolean {
  const { PAGER: pager = "less", TERM: term } = process.env;
  if (["", "cat"].includes(pager.trim()) || term === "dumb") return false;
  // Loading it takes time that most runs can do without, and a page must be shown at once.
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const run = spawnSync(pager, {
    input: text,
    stdio: ["pipe", "inherit", "inherit"],
    // A pager may come with options; the default is a program, whose absence costs no message.
    shell: process.env.PAGER !== undefined,
    env: { LESS: "FRX", LV: "-c", ...process.env },
  });
  pagedUntil = Date.now() + pagerGraceMilliseconds;
  const isMissing = (run.error as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
  return !isMissing && run.status !== commandNotFound;
}

/** What the computer said when the output was written, such as that the disk is full. */
let outputFailure: NodeJS.ErrnoException | undefined;

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") outputFailure ??= error;
}

/** Waits until what was printed is written, and says what kept it from being so. */
async function writtenOut(): Promise<NodeJS.ErrnoException | undefined> {
  await new Promise<void>((resolve) => process.stdout.write("", () => resolve()));
  return outputFailure;
}

/** A stream whose reader may go away, as with `… | head`: what is done, and the exit code, do not depend on it. */
function patient(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount("error", ignoreClosed) === 0) stream.on("error", ignoreClosed);
  return stream;
}

/** The folder of the shell; one that was removed keeps its name, and nothing is found in it. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? "/";
  }
}

/** The real surroundings: the only place that touches the process's streams, folder and clock. */
export function processSurroundings(): Surroundings {
  const interrupted = new AbortController();
  // A listener that stays: libraries that restore the cursor end the process where they are the last.
  process.on("SIGINT", () => {
    if (Date.now() < pagedUntil) return;
    if (interrupted.signal.aborted) process.exit(exitCodes.cancelled);
    interrupted.abort();
  });
  let fetch: typeof globalThis.fetch | undefined;
  return {
    // Opening a stream takes time that most runs can do without.
    get stdin() {
      return process.stdin;
    },
    stdout: patient(process.stdout),
    get stderr() {
      return patient(process.stderr);
    },
    writtenOut,
    page,
    zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    environment: process.env,
    workingFolder: currentFolder(),
    now: () => Date.now(),
    signal: interrupted.signal,
    prompter: async () =>
      (await import("./prompts/inquirer-prompter.ts")).inquirerPrompter(
        process.env,
        interrupted.signal,
      ),
    runProgram,
    fetch: async (...words) => {
      const { proxiedFetch } = await import("../github/proxy.ts");
      fetch ??= proxiedFetch(process.env, globalThis.fetch);
      return fetch(...words);
    },
    sleep: async (milliseconds, signal) => {
      const { setTimeout: wait } = await import("node:timers/promises");
      await wait(milliseconds, undefined, { signal });
    },
  };
}
