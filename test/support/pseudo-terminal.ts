import { stripVTControlCharacters } from "node:util";
import { type IPty, spawn } from "@lydell/node-pty";
import { onTestFinished } from "vitest";
import { executable } from "./run-executable.ts";

/** Keys that are more than a character. */
export const keys = { enter: "\r", interrupt: "\u0003", end: "\u0004" } as const;

export interface PseudoTerminalOptions {
  readonly workingFolder: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly columns?: number;
}

/** The real executable at a terminal, as a person sits in front of it. */
export interface PseudoTerminal {
  /** Everything shown so far, without colours and cursor movements. */
  readonly shown: () => string;
  /** Waits until this is shown, after what earlier waits have found. */
  readonly waitFor: (text: string) => Promise<void>;
  readonly send: (...typed: readonly string[]) => void;
  /** The exit code, once the program has ended. */
  readonly ended: Promise<number>;
}

function start(words: readonly string[], options: PseudoTerminalOptions): IPty {
  const { workingFolder, environment = {}, columns = 80 } = options;
  return spawn(process.execPath, [executable, ...words], {
    name: "xterm-256color",
    cols: columns,
    rows: 40,
    cwd: workingFolder,
    env: { PATH: process.env.PATH, HOME: workingFolder, TERM: "xterm-256color", ...environment },
  });
}

/** Starts the built program at a pseudo-terminal; it is ended with the test at the latest. */
export function openPseudoTerminal(
  words: readonly string[],
  options: PseudoTerminalOptions,
): PseudoTerminal {
  const terminal = start(words, options);
  let output = "";
  let found = 0;
  let over = false;
  const waiting = new Set<() => void>();
  const shown = (): string => stripVTControlCharacters(output).replaceAll("\r\n", "\n");
  const notify = (): void => {
    for (const look of [...waiting]) look();
  };
  terminal.onData((data) => {
    output += data;
    notify();
  });
  const ended = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode }) => {
      over = true;
      resolve(exitCode);
      notify();
    });
  });
  onTestFinished(() => {
    if (!over) terminal.kill();
  });
  const waitFor = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const at = shown().indexOf(text, found);
        if (at === -1 && !over) return;
        waiting.delete(look);
        if (at === -1) reject(new Error(`ended without showing ${text}:\n${shown()}`));
        else found = at + text.length;
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { shown, waitFor, send: (...typed) => terminal.write(typed.join("")), ended };
}
