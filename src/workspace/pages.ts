import { Temporal } from "temporal-polyfill";
import type { Charter } from "../charter/charter.ts";
import type { Page } from "../charter/page-findings.ts";
import { electionFilePath, readElection } from "./election/election-file.ts";
import {
  electionFolder,
  indexPath,
  listElections,
  listFiles,
  readText,
  type Workspace,
} from "./workspace.ts";

/** Pages that state the current rules. */
const standingPages = [
  "README.md",
  indexPath,
  "elections/process/README.md",
  "elections/tools/README.md",
];

/**
 * The charter named by an election, otherwise the one in force at the end of its month; undefined before the
 * first.
 */
async function charterOf(
  workspace: Workspace,
  election: string,
  charters: readonly Charter[],
): Promise<Charter | undefined> {
  if ((await readText(workspace, electionFilePath(election))) !== undefined) {
    const { value } = await readElection(workspace, election);
    return charters.find(({ id }) => id === value.charter);
  }
  const month = Temporal.PlainYearMonth.from(election);
  const lastDay = month.toPlainDate({ day: month.daysInMonth }).toString();
  return charters.findLast(({ id }) => id <= lastDay);
}

/**
 * The pages that officials edit by hand, each with the charter it must agree with: general pages with the given
 * charter, election pages with the charter of their day. Pages of decided elections are included only with
 * `past`.
 *
 * @throws ElectionError (input) where a page cannot be read, or an `election.yaml` is malformed.
 */
export async function readPages(
  workspace: Workspace,
  { charter, charters, past }: { charter: Charter; charters: readonly Charter[]; past: boolean },
): Promise<Page[]> {
  const pages: Page[] = [];
  for (const path of standingPages) {
    const text = await readText(workspace, path);
    if (text !== undefined) pages.push({ path, text, charter });
  }
  for (const election of await listElections(workspace)) {
    const folder = electionFolder(election);
    const texts = new Map<string, string>();
    for (const path of [`${folder}/README.md`, `${folder}/Results.md`]) {
      const text = await readText(workspace, path);
      if (text !== undefined) texts.set(path, text);
    }
    const isOver = (await listFiles(workspace, folder)).some((name) =>
      /results|^record\./i.test(name),
    );
    const ofItsDay = await charterOf(workspace, election, charters);
    if (ofItsDay === undefined || (isOver && !past)) continue;
    for (const [path, text] of texts) pages.push({ path, text, charter: ofItsDay, election });
  }
  return pages;
}
