import { requireSound } from "../../../procedures/counting/election-result.ts";
import { seatsFillReport } from "../../../procedures/counting/reports.ts";
import { seatingJson } from "../../../seats/seating-json.ts";
import type { CliContext } from "../../context.ts";
import { renderSeating, seatingNotes } from "../../render/seating.ts";
import { report } from "../../report.ts";
import { declareChosen } from "./declare-election.ts";
import { runWhatIf } from "./what-if.ts";

/** Prints who is seated and why; exit 3 where a person must decide. */
export async function runSeatsFill(
  context: CliContext,
  election: string | undefined,
  options: { readonly json: boolean; readonly whatIf: readonly string[] },
): Promise<void> {
  if (options.whatIf.length > 0) {
    await runWhatIf(context, { election, ...options });
    return;
  }
  const { terminal } = context;
  const result = await declareChosen(context, election);
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
