import type { FetchReport } from "../../electorate/contribution.ts";
import { fetchEvidence } from "../../github/evidence/fetch-evidence.ts";
import { type PeriodToSurvey, surveyPeriod } from "../../github/evidence/survey-period.ts";
import { timeText } from "../../github/evidence/time-range.ts";
import { openEvidenceStaging } from "../../workspace/evidence/evidence-staging.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { evidenceWanted } from "./build.ts";

/** What a fetch asks for, and when. */
export interface FetchRequest extends Omit<PeriodToSurvey, "organization" | "period"> {
  /** An organization other than the charter's. */
  readonly organization: string | undefined;
  readonly signal: AbortSignal;
}

async function whatToFetch(
  workspace: Workspace,
  id: string,
  request: FetchRequest,
): Promise<PeriodToSurvey> {
  const { organization, from, until } = await evidenceWanted(workspace, id);
  const period = { from, until };
  return { ...request, organization: request.organization ?? organization, period };
}

/**
 * How many pull requests GitHub announces for an election's roll, in the part of the qualifying period that is
 * over.
 *
 * @throws ElectionError (github) where the organization is unknown, not wholly visible, or announces none.
 */
export async function announcedEvidence(
  workspace: Workspace,
  id: string,
  request: FetchRequest,
): Promise<{
  readonly from: string;
  readonly until: string;
  readonly organization: string;
  readonly count: number;
}> {
  const { range, found } = await surveyPeriod(await whatToFetch(workspace, id, request));
  return { ...range, organization: found.login, count: found.announced };
}

/**
 * Fetches the evidence of an election's roll and saves it once it is complete; an interrupted run keeps what it
 * received for the next.
 *
 * @returns the saved report, and the end of the period that the roll needs (UTC).
 * @throws ElectionError (github) where anything is missing, (input) where another fetch is running.
 */
export async function fetchRollEvidence(
  workspace: Workspace,
  election: string,
  request: FetchRequest & { readonly refresh: boolean },
): Promise<{ readonly report: FetchReport; readonly wantedUntil: string }> {
  const asked = await whatToFetch(workspace, election, request);
  const { organization, period, present, progress } = asked;
  const { refresh, signal } = request;
  const plan = { election, organization, period, refresh };
  const { resumed, store, place, close } = await openEvidenceStaging(workspace, plan);
  if (resumed) progress.note("Continuing from what is on disk (--refresh starts over).");
  try {
    const { report, ...evidence } = await fetchEvidence({ ...asked, store });
    signal.throwIfAborted();
    return {
      report: await place({ ...evidence, report: { ...report, read: timeText(present) } }),
      wantedUntil: period.until,
    };
  } finally {
    await close();
  }
}
