import { readFileSync } from "node:fs";
import { completionWord } from "./completion/protocol.ts";
import type { Surroundings } from "./context.ts";
import { processSurroundings } from "./surroundings.ts";

function ownVersion(): string {
  const packageFile = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(packageFile, "utf8")) as { version: string }).version;
}

/**
 * Runs one command line and returns its exit code.
 *
 * @param words as in `process.argv`: interpreter, script, then the words typed.
 */
export async function main(
  words: readonly string[],
  surroundings: Surroundings = processSurroundings(),
): Promise<number> {
  const exitCode = await runWords(words.slice(2), surroundings);
  const failure = await surroundings.writtenOut?.();
  if (failure === undefined) return exitCode;
  const { exitCodes } = await import("./exit-codes.ts");
  const { explainLostOutput } = await import("./render/failure.ts");
  surroundings.stderr.write(`${explainLostOutput(failure)}\n`);
  return exitCodes.input;
}

async function runWords(typed: readonly string[], surroundings: Surroundings): Promise<number> {
  const version = ownVersion();
  if (typed.length === 1 && (typed[0] === "--version" || typed[0] === "-V")) {
    surroundings.stdout.write(`${version}\n`);
    return 0;
  }
  if (typed[0] === completionWord) {
    const { runCompletion } = await import("./completion/run-completion.ts");
    await runCompletion(typed.slice(1), version, surroundings);
    return 0;
  }
  const { runCommandLine } = await import("./run-command-line.ts");
  return runCommandLine(typed, version, surroundings);
}
