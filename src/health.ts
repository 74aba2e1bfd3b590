import { ElectionError } from "./errors.ts";

/**
 * What `doctor` found about one thing: `wrong` stands in the way of an election, `warning` deserves a look,
 * `unknown` could not be looked at. Texts may hold words from outside: make them visible before display.
 */
export interface HealthFinding {
  readonly state: "good" | "warning" | "wrong" | "unknown";
  /** What was looked at, such as `elections/people.yaml`. */
  readonly about: string;
  readonly found: string;
  /** What to do; whatever is wrong has one. */
  readonly remedy?: string;
}

/** A thing in good order. */
export function good(about: string, found: string): HealthFinding {
  return { state: "good", about, found };
}

export function warning(about: string, found: string, remedy: string): HealthFinding {
  return { state: "warning", about, found, remedy };
}

export function wrong(about: string, found: string, remedy: string): HealthFinding {
  return { state: "wrong", about, found, remedy };
}

/** An error that its user can act on as a finding; any other is thrown again. */
export function failed(about: string, failure: unknown): HealthFinding {
  if (!(failure instanceof ElectionError)) throw failure;
  return wrong(about, failure.message, failure.hint ?? "Correct it and run doctor again.");
}
