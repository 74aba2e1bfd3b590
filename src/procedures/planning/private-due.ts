import type { Temporal } from "temporal-polyfill";
import { retentionEnd } from "../../election/retention.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import { findElection } from "../../workspace/election/election-file.ts";
import { planPurge } from "../../workspace/private/private-purge.ts";
import { listElections, type Workspace } from "../../workspace/workspace.ts";

/** Addresses and ballots of an election that is over, still in the private folder. */
export interface PrivateRemains {
  readonly election: string;
  readonly files: number;
  /** When that election's charter requires their deletion. */
  readonly until: Temporal.Instant;
  readonly isDue: boolean;
}

/** What the private folder still holds of elections whose voting has closed, oldest first. */
export async function privateRemains(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<PrivateRemains[]> {
  const remains: PrivateRemains[] = [];
  for (const id of await listElections(workspace)) {
    const { removed } = await planPurge(workspace, id);
    if (removed.length === 0) continue;
    const election = await findElection(workspace, id);
    if (election === undefined) continue;
    if (now.epochMilliseconds < election.voting.closes.epochMilliseconds) continue;
    const until = retentionEnd(election, await readCharter(workspace, election.charter));
    const isDue = now.epochMilliseconds >= until.epochMilliseconds;
    remains.push({ election: id, files: removed.length, until, isDue });
  }
  return remains;
}
