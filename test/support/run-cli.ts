import { PassThrough } from "node:stream";
import type { Surroundings } from "../../src/cli/context.ts";
import { main } from "../../src/cli/main.ts";
import type { Prompter } from "../../src/cli/prompts/prompter.ts";
import { requireContract } from "./report-contract.ts";

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly workingFolder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** ISO time of the clock; the default is an ordinary Wednesday. */
  readonly now?: string;
  /** A prompter makes stdin and stdout terminals; without one a prompt is an error. */
  readonly prompter?: Prompter;
  readonly columns?: number;
  readonly screen?: boolean;
  readonly signal?: AbortSignal;
  /** What other programs print, such as git and gh; by default there are none. */
  readonly runProgram?: Surroundings["runProgram"];
  readonly fetch?: typeof globalThis.fetch;
}

/** The network of a test is this computer, where the fake GitHub stands. */
const fetchHere: typeof globalThis.fetch = async (address, init) => {
  if (String(address).startsWith("http://127.0.0.1:")) return globalThis.fetch(address, init);
  throw new Error("the test expected no network");
};

/** Runs the whole program in this process, with nothing of the outside but what the test gives it. */
export async function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const { prompter, columns = 80, screen = prompter !== undefined } = options;
  const written = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => {
    const through = new PassThrough();
    through.on("data", (chunk: Buffer) => {
      written[name] += chunk.toString("utf8");
    });
    return Object.assign(through, { isTTY: screen, columns });
  };
  const surroundings: Surroundings = {
    stdin: Object.assign(new PassThrough(), { isTTY: screen }),
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    environment: { NO_COLOR: "1", CI: "true", ...options.environment },
    workingFolder: options.workingFolder ?? "/",
    now: () => Date.parse(options.now ?? "2026-09-16T12:00:00Z"),
    signal: options.signal ?? new AbortController().signal,
    prompter: async () => {
      if (prompter === undefined) throw new Error("the test expected no prompt");
      return prompter;
    },
    runProgram: options.runProgram ?? (async () => undefined),
    fetch: options.fetch ?? fetchHere,
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const exitCode = await main(["node", "kata-election", ...words], surroundings);
  await new Promise((resolve) => setImmediate(resolve));
  await requireContract(words, written);
  return { exitCode, ...written };
}
