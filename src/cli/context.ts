import { resolve } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { ElectionError } from "../errors.ts";
import type { GitHub, GitHubOptions } from "../github/client.ts";
import type { RunProgram } from "../github/token.ts";
import { printable } from "../print-gate.ts";
import { visible } from "../visible-text.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { gatedPrompter, type Prompter } from "./prompts/prompter.ts";
import { openTerminal, type Terminal, type TerminalStreams } from "./terminal.ts";

/** Everything a program meets outside itself. `processSurroundings` has the real ones, tests and the demo others. */
export interface Surroundings extends TerminalStreams {
  /** Waits until all output is written; returns the error if that failed. */
  readonly writtenOut?: () => Promise<Error | undefined>;
  readonly workingFolder: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** Aborted when the official presses Ctrl-C. */
  readonly signal: AbortSignal;
  readonly prompter: () => Promise<Prompter>;
  readonly runProgram: RunProgram;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Set for a command run by another one, which already reported the simulated time. */
  readonly isInner?: true;
}

/** The options that every command takes. */
export interface GlobalOptions {
  readonly workspace?: string;
  readonly input: boolean;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly now?: string;
  readonly commit: boolean;
}

/** What a command works with. */
export interface CliContext {
  /** This program's version, for files that say what made them. */
  readonly version: string;
  readonly terminal: Terminal;
  readonly workspace: () => Promise<Workspace>;
  /** The present, or the time that `--now` pretends. */
  readonly now: () => Promise<Temporal.Instant>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly signal: AbortSignal;
  /** Asks the person; without a terminal, refuses and names the flag. */
  readonly prompter: (flag: string) => Promise<Prompter>;
  /** Milliseconds of the real clock, to measure how long something takes. */
  readonly milliseconds: () => number;
  /** Whether `--now` pretends another time than the present. */
  readonly rehearsal: boolean;
  /** Versions of this program and of the Node it runs on. */
  readonly versions: { readonly program: string; readonly node: string };
  readonly runProgram: RunProgram;
  /** The network, without any token. */
  readonly fetch: typeof globalThis.fetch;
  /** GitHub with the token of the environment or of `gh`; refuses without one. */
  readonly github: (
    options: Pick<GitHubOptions, "news" | "timeout" | "maxWait">,
  ) => Promise<GitHub>;
  /** Whether the changed public files are committed, and the subject of such a commit. */
  readonly commit: { readonly wanted: boolean; readonly subject: string };
  /** Runs another command line of this program in other surroundings; returns its exit code. */
  readonly runCommand: RunCommand;
  /**
   * Runs another command line here, with the same global options; returns its exit code.
   *
   * @param by the official who acts, where `--by` names no one.
   */
  readonly runHere: (words: readonly string[], by?: string) => Promise<number>;
}

type RunCommand = (words: readonly string[], surroundings: Surroundings) => Promise<number>;

/** Opens the context of one command run, once its command line is parsed. */
export type OpenContext = (command: {
  optsWithGlobals(): unknown;
  readonly args: readonly string[];
  name(): string;
  readonly parent: { name(): string; readonly parent: unknown } | null;
}) => CliContext;

/**
 * The time of `--now`; a day alone is its beginning. A malformed one must stop every command at once, even one
 * that never needs the time.
 */
function pretendedText(given: string): string {
  const text = /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00Z` : given;
  // Years below 9000, so that no date computed from it needs five digits.
  const time = /^[0-8]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(text)
    ? Date.parse(text)
    : NaN;
  // Date.parse reads February 30 as a day in March.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 16)))
    return text;
  throw new ElectionError("input", `--now ${visible(given)} is not a time in UTC`, {
    hint: "Write it as 2026-10-05T15:00Z, or as 2026-10-05 for the beginning of that day.",
  });
}

async function pretendedTime(text: string): Promise<Temporal.Instant> {
  const { Temporal } = await import("temporal-polyfill");
  return Temporal.Instant.from(text);
}

async function presentTime(milliseconds: number): Promise<Temporal.Instant> {
  const { Temporal } = await import("temporal-polyfill");
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

/** The run of one command line. */
export interface RunScope {
  /** The command's words, shown by another command that waits for it. */
  readonly name: string;
  /** Registers cleanup for the end of the command. */
  readonly atEnd: (tidy: () => Promise<void>) => void;
}

/**
 * Whether a command may change files of the checkout, and so holds the lock from its first read on. A fetch of
 * the evidence takes minutes and has its own lock.
 */
function changesFiles(options: object): boolean {
  return "dryRun" in options && options.dryRun !== true && !("refresh" in options);
}

/** Opens the checkout once per command: one snapshot, a private folder that git ignores, the lock. */
async function openCheckout(
  { workingFolder, runProgram }: Surroundings,
  options: GlobalOptions,
  { warn }: Terminal,
  { name, atEnd }: RunScope,
): Promise<Workspace> {
  const { openWorkspace } = await import("../workspace/workspace.ts");
  const found = await openWorkspace(workingFolder, options.workspace);
  const { keepPrivateFolderOutOfGit } = await import("../workspace/private/private-ignore.ts");
  const done = await keepPrivateFolderOutOfGit(found, runProgram);
  if (done !== undefined) warn(done);
  if (!changesFiles(options)) return found;
  const { lockWorkspace } = await import("../workspace/workspace-lock.ts");
  atEnd(await lockWorkspace(found, name));
  return { ...found, isLocked: true };
}

/** A command given a private file also checks the private folder, even without opening a checkout. */
export async function keepNamedFilesOutOfGit(
  words: readonly string[],
  { workingFolder, runProgram, stderr, environment }: Surroundings,
): Promise<void> {
  const folder = "/elections/.private/";
  const named = words
    .map((word) => resolve(workingFolder, word))
    .find((path) => path.includes(folder));
  if (named === undefined) return;
  const { keepPrivateFolderOutOfGit } = await import("../workspace/private/private-ignore.ts");
  const root = named.slice(0, named.indexOf(folder));
  const done = await keepPrivateFolderOutOfGit({ root }, runProgram);
  if (done !== undefined) stderr.write(`${printable(done, environment)}\n`);
}

/** The global options as given, for another command line. */
function globalWords(options: GlobalOptions): string[] {
  const { workspace, now } = options;
  return [
    ...(workspace === undefined ? [] : ["-C", workspace]),
    ...(now === undefined ? [] : ["--now", now]),
    ...(options.input ? [] : ["--no-input"]),
    ...(options.color ? [] : ["--no-color"]),
    ...(["quiet", "verbose", "commit"] as const).flatMap((each) =>
      options[each] ? [`--${each}`] : [],
    ),
  ];
}

/** What a command works with, under the global options it was given. Costly parts load when used. */
export function openContext(
  surroundings: Surroundings,
  options: GlobalOptions,
  subject: string,
  version: string,
  runCommand: RunCommand,
  scope: RunScope,
): CliContext {
  const terminal = openTerminal(surroundings, options);
  const pretended = options.now === undefined ? undefined : pretendedText(options.now);
  if (pretended !== undefined && !surroundings.isInner)
    terminal.warn(`Simulated time: ${visible(pretended)} (--now)`);
  const { environment, workingFolder, signal } = surroundings;
  let workspace: Promise<Workspace> | undefined;
  return {
    version,
    terminal,
    environment,
    workingFolder,
    signal,
    commit: { wanted: options.commit, subject },
    runCommand,
    runHere: (words, by) =>
      runCommand([...globalWords(options), ...words], {
        ...surroundings,
        environment: by === undefined ? environment : { ...environment, KATA_ELECTION_BY: by },
        isInner: true,
      }),
    now: () =>
      pretended === undefined ? presentTime(surroundings.now()) : pretendedTime(pretended),
    milliseconds: surroundings.now,
    rehearsal: pretended !== undefined,
    versions: { program: version, node: process.versions.node },
    runProgram: surroundings.runProgram,
    fetch: surroundings.fetch,
    github: async (limits) => {
      const { findToken } = await import("../github/token.ts");
      const token = await findToken(environment, surroundings.runProgram);
      const { openGitHub } = await import("../github/client.ts");
      const { now, sleep, fetch } = surroundings;
      return openGitHub({ ...limits, token, environment, version, signal, now, sleep, fetch });
    },
    workspace: () => {
      workspace ??= openCheckout(surroundings, options, terminal, scope);
      return workspace;
    },
    prompter: async (flag) => {
      if (terminal.canPrompt) return gatedPrompter(await surroundings.prompter(), terminal.shown);
      throw new ElectionError("input", `${flag} is required when not running interactively`, {
        hint: `Give ${flag}, or run the command at a terminal without --no-input.`,
      });
    },
  };
}
