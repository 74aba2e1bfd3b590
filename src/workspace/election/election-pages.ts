import type { Temporal } from "temporal-polyfill";
import {
  type ElectionPageReading,
  readElectionPage,
} from "../../announcements/read-election-page.ts";
import { electionTitle } from "../../calendar/election-id.ts";
import { phases, resultsDay, type Schedule } from "../../calendar/timeline.ts";
import { monthsBetween } from "../../charter/page-election.ts";
import { type ResultPage, readResultPage } from "../../committee/result-page.ts";
import { utcDate } from "../../dates.ts";
import { visible } from "../../visible-text.ts";
import { agreeing } from "../../wording.ts";
import {
  electionFolder,
  listElections,
  listFiles,
  readText,
  type Workspace,
} from "../workspace.ts";
import {
  chooseElection,
  electionFilePath,
  electionInProgress,
  publicRecordPath,
} from "./election-file.ts";

/** What the result pages of an election's folder say. */
interface FoundResult {
  /** Undefined where no page names the people elected: a placeholder is not a result. */
  readonly result:
    | (ResultPage & { readonly elected: NonNullable<ResultPage["elected"]> })
    | undefined;
  /** Path of a result page that names no one, where no page does. */
  readonly placeholder: string | undefined;
}

/** What the pages of an election's folder say, whether or not it has an `election.yaml`. */
export interface ElectionPages extends FoundResult {
  readonly election: string;
  /** Path of the election's page, which need not exist. */
  readonly pagePath: string;
  /** Undefined where there is no page. */
  readonly page: ElectionPageReading | undefined;
  /** The folder holds a published record. */
  readonly hasRecord: boolean;
}

/** Whether a file's name is that of a result page, in any form used since 2018. */
function isResultName(name: string): boolean {
  return /^(?:.*-)?results?\.(?:md|markdown|txt)$/i.test(name);
}

/**
 * The first result page of an election's folder that names who was elected.
 *
 * @throws ElectionError (input) where one cannot be read.
 */
export async function findResultPage(workspace: Workspace, election: string): Promise<FoundResult> {
  const folder = electionFolder(election);
  const paths = (await listFiles(workspace, folder)).filter(isResultName);
  for (const path of paths.map((name) => `${folder}/${name}`)) {
    const page = readResultPage((await readText(workspace, path)) ?? "", path);
    const { elected = [] } = page;
    if (elected.length > 0) return { result: { ...page, elected }, placeholder: undefined };
  }
  const [first] = paths;
  return { result: undefined, placeholder: first === undefined ? undefined : `${folder}/${first}` };
}

/** Path of an election's page. */
export function electionPagePath(election: string): string {
  return `${electionFolder(election)}/README.md`;
}

/**
 * Reads the pages of an election's folder.
 *
 * @throws ElectionError (input) where one cannot be read.
 */
export async function readElectionPages(
  workspace: Workspace,
  election: string,
): Promise<ElectionPages> {
  const folder = electionFolder(election);
  const names = await listFiles(workspace, folder);
  const pageName = names.find((name) => /^readme\.md$/i.test(name)) ?? "README.md";
  const pagePath = `${folder}/${pageName}`;
  const page = await readText(workspace, pagePath);
  return {
    election,
    pagePath,
    page: page === undefined ? undefined : readElectionPage(page, election),
    ...(await findResultPage(workspace, election)),
    hasRecord: (await readText(workspace, publicRecordPath(election))) !== undefined,
  };
}

/** Whether an election has a result: a record, or a page that names the people elected. */
export function isDecided({ result, hasRecord }: ElectionPages): boolean {
  return result !== undefined || hasRecord;
}

/** The timeline that a page states, with the day of the result; undefined where a period is not clear. */
export function scheduleOf(page: ElectionPageReading | undefined): Schedule | undefined {
  const { nominations, campaign, voting } = page?.periods ?? {};
  if (nominations === undefined || campaign === undefined || voting === undefined) return undefined;
  const timeline = {
    nominations: nominations.period,
    campaign: campaign.period,
    voting: voting.period,
  };
  const results = page?.results?.day;
  return results === undefined ? timeline : { ...timeline, results };
}

/** How many days after its result day an election without a result still counts as running. */
const daysOfGrace = 60;
/** How many months before and after its month an election without dates counts as running. */
const monthsAround = 2;

/** Whether an undecided election is still to come, or awaits its result. */
function isRunning({ election, page }: ElectionPages, now: Temporal.Instant): boolean {
  const today = utcDate(now);
  const schedule = scheduleOf(page);
  if (schedule !== undefined) return resultsDay(schedule).until(today).days <= daysOfGrace;
  const month = today.toString().slice(0, 7);
  return election >= month || monthsBetween(month, election) <= monthsAround;
}

/**
 * The election that officials run by its pages: a folder without `election.yaml`, newer than the last result,
 * that is to come, running or recently over. Of several, the earliest.
 */
async function electionOnPages(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<ElectionPages | undefined> {
  let first: ElectionPages | undefined;
  for (const election of (await listElections(workspace)).toReversed()) {
    if ((await readText(workspace, electionFilePath(election))) !== undefined) return first;
    const pages = await readElectionPages(workspace, election);
    if (isDecided(pages)) return first;
    if (isRunning(pages, now)) first = pages;
  }
  return first;
}

/** The number of seats on a page; undefined if more people were elected, since it must be wrong. */
export function seatsOnPage({ page }: ElectionPages, elected: number): number | undefined {
  const said = page?.seats?.number;
  return said === undefined || said < elected ? undefined : said;
}

/** A sentence saying that an election's page has a different number of seats; undefined if it does not. */
export function seatsUnlikePage(
  { page, pagePath }: ElectionPages,
  seats: number,
): string | undefined {
  if (page?.seats === undefined || page.seats.number === seats) return undefined;
  return `${visible(pagePath)}:${page.seats.from} says ${page.seats.number} seats; ${seats} are up for election.`;
}

/** The election in progress by its `election.yaml`, else by its pages; undefined where there is none. */
export async function runningElection(
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<string | undefined> {
  return (await electionInProgress(workspace)) ?? (await electionOnPages(workspace, now))?.election;
}

/** The newest election with a result in the workspace. */
export async function lastDecided(workspace: Workspace): Promise<ElectionPages | undefined> {
  for (const election of (await listElections(workspace)).toReversed()) {
    const pages = await readElectionPages(workspace, election);
    if (isDecided(pages)) return pages;
  }
  return undefined;
}

/**
 * The election that someone asks about: the one named, in progress or on its pages, else the last decided one.
 *
 * @throws ElectionError (input) where there is none.
 */
export async function electionInQuestion(
  workspace: Workspace,
  named: string | undefined,
  now: Temporal.Instant,
): Promise<string> {
  return (
    (named && (await chooseElection(workspace, named))) ??
    (await runningElection(workspace, now)) ??
    (await lastDecided(workspace))?.election ??
    (await chooseElection(workspace))
  );
}

/** Why a period on a page could not be read, and which lines to look at, for an error. */
export function unclearDates({ election, pagePath, page }: ElectionPages): string {
  if (page === undefined)
    return `there is no ${pagePath} that says when ${electionTitle(election)} is`;
  const missing = phases.filter((phase) => page.periods[phase] === undefined);
  const doubts = page.doubts.length === 0 ? "" : ` (${page.doubts.join("; ")})`;
  return `${pagePath} does not clearly say when ${missing.join(" and ")} ${agreeing(missing.length, "is", "are")}${doubts}`;
}
