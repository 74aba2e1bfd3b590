import { voterDecisionsOf } from "../../../election/decision.ts";
import { publicRoll } from "../../../electorate/public-roll.ts";
import { undecidedItems } from "../../../electorate/review/decide.ts";
import type { Roll } from "../../../electorate/roll.ts";
import { rollSummary } from "../../../electorate/roll-summary.ts";
import { chosenId } from "../../../procedures/chosen-election.ts";
import { readElection } from "../../../workspace/election/election-file.ts";
import { readRevision } from "../../../workspace/roll/freeze-files.ts";
import type { CliContext } from "../../context.ts";
import { renderRollSummary, renderVoters } from "../../render/roll/roll.ts";
import { renderReview } from "../../render/roll/roll-review.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { itemsShown, reviewFor } from "./private-repositories.ts";

interface ShowOptions {
  readonly revision?: string | undefined;
  readonly review: boolean;
  readonly addresses: boolean;
  readonly json: boolean;
}

function jsonOf(roll: Roll, { addresses, review }: ShowOptions): object {
  const shown = addresses ? roll : publicRoll(roll);
  if (!review) return shown;
  return { formatVersion: 1, election: shown.election, review: shown.review };
}

/** Prints the roll, or its review list. */
export async function runShow(
  context: CliContext,
  named: string | undefined,
  options: ShowOptions,
): Promise<void> {
  const { terminal } = context;
  const { workspace, id } = await chosenId(context, named);
  const roll = await readRevision(workspace, id, options.revision);
  if (options.json) {
    terminal.print(JSON.stringify(jsonOf(roll, options), null, 2));
    return;
  }
  const decisions = voterDecisionsOf((await readElection(workspace, id)).value);
  if (options.review) {
    const undecided = itemsShown(context, roll, undecidedItems(roll.review, decisions));
    const text = renderReview(reviewFor(context, roll, roll.review), undecided, terminal.colors);
    terminal.printListing(wrapForScreen(text, terminal));
    return;
  }
  terminal.printListing(renderVoters(terminal, roll.voters, options));
  terminal.note(renderRollSummary(terminal, rollSummary(roll, decisions)));
}
