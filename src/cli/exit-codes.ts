import type { ErrorKind } from "../errors.ts";

/** Exit codes by what the caller should do next; README.md documents them. */
export const exitCodes = {
  done: 0,
  refused: 1,
  input: 2,
  undecided: 3,
  github: 4,
  bug: 70,
  cancelled: 130,
} as const satisfies Record<ErrorKind | "done" | "bug", number>;
