import type { MessageFacts } from "../../announcements/message-facts.ts";
import { readZone, usualZones } from "../../calendar/zones.ts";
import type { Election } from "../../election/election.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Clock } from "../counting/election-result.ts";
import { readPublishedResult } from "../verifying/published-result.ts";
import { asSeatsUp, dueSeats } from "./seats-up.ts";
import { voteState } from "./vote-state.ts";

/**
 * Everything that the messages of an election say, from its workspace.
 *
 * @throws ElectionError (refused) where a published result is not what the files give.
 */
export async function readMessageFacts(
  workspace: Workspace,
  election: Election,
  clock: Clock,
  zones: readonly string[] | undefined,
): Promise<MessageFacts> {
  const charter = await readCharter(workspace, election.charter);
  const due = await dueSeats(workspace, election, charter);
  const { vote } = await voteState(workspace, election, charter, clock.now);
  return {
    election,
    charter,
    seatsUp: asSeatsUp(due),
    vote,
    zones: (zones ?? usualZones).map((zone) => readZone(zone, "--zone")),
    record: (await readPublishedResult(workspace, election.election, clock))?.record,
  };
}
