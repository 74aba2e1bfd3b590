import type { Temporal } from "temporal-polyfill";
import type { SeatUp } from "../../announcements/election-page.ts";
import type { Charter } from "../../charter/charter.ts";
import { requireConsistentLedger } from "../../committee/ledger-problems.ts";
import { type DueSeat, type ElectionTime, seatsDue } from "../../committee/seats-due.ts";
import { type Election, seasonOf } from "../../election/election.ts";
import { findLedger } from "../../workspace/committee/committee-file.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/**
 * The seats that an election fills, as the workspace's ledger says; undefined where there is no ledger.
 *
 * @throws ElectionError (input) where the ledger is malformed or contradicts itself or the charter.
 */
export async function dueSeats(
  workspace: Workspace,
  time: ElectionTime,
  charter: Charter,
): Promise<readonly DueSeat[] | undefined> {
  const ledger = await findLedger(workspace);
  if (ledger === undefined) return undefined;
  requireConsistentLedger(ledger, charter, time.election);
  return seatsDue(ledger, time, charter);
}

/** Due seats as pages and messages name them. */
export function asSeatsUp(due: readonly DueSeat[] | undefined): readonly SeatUp[] | undefined {
  return due?.map(({ lastTerm }) => ({
    holder: lastTerm?.name,
    vacated: lastTerm?.ended !== undefined,
  }));
}

/**
 * The facts on an election's page, with the seats that are up by the ledger; `today` is the day on which the
 * officials were confirmed.
 *
 * @throws ElectionError (input) where the ledger is malformed or contradicts itself or the charter.
 */
export async function pageFactsOf(
  workspace: Workspace,
  election: Election,
  today: Temporal.PlainDate,
) {
  const charter = await readCharter(workspace, election.charter);
  const { season } = seasonOf(election);
  const due = await dueSeats(workspace, election, charter);
  const page = {
    election: election.election,
    seats: election.seats,
    seatsUp: asSeatsUp(due),
    timeline: election,
    officials: election.officials.map(({ login }) => login),
    officialsConfirmed: today,
  };
  return { page, charter, season, due };
}
