import type { Surroundings } from "./context.ts";
import { exitCodes } from "./exit-codes.ts";

const programMilliseconds = 5000;
/** A Ctrl-C meant for the pager arrives here right after it ends. */
const pagerGraceMilliseconds = 100;
/** The exit code of a shell for an unknown program. */
const commandNotFound = 127;
/** The largest text that a page may have. */
const mostProgramBytes = 8 * 1024 * 1024;

/** Programs get five seconds: `gh` may use a keyring, but must not wait for a person. */
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

/** Until when Ctrl-C belongs to the pager, in clock milliseconds. */
let pagedUntil = 0;

/**
 * Shows a text in `$PAGER`, as git does: `less` by default, with `LESS=FRX` if unset. `PAGER=cat` and an empty
 * `PAGER` turn it off. Quitting early is fine.
 */
function page(text: string): boolean {
  const { PAGER: pager = "less", TERM: term } = process.env;
  if (["", "cat"].includes(pager.trim()) || term === "dumb") return false;
  // Loaded lazily to save time; and a page must be shown synchronously.
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const run = spawnSync(pager, {
    input: text,
    stdio: ["pipe", "inherit", "inherit"],
    // A pager may have options; if the default is missing, no message is needed.
    shell: process.env.PAGER !== undefined,
    env: { LESS: "FRX", LV: "-c", ...process.env },
  });
  pagedUntil = Date.now() + pagerGraceMilliseconds;
  const isMissing = (run.error as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
  return !isMissing && run.status !== commandNotFound;
}

/** The error when writing output, such as a full disk. */
let outputFailure: NodeJS.ErrnoException | undefined;

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") outputFailure ??= error;
}

/** Waits until the output is written; returns the error if that failed. */
async function writtenOut(): Promise<NodeJS.ErrnoException | undefined> {
  await new Promise<void>((resolve) => process.stdout.write("", () => resolve()));
  return outputFailure;
}

/** A stream whose reader may go away, as with `… | head`; this changes neither the work nor the exit code. */
function patient(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (stream.listenerCount("error", ignoreClosed) === 0) stream.on("error", ignoreClosed);
  return stream;
}

/** The working folder; a removed one keeps its name, and appears empty. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? "/";
  }
}

/** The real surroundings: the only code that touches the process's streams, folder and clock. */
export function processSurroundings(): Surroundings {
  const interrupted = new AbortController();
  // A permanent listener: libraries that restore the cursor would end the process without one.
  process.on("SIGINT", () => {
    if (Date.now() < pagedUntil) return;
    if (interrupted.signal.aborted) process.exit(exitCodes.cancelled);
    interrupted.abort();
  });
  let fetch: typeof globalThis.fetch | undefined;
  return {
    // Opened lazily to save time.
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
