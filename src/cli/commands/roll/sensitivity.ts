import { rollSensitivityJson, rollSensitivityReport } from "../../../procedures/roll/reports.ts";
import { visible } from "../../../visible-text.ts";
import { chooseElection, readElection } from "../../../workspace/election/election-file.ts";
import type { RollSensitivity } from "../../../workspace/roll/roll-sensitivity-files.ts";
import { rollSensitivity } from "../../../workspace/roll/roll-sensitivity-files.ts";
import type { CliContext } from "../../context.ts";
import { report } from "../../report.ts";

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
    return [found.length === 0 ? `${head} nobody else.` : head, ...found, ...note];
  });
  const head = "If the guesses about unresolved commits are right:";
  const guesses = guessed.length === 0 ? [] : [head, ...changes(guessed, [])];
  return [...parts, ...guesses].join("\n");
}

/** Prints what every other choice would change. */
export async function runSensitivity(
  context: CliContext,
  named: string | undefined,
  options: { readonly json: boolean },
): Promise<void> {
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  const how = { tool: context.version, provisional: true };
  const found = await rollSensitivity(workspace, election, how);
  report(context, options, {
    isListing: true,
    schema: rollSensitivityReport,
    json: () => rollSensitivityJson(id, found),
    text: () => render(found),
  });
}
