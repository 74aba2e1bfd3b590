/**
 * The kinds of errors: the answer is no, malformed words or files, a person must decide, an incomplete answer
 * from GitHub, cancelled by the official.
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

/**
 * What a piece of work gives; undefined where an {@link ElectionError} stops it, for who can do without and
 * leaves it to other commands to say what is wrong.
 *
 * @param kind of errors that are passed over; all others are thrown.
 */
export async function ifTold<Value>(
  work: () => Value | Promise<Value>,
  kind?: ErrorKind,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof ElectionError && (kind ?? failure.kind) === failure.kind)
      return undefined;
    throw failure;
  }
}
