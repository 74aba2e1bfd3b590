import type { Temporal } from "temporal-polyfill";
import type { MessageFacts } from "../../announcements/message-facts.ts";
import { readZone, usualZones } from "../../calendar/zones.ts";
import { type Election, seasonOf } from "../../election/election.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import { readRecords } from "../../workspace/results/record-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { asSeatsUp, dueSeats } from "./seats-up.ts";
import { voteState } from "./vote-state.ts";

/** Everything that the messages of an election say, from its workspace. */
export async function readMessageFacts(
  workspace: Workspace,
  election: Election,
  now: Temporal.Instant,
  zones: readonly string[] | undefined,
): Promise<MessageFacts> {
  const charter = await readCharter(workspace, election.charter);
  const { season } = seasonOf(election);
  const due = await dueSeats(workspace, { ...election, season }, charter);
  const { vote } = await voteState(workspace, election, charter, now);
  return {
    election,
    charter,
    seatsUp: asSeatsUp(due),
    vote,
    zones: (zones ?? usualZones).map((zone) => readZone(zone, "--zone")),
    record: (await readRecords(workspace, election.election)).published?.record,
  };
}
