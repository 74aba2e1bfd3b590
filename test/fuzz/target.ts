import type fc from "fast-check";

/** One kind of input from outside, and what must not end badly on it. */
export interface Target<Input = unknown> {
  readonly name: string;
  /** Values that can be sent to another thread. */
  readonly inputs: fc.Arbitrary<Input>;
  /** Its share of a run, beside the shares of the others. */
  readonly share: number;
  /** @throws whatever is a finding. */
  readonly run: (input: Input) => void | Promise<void>;
}

/** A target whose kind of input only it knows. */
export function target<Input>(each: Target<Input>): Target {
  return each as Target<unknown> as Target;
}
