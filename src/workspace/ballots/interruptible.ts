import { setImmediate as turn } from "node:timers/promises";
import { runInThisContext } from "node:vm";

const script = 'globalThis[Symbol.for("kata-election.work")]()';
const key = Symbol.for("kata-election.work");

/**
 * Does work that keeps the thread busy for seconds, such as a count of a thousand candidates, and lets
 * Ctrl-C end it: no listener for the signal is heard while a thread is busy, but Node stops a script.
 *
 * @param work returns its result and no promise; it may be stopped at any point, and must write nothing.
 * @throws DOMException (AbortError) where it was stopped.
 */
export function interruptible<Result>(work: () => Result): Result {
  const scope = globalThis as { [key]?: (() => unknown) | undefined };
  const before = scope[key];
  scope[key] = work;
  try {
    return runInThisContext(script, { breakOnSigint: true }) as Result;
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    if (code !== "ERR_SCRIPT_EXECUTION_INTERRUPTED") throw failure;
    throw new DOMException("This operation was aborted", "AbortError");
  } finally {
    scope[key] = before;
  }
}

/**
 * Ends here where Ctrl-C was pressed before the work that follows: while the thread was busy with something that
 * cannot be stopped, or waited for a file. Node hears a signal between two turns of its loop.
 *
 * @throws DOMException (AbortError) where it was pressed.
 */
export async function unlessCancelled(signal: AbortSignal): Promise<void> {
  await turn();
  await turn();
  signal.throwIfAborted();
}
