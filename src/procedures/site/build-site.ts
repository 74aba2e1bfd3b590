import { join } from "node:path";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { electionsCalendar } from "../../calendar/icalendar.ts";
import { historyOf } from "../../committee/history.ts";
import { utcDate } from "../../dates.ts";
import type { SiteFacts } from "../../site/facts.ts";
import { type OtherFiles, siteFiles } from "../../site/site-files.ts";
import { hasLedger } from "../../workspace/candidates/election-candidacies.ts";
import { publicRecordPath } from "../../workspace/election/election-file.ts";
import { findPublishedList, publicListText } from "../../workspace/roll/public-list.ts";
import { writeSite } from "../../workspace/site-folder.ts";
import { readText, type Workspace } from "../../workspace/workspace.ts";
import { candidateListJson, listElectionCandidates } from "../candidacies/list.ts";
import { committeeJson, historyJson, showCommittee } from "../committee/show.ts";
import { headroomOf } from "../counting/headroom.ts";
import {
  calendarFacts,
  calendarReport,
  type ElectionDates,
  electionCalendar,
  electionDates,
} from "../planning/calendar.ts";
import { standingJson } from "../planning/status-json.ts";
import { whereItStands } from "../planning/where-it-stands.ts";
import { readSite } from "./read-site.ts";

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The dates of every election that has clear ones, oldest first. */
async function datesOf(
  workspace: Workspace,
  { past, running }: SiteFacts,
  now: Temporal.Instant,
): Promise<ElectionDates[]> {
  const told = past
    .filter(({ schedule }) => schedule !== undefined)
    .map(({ election }) => election);
  const present = running?.schedule === undefined ? [] : [running.election];
  const dates: ElectionDates[] = [];
  for (const id of [...told.toReversed(), ...present]) {
    dates.push(await electionDates(workspace, id, now));
  }
  return dates;
}

/** The reports of commands that need only public files; email addresses are left out. */
async function reports(
  workspace: Workspace,
  facts: SiteFacts,
  now: Temporal.Instant,
): Promise<OtherFiles> {
  const { history, running, past } = facts;
  const today = utcDate(now);
  const status = standingJson(await whereItStands(workspace, now));
  const files: Record<string, string> = { "data/status.json": jsonText(status) };
  if (facts.committee !== undefined) {
    files["data/committee.json"] = jsonText(
      committeeJson(await showCommittee(workspace, today, today)),
    );
  }
  if (history !== undefined) {
    files["data/history.json"] = jsonText(historyJson(historyOf(history.ledger)));
  }
  if (running !== undefined) {
    const list = candidateListJson(await listElectionCandidates(workspace, running.election));
    const candidates = list.candidates.map((each) => ({ ...each, emails: [] }));
    files["data/candidates.json"] = jsonText({ ...list, candidates });
  }
  const { voterList } = facts;
  const voters = voterList && (await findPublishedList(workspace, voterList.election));
  if (voters !== undefined) files["data/voters.json"] = publicListText(voters);
  if (await hasLedger(workspace)) {
    const view = await headroomOf(workspace, now);
    files["data/headroom.json"] = jsonText({ formatVersion: 1, ...view });
  }
  for (const { election, record } of past) {
    if (record === undefined) continue;
    const text = await readText(workspace, publicRecordPath(election));
    if (text !== undefined) files[`data/${election}/record.json`] = text;
  }
  return files;
}

/**
 * Every file of the site by its path, from the public files of a checkout alone.
 *
 * @param checkout as {@link publicView} shows it.
 * @throws ElectionError (input) where a file of the checkout is malformed.
 */
export async function buildSite(
  checkout: Workspace,
  now: Temporal.Instant,
  version: string,
): Promise<ReadonlyMap<string, string>> {
  const facts = await readSite(checkout, now, version);
  const files: Record<string, string> = { ...(await reports(checkout, facts, now)) };
  const dates = await datesOf(checkout, facts, now);
  const name = "Kata Architecture Committee elections";
  files["elections.ics"] = electionsCalendar(name, dates.map(calendarFacts));
  const present = dates.find(({ election }) => election === facts.running?.election);
  if (present !== undefined) {
    files[`elections/${present.election}.ics`] = electionCalendar(present);
    files["data/calendar.json"] = jsonText(calendarReport(present));
  }
  return siteFiles(facts, files);
}

/**
 * Writes a site into a folder, elections/.site/ of the checkout where none is given.
 *
 * @param output absolute.
 * @returns the folder.
 * @throws ElectionError (input) where the folder holds anything else.
 */
export async function placeSite(
  { root }: Workspace,
  files: ReadonlyMap<string, string>,
  output: string | undefined,
): Promise<string> {
  const folder = output ?? join(root, "elections/.site");
  // Git ignores the site built inside the checkout.
  await writeSite(
    folder,
    output === undefined ? new Map([...files, [".gitignore", "*\n"]]) : files,
  );
  return folder;
}

export const siteBuildReport = z.strictObject({
  formatVersion: z.literal(1),
  folder: z.string().describe("absolute path"),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int() })),
});
