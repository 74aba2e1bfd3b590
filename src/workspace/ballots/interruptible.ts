import { setImmediate as turn } from "node:timers/promises";
import { runInThisContext } from "node:vm";

const script = 'globalThis[Symbol.for("kata-election.work")]()';
const key = Symbol.for("kata-election.work");

/**
 * Runs work that blocks the thread for seconds, such as a count of a thousand candidates, so that Ctrl-C can
 * end it. A blocked thread hears no signal listener, but Node can stop a script.
 *
 * @param work is synchronous; it may be stopped at any point, so it must write nothing.
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
 * Stops here if Ctrl-C was pressed during work that cannot be interrupted. Node handles signals only between
 * turns of its event loop, so this waits for one turn.
 *
 * @throws DOMException (AbortError) where it was pressed.
 */
export async function unlessCancelled(signal: AbortSignal): Promise<void> {
  await turn();
  await turn();
  signal.throwIfAborted();
}
