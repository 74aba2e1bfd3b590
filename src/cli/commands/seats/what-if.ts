import { ElectionError } from "../../../errors.ts";
import { seatsFillReport } from "../../../procedures/counting/reports.ts";
import {
  type Declaration,
  type DeclarationInput,
  declareElection,
} from "../../../seats/declare.ts";
import { seatingJson } from "../../../seats/seating-json.ts";
import { readSupposition, supposeAll } from "../../../seats/what-if.ts";
import { visible } from "../../../visible-text.ts";
import { readDeclarationInput } from "../../../workspace/election/declaration-input.ts";
import { chooseElection } from "../../../workspace/election/election-file.ts";
import type { CliContext } from "../../context.ts";
import { renderSeating } from "../../render/seating.ts";

interface WhatIfRequest {
  readonly election: string | undefined;
  readonly json: boolean;
  readonly whatIf: readonly string[];
}

/** A seating, or why there is none: a vote is needed and has not been held. */
type Answer = { readonly declaration: Declaration } | { readonly because: string };

function answer(input: DeclarationInput, hypothetical: boolean): Answer {
  try {
    return { declaration: declareElection(input, { hypothetical }) };
  } catch (failure) {
    if (failure instanceof ElectionError && failure.kind === "undecided") {
      return { because: failure.message };
    }
    throw failure;
  }
}

function states(given: Answer): Map<string, string> {
  if ("because" in given) return new Map();
  return new Map(
    given.declaration.seating.outcomes.map(({ candidate, outcome }) => [
      candidate.name,
      outcome.state,
    ]),
  );
}

/** Whom a change concerns, and how. */
function differences(before: Answer, after: Answer): string[] {
  const [was, is] = [states(before), states(after)];
  if (was.size === 0 || is.size === 0) return [];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => [name, was.get(name) ?? "does not run", is.get(name) ?? "does not run"])
    .filter(([, old, now]) => old !== now)
    .map(([name = "", old, now]) => `${visible(name)}: ${old} → ${now}`);
}

function jsonOf(given: Answer) {
  return "because" in given ? { undecided: given.because } : seatingJson(given.declaration);
}

/** Prints who would be seated if some facts were others, and what that changes; writes nothing. */
export async function runWhatIf(
  { workspace, terminal }: Pick<CliContext, "workspace" | "terminal">,
  { election, json, whatIf }: WhatIfRequest,
): Promise<void> {
  const suppositions = whatIf.map(readSupposition);
  const opened = await workspace();
  const { input } = await readDeclarationInput(opened, await chooseElection(opened, election));
  const before = answer(input, false);
  const after = answer(supposeAll(input, suppositions), true);
  const changes = differences(before, after);
  if (json) {
    const value = { whatIf, asIs: jsonOf(before), asIf: jsonOf(after), changes };
    const parsed = seatsFillReport.parse({ formatVersion: 1, ...value });
    terminal.print(JSON.stringify(parsed, null, 2));
    return;
  }
  terminal.warn(`What if ${whatIf.map(visible).join(", ")}: nothing is written.`);
  if ("because" in after) {
    terminal.print(`No answer: ${visible(after.because)}.`);
    return;
  }
  terminal.print(renderSeating(after.declaration, terminal));
  for (const { text } of after.declaration.openQuestions) terminal.print(`\nOpen: ${text}`);
  if ("because" in before) {
    terminal.note(`As things are: ${visible(before.because)}.`);
    return;
  }
  const what = changes.length === 0 ? ["nothing for anyone"] : changes;
  terminal.note(`What that changes:\n${what.map((line) => `  ${line}`).join("\n")}`);
}
