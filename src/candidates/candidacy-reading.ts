import type { Affiliation } from "./candidacy.ts";
import type { CandidacyField } from "./field-labels.ts";

/** A value with the line that it stands on, the first being 1. */
export interface Found<Value> {
  readonly value: Value;
  readonly line: number;
}

/** What could not be read, or reads in two ways. */
export type ReadingProblem =
  | {
      readonly code: "field-unreadable";
      readonly field: CandidacyField;
      readonly text: string;
      readonly line: number;
    }
  /** The line names more than a person; `likely` is what of it looks like the name. */
  | {
      readonly code: "name-doubtful";
      readonly field: "name";
      readonly text: string;
      readonly likely: string;
      readonly line: number;
    }
  | {
      readonly code: "login-disagrees";
      readonly text: string;
      readonly url: string;
      readonly line: number;
    }
  | {
      readonly code: "field-repeated";
      readonly field: CandidacyField;
      readonly first: string;
      readonly second: string;
      readonly line: number;
    };

/** A candidacy file as far as it can be read; what is undefined is not there. */
export interface CandidacyReading {
  readonly name: Found<string> | undefined;
  readonly login: Found<string> | undefined;
  readonly affiliation: Found<Affiliation> | undefined;
  readonly emails: readonly Found<string>[];
  /** The text after the fields, lines ending in `\n`. */
  readonly statement: Found<string> | undefined;
  readonly problems: readonly ReadingProblem[];
}
