import { voterDecisionsOf } from "../../election/decision.ts";
import { publicRoll } from "../../electorate/public-roll.ts";
import { undecidedItems } from "../../electorate/review/decide.ts";
import type { ReviewItem, Roll } from "../../electorate/roll.ts";
import { type RollSummary, rollSummary } from "../../electorate/roll-summary.ts";
import { readElection } from "../../workspace/election/election-file.ts";
import { readRevision } from "../../workspace/roll/freeze-files.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** A roll as officials look at it: with what election.yaml has decided about its questions. */
export interface ShownRoll {
  readonly roll: Roll;
  readonly undecided: readonly ReviewItem[];
  readonly summary: RollSummary;
}

/**
 * Reads a revision of an election's roll, the last one where none is named.
 *
 * @throws ElectionError (input) where there is none, or a file is malformed.
 */
export async function showRoll(
  workspace: Workspace,
  id: string,
  revision: string | undefined,
): Promise<ShownRoll> {
  const roll = await readRevision(workspace, id, revision);
  const decisions = voterDecisionsOf((await readElection(workspace, id)).value);
  const undecided = undecidedItems(roll.review, decisions);
  return { roll, undecided, summary: rollSummary(roll, decisions) };
}

/** A roll, or its questions alone, as JSON; without addresses unless they are asked for. */
export function rollJson(
  roll: Roll,
  { addresses, review }: { readonly addresses: boolean; readonly review: boolean },
): object {
  const shown = addresses ? roll : publicRoll(roll);
  if (!review) return shown;
  return { formatVersion: 1, election: shown.election, review: shown.review };
}
