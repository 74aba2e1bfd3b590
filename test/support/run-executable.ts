import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { requireContract } from "./report-contract.ts";
import type { CliRun } from "./run-cli.ts";

export const executable = fileURLToPath(new URL("../../bin/kata-election.js", import.meta.url));

export interface ExecutableOptions {
  readonly workingFolder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether nobody reads the output from the beginning, as with `… | true`; nothing of it is known then. */
  readonly isUnread?: boolean;
  /** Told of the process and of each piece of stderr while it runs. */
  readonly watch?: (stderr: string, child: ChildProcess) => void;
}

/**
 * Runs the built program in a process of its own, without anything of this one's environment but the
 * search path. A process that was killed has the exit code 128 + the signal's number.
 */
export async function runExecutable(
  words: readonly string[],
  { workingFolder, environment = {}, isUnread = false, watch }: ExecutableOptions,
): Promise<CliRun> {
  const child = spawn(process.execPath, [executable, ...words], {
    cwd: workingFolder,
    env: { PATH: process.env.PATH, HOME: workingFolder, CI: "true", NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (isUnread) for (const stream of [child.stdout, child.stderr]) stream.destroy();
  const written = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => {
    written.stdout += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    written.stderr += chunk.toString("utf8");
    watch?.(written.stderr, child);
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? (signal === "SIGKILL" ? 137 : 143)));
  });
  await requireContract(words, written);
  return { exitCode, ...written };
}
