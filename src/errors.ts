/**
 * What a caller can do about an error: nothing was wrong but the answer is no, the words or files given
 * were malformed, a person must decide, GitHub did not give a whole answer, the official cancelled.
 */
export type ErrorKind = "refused" | "input" | "undecided" | "github" | "cancelled";

/** Something that stops a command and that its user can act on: it is shown without a stack trace. */
export class ElectionError extends Error {
  readonly kind: ErrorKind;
  /** What to do next, one sentence or a few lines. */
  readonly hint: string | undefined;

  constructor(kind: ErrorKind, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ElectionError";
    this.kind = kind;
    this.hint = options.hint;
  }
}
