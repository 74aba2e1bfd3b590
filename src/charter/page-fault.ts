import type { Charter, Clause, RuleName } from "./charter.ts";
import type { ClaimSubject } from "./page-claims.ts";

interface AgainstCharter {
  /** Id of the contradicting charter. */
  readonly charter: string;
  readonly rule: RuleName;
  readonly clause: Clause;
}

/** What is wrong with a sentence; the wording is `cli/render`'s. */
export type PageFault =
  | ({
      readonly code: "contradicts-charter";
      readonly about: ClaimSubject;
      readonly says: string | number;
      readonly expected: string | number;
    } & AgainstCharter)
  /** The member list has fewer or more entries than the committee has seats. */
  | ({
      readonly code: "members-listed";
      readonly says: number;
      readonly expected: number;
    } & AgainstCharter)
  /** An election fills another number of seats than its season's: a seat moved, or a mistake. */
  | ({
      readonly code: "seats-off-pattern";
      readonly says: number;
      readonly expected: number;
    } & AgainstCharter)
  /** So many seats are up, but so many holders are named. */
  | { readonly code: "seats-and-holders"; readonly says: number; readonly expected: number }
  /** A list has another number of entries than the sentence above it announces. */
  | { readonly code: "list-length"; readonly says: number; readonly expected: number }
  /** The page of one election speaks of another's. */
  | { readonly code: "other-election"; readonly says: string; readonly expected: string }
  | { readonly code: "old-branch"; readonly says: string; readonly expected: string }
  | { readonly code: "conflict-marker" };

/** The charter, rule and clause that a sentence is held against. */
export function against(charter: Charter, rule: RuleName): AgainstCharter {
  return { charter: charter.id, rule, clause: charter.rules[rule].clause };
}
