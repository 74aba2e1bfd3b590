import { ElectionError } from "../../errors.ts";
import { type Declaration, type DeclarationInput, declareElection } from "../../seats/declare.ts";
import { seatingJson } from "../../seats/seating-json.ts";
import { readSupposition, supposeAll } from "../../seats/what-if.ts";
import { visible } from "../../visible-text.ts";
import { readDeclarationInput } from "../../workspace/election/declaration-input.ts";
import { type Checkout, chosenId } from "../chosen-election.ts";

/** A seating, or why there is none: a vote is needed and has not been held. */
export type SupposedSeating = { readonly declaration: Declaration } | { readonly because: string };

function answer(input: DeclarationInput, hypothetical: boolean): SupposedSeating {
  try {
    return { declaration: declareElection(input, { hypothetical }) };
  } catch (failure) {
    if (failure instanceof ElectionError && failure.kind === "undecided") {
      return { because: failure.message };
    }
    throw failure;
  }
}

function states(given: SupposedSeating): Map<string, string> {
  if ("because" in given) return new Map();
  const { outcomes } = given.declaration.seating;
  return new Map(outcomes.map(({ candidate, outcome }) => [candidate.name, outcome.state]));
}

/** Who is affected by a change, and how. */
function differences(before: SupposedSeating, after: SupposedSeating): string[] {
  const [was, is] = [states(before), states(after)];
  if (was.size === 0 || is.size === 0) return [];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => [name, was.get(name) ?? "does not run", is.get(name) ?? "does not run"])
    .filter(([, old, now]) => old !== now)
    .map(([name = "", old, now]) => `${visible(name)}: ${old} → ${now}`);
}

/** Who is seated now, who would be with other facts, and what changes for each person. */
export interface WhatIf {
  readonly whatIf: readonly string[];
  readonly before: SupposedSeating;
  readonly after: SupposedSeating;
  readonly changes: readonly string[];
}

/**
 * Fills an election's seats again with some facts changed.
 *
 * @param whatIf facts as officials write them, such as `withdrawn=ada-l`.
 * @throws ElectionError (input) for one that cannot be read.
 */
export async function suppose(
  checkout: Checkout,
  named: string | undefined,
  whatIf: readonly string[],
): Promise<WhatIf> {
  const suppositions = whatIf.map(readSupposition);
  const { workspace, id } = await chosenId(checkout, named);
  const { input } = await readDeclarationInput(workspace, id);
  const before = answer(input, false);
  const after = answer(supposeAll(input, suppositions), true);
  return { whatIf, before, after, changes: differences(before, after) };
}

/** The same as JSON. */
export function whatIfJson({ whatIf, before, after, changes }: WhatIf) {
  const jsonOf = (given: SupposedSeating) =>
    "because" in given ? { undecided: given.because } : seatingJson(given.declaration);
  return { formatVersion: 1 as const, whatIf, asIs: jsonOf(before), asIf: jsonOf(after), changes };
}
