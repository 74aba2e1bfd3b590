import {
  type ElectionPageFacts,
  electionPage,
  updateElectionPage,
} from "../../../announcements/election-page.ts";
import { indexNewElection } from "../../../announcements/elections-index.ts";
import { ElectionError } from "../../../errors.ts";
import { type NewElection, newElectionText } from "../../../workspace/election/election-edits.ts";
import { electionFilePath, publicRecordPath } from "../../../workspace/election/election-file.ts";
import { type FileChange, planFile } from "../../../workspace/file-plan.ts";
import { planIgnoreRule } from "../../../workspace/private/private-ignore.ts";
import {
  electionFolder,
  listElections,
  listFiles,
  readText,
  type Workspace,
} from "../../../workspace/workspace.ts";

const indexPath = "elections/README.md";

function electionPagePath(election: string): string {
  return `${electionFolder(election)}/README.md`;
}

/**
 * Refuses to plan an election that there is already, whose month is over, or beside another one.
 *
 * @param month the present month in UTC, `2026-09`.
 * @throws ElectionError (input)
 */
export async function requireNewElection(
  workspace: Workspace,
  election: string,
  month: string,
): Promise<void> {
  const folder = electionFolder(election);
  if ((await readText(workspace, electionFilePath(election))) !== undefined) {
    throw new ElectionError("input", `election ${election} is planned already`, {
      hint: `Move its dates with kata-election plan ${election} --reschedule --reason <text>.`,
    });
  }
  const files = await listFiles(workspace, folder);
  if (election < month) {
    const there = files.length > 0 ? `, and has its folder ${folder}/ already` : "";
    throw new ElectionError("input", `election ${election} is past: it is ${month}${there}`, {
      hint: "Plan a coming one. An election that was held without this tool needs no election.yaml.",
    });
  }
  const page = files.find((name) => /^(readme|results)\.md$/i.test(name));
  if (page !== undefined) {
    throw new ElectionError("input", `${folder}/${page} was written already`, {
      hint: "Move it away, or delete it: this command writes the page anew from the facts.",
    });
  }
  for (const other of await listElections(workspace)) {
    if (other === election) continue;
    if ((await readText(workspace, electionFilePath(other))) === undefined) continue;
    if ((await readText(workspace, publicRecordPath(other))) !== undefined) continue;
    throw new ElectionError("input", `election ${other} is still in progress`, {
      hint: `Publish its result first (kata-election results publish --election ${other}): two elections at once would fill the same seats.`,
    });
  }
}

/** The elections whose results are published: their folders hold a page of results. */
async function finishedElections(workspace: Workspace): Promise<string[]> {
  const finished: string[] = [];
  for (const id of await listElections(workspace)) {
    const files = await listFiles(workspace, electionFolder(id));
    if (files.some((name) => /^(\d{4}-\d{2}-)?results\.(md|txt)$/i.test(name))) finished.push(id);
  }
  return finished;
}

/** The files of a new election: facts, page, and the index where the workspace has one. */
export async function planNewElection(
  workspace: Workspace,
  facts: NewElection,
  page: ElectionPageFacts,
): Promise<FileChange[]> {
  const { election } = facts;
  const plan = [
    await planIgnoreRule(workspace),
    await planFile(workspace, electionFilePath(election), newElectionText(facts)),
    await planFile(workspace, electionPagePath(election), electionPage(page)),
  ];
  const index = await readText(workspace, indexPath);
  if (index === undefined) return plan;
  const finished = await finishedElections(workspace);
  const indexed = indexNewElection(index, indexPath, election, finished);
  return [...plan, await planFile(workspace, indexPath, indexed)];
}

/** The changed facts of a planned election, and its page with the lines that follow from them. */
export async function planChangedElection(
  workspace: Workspace,
  factsText: string,
  page: ElectionPageFacts,
  before: Pick<ElectionPageFacts, "timeline" | "officials">,
): Promise<FileChange[]> {
  const { election } = page;
  const path = electionPagePath(election);
  const text = await readText(workspace, path);
  const updated =
    text === undefined ? electionPage(page) : updateElectionPage(text, path, page, before);
  return [
    await planFile(workspace, electionFilePath(election), factsText),
    await planFile(workspace, path, updated),
  ];
}
