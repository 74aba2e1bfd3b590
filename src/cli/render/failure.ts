import { ElectionError } from "../../errors.ts";
import { redact } from "../../print-gate.ts";
import { visible } from "../../visible-text.ts";
import type { Surroundings } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";

const reportAddress = "https://github.com/kata-containers/community/issues";

/** Errors of the computer by code; none of them is a bug to report. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file is too large",
  EIO: "the disk does not respond",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
  ENOSPC: "the disk is full",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
};

function refusedByTheComputer(failure: unknown): string | undefined {
  if (!(failure instanceof Error)) return undefined;
  const { code = "", path } = failure as NodeJS.ErrnoException;
  const words = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  if (words === undefined) return undefined;
  const where = path === undefined ? "" : `: ${visible(path)}`;
  return `error: ${words}${where}\nFix that and run the command again. No file was partially written.`;
}

/** Whether the person cancelled, at a question or by Ctrl-C. */
export function wasCancelled(failure: unknown): boolean {
  return (
    (failure instanceof Error && ["ExitPromptError", "AbortError"].includes(failure.name)) ||
    (failure instanceof ElectionError && failure.kind === "cancelled")
  );
}

/** A command that ran as a step of another one failed, and already said why. */
export class CommandEnded extends Error {
  readonly exitCode: number;

  constructor(line: string, exitCode: number) {
    super(`${visible(line)} ended with exit code ${exitCode}`);
    this.name = "CommandEnded";
    this.exitCode = exitCode;
  }
}

/** Words a failure for the person, with the exit code. */
export function explainFailure(
  failure: unknown,
  { environment, signal }: Pick<Surroundings, "environment" | "signal">,
  version: string,
): { text: string; exitCode: number } {
  if (failure instanceof CommandEnded) {
    const { message, exitCode } = failure;
    const opening = exitCode === exitCodes.cancelled ? "" : `error: ${message}\n`;
    const hint = "To resume at this step, run kata-election next again.";
    return { text: redact(`${opening}${hint}`, environment), exitCode };
  }
  if (signal.aborted || wasCancelled(failure)) {
    return { text: "Cancelled; no file was partially written.", exitCode: exitCodes.cancelled };
  }
  if (failure instanceof ElectionError) {
    const hint = failure.hint === undefined ? "" : `\n${failure.hint}`;
    const text = `error: ${failure.message}${hint}`;
    return { text: redact(text, environment), exitCode: exitCodes[failure.kind] };
  }
  const refusal = refusedByTheComputer(failure);
  if (refusal !== undefined) {
    return { text: redact(refusal, environment), exitCode: exitCodes.input };
  }
  const detail = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  const text = [
    "error: kata-election has a bug; it stopped here and published nothing.",
    `Please report it with the lines below at ${reportAddress}`,
    `(kata-election ${version}; first make sure they contain no voter's email address):`,
    detail,
  ].join("\n");
  return { text: redact(text, environment), exitCode: exitCodes.bug };
}

/** Says that output could not be written, and why. */
export function explainLostOutput(failure: NodeJS.ErrnoException): string {
  const { code = "" } = failure;
  const words = Object.hasOwn(refusals, code) ? refusals[code] : code;
  return `error: the output could not be written: ${words}\nThe output is incomplete. Run the command again and send its output elsewhere.`;
}
