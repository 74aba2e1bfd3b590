import type { TimeRange } from "../../electorate/evidence-slices.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import type { GitHub } from "../client.ts";
import { fetchOrganization, type Organization } from "./fetch-organization.ts";
import { mergedSearch, timeText } from "./time-range.ts";

/** Progress for the person. */
export interface FetchProgress {
  announced(pullRequests: number, stored: number): void;
  received(pullRequests: number): void;
  stage(what: string): void;
  note(text: string): void;
}

export interface PeriodToSurvey {
  readonly github: GitHub;
  readonly organization: string;
  /** The qualifying period. */
  readonly period: TimeRange;
  /** The present in milliseconds since 1970, possibly simulated. */
  readonly present: number;
  /** With simulated time, GitHub's clock is ignored. */
  readonly pretended: boolean;
  readonly progress: FetchProgress;
}

/** The end of the available evidence: the period's end, or the present by the slower clock. */
function knownUntil({ period, present, pretended, github, progress }: PeriodToSurvey): string {
  const server = pretended ? undefined : github.graphql.serverTime();
  const now = Math.min(present, server ?? present);
  if (server !== undefined && present - server > 5 * 60 * 1000) {
    progress.note(
      `This computer's clock is ${Math.round((present - server) / 60_000)} minutes ahead of GitHub's; GitHub's clock is used.`,
    );
  }
  return timeText(Math.min(now, Date.parse(period.until)));
}

function nothingFound(organization: string, { from, until }: TimeRange): ElectionError {
  return new ElectionError(
    "github",
    `GitHub announces no pull request of ${visible(organization)} merged from ${from} to ${until}`,
    {
      hint: "Check the organization and the election's dates, and whether the token may see its repositories.",
    },
  );
}

/**
 * Reads the organization, and its count of pull requests for the elapsed part of the period.
 *
 * @throws ElectionError (github) where it is unknown, not wholly visible, or announces nothing.
 */
export async function surveyPeriod(
  wanted: PeriodToSurvey,
): Promise<{ readonly found: Organization; readonly range: TimeRange }> {
  const { github, period, present, progress } = wanted;
  const hoped = {
    from: period.from,
    until: timeText(Math.min(present, Date.parse(period.until))),
  };
  if (hoped.until <= hoped.from) {
    throw new ElectionError(
      "input",
      `the qualifying period has not begun: it begins at ${period.from}`,
      {
        hint: "Fetch after it begins, or correct the election's dates.",
      },
    );
  }
  progress.stage("looking at the organization");
  const search = mergedSearch(wanted.organization, hoped);
  const found = await fetchOrganization(github, wanted.organization, search);
  if (found.announced === 0) throw nothingFound(found.login, hoped);
  return { found, range: { from: period.from, until: knownUntil(wanted) } };
}
