import * as z from "zod";
import { ElectionError } from "../../errors.ts";
import { revisionOf } from "../../results/corrections/erratum.ts";
import { seatedByName } from "../../results/wording.ts";
import { noSuchElection, publicRecordPath } from "../../workspace/election/election-file.ts";
import {
  isDecided,
  lastDecided,
  readElectionPages,
  seatsOnPage,
} from "../../workspace/election/election-pages.ts";
import { listElections, type Workspace } from "../../workspace/workspace.ts";
import type { Clock } from "../counting/election-result.ts";
import { pageOutcome } from "../planning/page-status.ts";
import { readPublishedResult } from "./published-result.ts";

const person = {
  name: z.string(),
  login: z.string().nullable(),
  organization: z.string().nullable(),
};

/** How an election ended, as JSON: null where its files do not say. */
export const shownResultReport = z.strictObject({
  formatVersion: z.literal(1),
  election: z.string().describe("such as 2026-10"),
  source: z.string().describe("record.json, or the result page of an election without one"),
  revision: z.int().nullable().describe("1 as first published; null without a record"),
  how: z.enum(["vote", "uncontested"]).nullable(),
  seats: z.int().nullable().describe("seats that were up"),
  openSeats: z.int().nullable().describe("seats that no one got"),
  voters: z.int().nullable(),
  ballots: z.int().nullable().describe("ballots counted"),
  elected: z.array(
    z.strictObject({
      ...person,
      seat: z.int().nullable(),
      until: z.string().nullable().describe("the season in which the term ends"),
      reelected: z.boolean().nullable(),
    }),
  ),
  others: z
    .array(z.strictObject({ ...person, outcome: z.string(), reason: z.string().nullable() }))
    .nullable()
    .describe("who ran and was not elected; null without a record"),
});

export type ShownResult = z.infer<typeof shownResultReport>;

async function decidedPages(workspace: Workspace, named: string | undefined) {
  const pages =
    named === undefined ? await lastDecided(workspace) : await readElectionPages(workspace, named);
  if (pages !== undefined && isDecided(pages)) return pages;
  const known = await listElections(workspace);
  if (named !== undefined && !known.includes(named)) throw noSuchElection(named, known);
  throw new ElectionError(
    "refused",
    named === undefined
      ? "no election of this checkout has a published result"
      : `the result of ${named} is not published`,
    { hint: `kata-election status${named === undefined ? "" : ` ${named}`} says where it stands.` },
  );
}

/**
 * How an election, or the last one that is decided, ended: from its public record, which must match itself and
 * the files here, otherwise from its result page. Needs neither a ledger nor a token.
 *
 * @throws ElectionError (refused) where no result is published, or the record does not follow; (input) for
 * files that cannot be read.
 */
export async function showResult(
  workspace: Workspace,
  named: string | undefined,
  clock: Clock,
): Promise<ShownResult> {
  const pages = await decidedPages(workspace, named);
  const { election, result } = pages;
  const published = await readPublishedResult(workspace, election, clock);
  if (published !== undefined) {
    const { record } = published;
    return {
      formatVersion: 1,
      election,
      source: publicRecordPath(election),
      revision: revisionOf(record),
      how: record.voteHeld ? "vote" : "uncontested",
      seats: record.seatsDue,
      openSeats: record.openSeats,
      voters: record.roll?.voters ?? null,
      ballots: record.ballots?.counted ?? null,
      elected: seatedByName(record).map(({ name, login, organization, outcome }) => ({
        name,
        login,
        organization,
        seat: outcome.seat,
        until: outcome.until,
        reelected: outcome.reelected,
      })),
      others: record.outcomes.flatMap(({ name, login, organization, outcome, reason = null }) =>
        outcome.state === "seated"
          ? []
          : [{ name, login, organization, outcome: outcome.state, reason }],
      ),
    };
  }
  if (result === undefined) {
    throw new ElectionError("refused", `the result of ${election} is not published`);
  }
  const outcome = await pageOutcome(workspace, election, result);
  return {
    formatVersion: 1,
    election,
    source: outcome.path,
    revision: null,
    how: outcome.how ?? null,
    seats: seatsOnPage(pages, result.elected.length) ?? null,
    openSeats: null,
    voters: null,
    ballots: null,
    elected: outcome.elected.map(({ name, login = null }) => ({
      name,
      login,
      organization: null,
      seat: null,
      until: null,
      reelected: null,
    })),
    others: null,
  };
}
