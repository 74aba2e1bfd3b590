import { chosenId } from "../../../procedures/chosen-election.ts";
import { rollSensitivityReport } from "../../../procedures/roll/reports.ts";
import { type RollSensitivity, rollSensitivity } from "../../../procedures/roll/sensitivity.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";
import type { SensitivityOptions } from "./roll.ts";

function changes(joined: readonly string[], left: readonly string[]): string[] {
  return [
    ...joined.map((login) => `  + ${visible(login)}`),
    ...left.map((login) => `  - ${visible(login)}`),
  ];
}

function render({ variants, guessed }: RollSensitivity): string {
  const parts = variants.flatMap(({ says, joined, left, complete }) => {
    const found = changes(joined, left);
    const note = complete ? [] : ["  (the evidence does not cover all of that: there may be more)"];
    const head = `If ${says}:`;
    return [found.length === 0 ? `${head} no one else.` : head, ...found, ...note];
  });
  const head = "If the guesses about unresolved commits are right:";
  const guesses = guessed.length === 0 ? [] : [head, ...changes(guessed, [])];
  return [...parts, ...guesses].join("\n");
}

/** Prints what each alternative choice would change. */
export async function runSensitivity(
  context: CliContext,
  options: SensitivityOptions,
): Promise<void> {
  const { workspace, id } = await chosenId(context, options.election);
  const found = await rollSensitivity(workspace, id, context.version);
  report(context, options, {
    isListing: true,
    schema: rollSensitivityReport,
    json: () => ({ formatVersion: 1 as const, election: id, ...found }),
    text: () => render(found),
  });
}
