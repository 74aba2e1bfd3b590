import { chosenId } from "../../../procedures/chosen-election.ts";
import {
  type ElectionResult,
  readElectionResult,
  requireSound,
} from "../../../procedures/counting/election-result.ts";
import { seatsFillReport } from "../../../procedures/counting/reports.ts";
import { suppose, type WhatIf, whatIfJson } from "../../../procedures/counting/what-if.ts";
import { seatingJson } from "../../../seats/seating-json.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { renderSeating, seatingNotes } from "../../render/seating.ts";
import { report } from "../../report.ts";
import type { FillOptions } from "./seats.ts";

/** Reads and computes the election named, or the one in progress; warnings go to stderr. */
export async function declareChosen(
  context: CliContext,
  named: string | undefined,
  options: { readonly skipInvalid?: boolean } = {},
): Promise<ElectionResult> {
  const { workspace, id } = await chosenId(context, named);
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const result = await readElectionResult(workspace, id, { ...options, clock });
  for (const warning of result.warnings) {
    context.terminal.warn(`warning: ballots of ${id}: ${visible(warning)}`);
  }
  return result;
}

/** Prints who would be seated with some facts changed, and the differences; writes nothing. */
function printWhatIf({ terminal }: CliContext, { whatIf, before, after, changes }: WhatIf): void {
  terminal.warn(`What if ${whatIf.map(visible).join(", ")}: nothing is written.`);
  if ("because" in after) {
    terminal.print(`No answer: ${visible(after.because)}.`);
    return;
  }
  terminal.print(renderSeating(after.declaration, terminal));
  for (const { text } of after.declaration.openQuestions) terminal.print(`\nOpen: ${text}`);
  const what = changes.length === 0 ? ["nothing for anyone"] : changes;
  terminal.note(
    "because" in before
      ? `As things are: ${visible(before.because)}.`
      : `What this changes:\n${what.map((line) => `  ${line}`).join("\n")}`,
  );
}

/** Prints who is seated and why; exits with 3 if a person must decide. */
export async function runSeatsFill(context: CliContext, options: FillOptions): Promise<void> {
  const { terminal } = context;
  if (options.whatIf.length > 0) {
    const found = await suppose(context, options.election, options.whatIf);
    if (!options.json) return printWhatIf(context, found);
    const json = () => whatIfJson(found);
    return report(context, options, { schema: seatsFillReport, json, text: () => "" });
  }
  const result = await declareChosen(context, options.election);
  const { declaration, openQuestions } = result;
  report(context, options, {
    schema: seatsFillReport,
    json: () => ({ formatVersion: 1 as const, ...seatingJson(declaration), openQuestions }),
    text: () => renderSeating(declaration, terminal),
  });
  if (!options.json && !terminal.isScreen) {
    for (const note of seatingNotes(declaration)) terminal.note(note);
  }
  requireSound(result);
}
