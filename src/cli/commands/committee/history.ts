import { historyJson, historyReport, showHistory } from "../../../procedures/committee/show.ts";
import type { CliContext } from "../../context.ts";
import { renderHistory } from "../../render/committee/committee-history.ts";
import { report } from "../../report.ts";

/** Prints every term and a timeline of seats. */
export async function runHistory(
  context: CliContext,
  options: { readonly json: boolean },
): Promise<void> {
  const history = await showHistory(await context.workspace());
  report(context, options, {
    isListing: true,
    schema: historyReport,
    json: () => historyJson(history),
    text: () => renderHistory(history, context.terminal),
  });
}
