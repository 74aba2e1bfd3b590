import { chosenId } from "../../../procedures/chosen-election.ts";
import { rollJson, showRoll } from "../../../procedures/roll/show.ts";
import type { CliContext } from "../../context.ts";
import { renderRollSummary, renderVoters } from "../../render/roll/roll.ts";
import { renderReview } from "../../render/roll/roll-review.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { itemsShown, reviewFor } from "./private-repositories.ts";
import type { ShowOptions } from "./roll.ts";

/** Prints the roll, or its review list. */
export async function runShow(context: CliContext, options: ShowOptions): Promise<void> {
  const { terminal } = context;
  const { workspace, id } = await chosenId(context, options.election);
  const { roll, undecided, summary } = await showRoll(workspace, id, options.revision);
  if (options.json) {
    terminal.print(JSON.stringify(rollJson(roll, options), null, 2));
    return;
  }
  if (options.review) {
    const open = itemsShown(context, roll, undecided);
    const text = renderReview(reviewFor(context, roll, roll.review), open, terminal.colors);
    terminal.printListing(wrapForScreen(text, terminal));
    return;
  }
  terminal.printListing(renderVoters(terminal, roll.voters, options));
  terminal.note(renderRollSummary(terminal, summary));
}
