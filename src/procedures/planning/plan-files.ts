import { type ElectionPageFacts, electionPage } from "../../announcements/election-page.ts";
import { indexNewElection } from "../../announcements/elections-index.ts";
import {
  noticeOfCancellation,
  updateElectionPage,
} from "../../announcements/update-election-page.ts";
import type { Election } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { indexHasEntry } from "../../results/index-entry.ts";
import { cancelledText, planElectionEdit } from "../../workspace/election/election-edits.ts";
import {
  electionFilePath,
  findElection,
  publicRecordPath,
} from "../../workspace/election/election-file.ts";
import {
  type ElectionPages,
  electionPagePath,
  isDecided,
  readElectionPages,
} from "../../workspace/election/election-pages.ts";
import { type NewElection, newElectionText } from "../../workspace/election/election-text.ts";
import { type FileChange, planFile } from "../../workspace/file-plan.ts";
import { planIgnoreRule } from "../../workspace/private/private-ignore.ts";
import {
  electionFolder,
  indexPath,
  listElections,
  listFiles,
  readText,
  type Workspace,
} from "../../workspace/workspace.ts";
import { planCalendarFile } from "./calendar.ts";

/** Refuses a second election while another one, neither cancelled nor published, fills the same seats. */
async function requireNoOther(workspace: Workspace, election: string): Promise<void> {
  for (const other of await listElections(workspace)) {
    if (other === election) continue;
    const planned = await findElection(workspace, other);
    if (planned === undefined || planned.cancelled !== undefined) continue;
    if ((await readText(workspace, publicRecordPath(other))) !== undefined) continue;
    throw new ElectionError("input", `election ${other} is still in progress`, {
      hint: `Publish its result first (kata-election results publish --election ${other}), or cancel it (kata-election plan ${other} --cancel): two elections at once would fill the same seats.`,
    });
  }
}

/**
 * The existing files of an election without `election.yaml`, to be taken over by its plan.
 *
 * @param month the present month in UTC, `2026-09`.
 * @throws ElectionError (input) for an election that is decided, or past without a page of its dates, or beside
 * another one.
 */
export async function requirePlannable(
  workspace: Workspace,
  election: string,
  month: string,
): Promise<ElectionPages> {
  const pages = await readElectionPages(workspace, election);
  if (isDecided(pages)) {
    const where = pages.result?.path ?? publicRecordPath(election);
    throw new ElectionError("input", `election ${election} is over: its result is in ${where}`, {
      hint: `kata-election status ${election} shows how it ended. An election held without this tool needs no election.yaml.`,
    });
  }
  if (election < month && pages.page === undefined) {
    const files = await listFiles(workspace, electionFolder(election));
    const there =
      files.length > 0
        ? `, and its folder ${electionFolder(election)}/ has no page of its dates`
        : "";
    throw new ElectionError(
      "input",
      `election ${election} is in the past: it is ${month}${there}`,
      {
        hint: "Plan a coming one.",
      },
    );
  }
  await requireNoOther(workspace, election);
  return pages;
}

/** The elections that have a result in the workspace. */
async function finishedElections(workspace: Workspace): Promise<string[]> {
  const finished: string[] = [];
  for (const id of await listElections(workspace)) {
    if (isDecided(await readElectionPages(workspace, id))) finished.push(id);
  }
  return finished;
}

/** The index with an entry of the election; no change where it has one, or there is no index. */
async function planIndex(workspace: Workspace, election: string): Promise<FileChange[]> {
  const index = await readText(workspace, indexPath);
  if (index === undefined || indexHasEntry(index, election)) return [];
  const finished = await finishedElections(workspace);
  const indexed = indexNewElection(index, indexPath, election, finished);
  return [await planFile(workspace, indexPath, indexed)];
}

/** The page with the facts: unchanged if it already says them, otherwise edited or written. */
async function planPage(
  workspace: Workspace,
  page: ElectionPageFacts,
  before?: Pick<ElectionPageFacts, "timeline" | "officials">,
): Promise<FileChange> {
  const { pagePath } = await readElectionPages(workspace, page.election);
  const text = await readText(workspace, pagePath);
  const after =
    text === undefined ? electionPage(page) : updateElectionPage(text, pagePath, page, before);
  return planFile(workspace, pagePath, after);
}

/**
 * The files of a new election: page, index where the workspace has one, the rule for private files, and the
 * facts. The facts come last: until they exist, running again completes an interrupted plan.
 */
export async function planNewElection(
  workspace: Workspace,
  facts: NewElection,
  page: ElectionPageFacts,
): Promise<FileChange[]> {
  const { election } = facts;
  const factsText = newElectionText(facts);
  return [
    await planPage(workspace, page),
    ...(await planIndex(workspace, election)),
    await planIgnoreRule(workspace),
    await planCalendarFile(workspace, election, factsText),
    await planFile(workspace, electionFilePath(election), factsText),
  ];
}

/** What is missing around a planned election: its page, its index entry, the rule for private files. */
export async function planMissingFiles(
  workspace: Workspace,
  page: ElectionPageFacts,
): Promise<FileChange[]> {
  const path = electionPagePath(page.election);
  const { page: written } = await readElectionPages(workspace, page.election);
  return [
    ...(written === undefined ? [await planFile(workspace, path, electionPage(page))] : []),
    ...(await planIndex(workspace, page.election)),
    await planIgnoreRule(workspace),
  ];
}

/** The changed page of a planned election and, last, its changed facts. */
export async function planChangedElection(
  workspace: Workspace,
  factsText: string,
  page: ElectionPageFacts,
  before: Pick<ElectionPageFacts, "timeline" | "officials">,
): Promise<FileChange[]> {
  const pagePlan = await planPage(workspace, page, before);
  return [
    { ...pagePlan, after: noticeOfCancellation(pagePlan.after, undefined) },
    await planCalendarFile(workspace, page.election, factsText),
    await planFile(workspace, electionFilePath(page.election), factsText),
  ];
}

/** The page of a cancelled election with a notice and, last, its facts. */
export async function planCancelledElection(
  workspace: Workspace,
  election: Election,
  cancelled: NonNullable<Election["cancelled"]>,
): Promise<FileChange[]> {
  const { pagePath } = await readElectionPages(workspace, election.election);
  const page = await readText(workspace, pagePath);
  return [
    ...(page === undefined
      ? []
      : [await planFile(workspace, pagePath, noticeOfCancellation(page, cancelled))]),
    await planElectionEdit(workspace, election, (text) => cancelledText(text, election, cancelled)),
  ];
}
