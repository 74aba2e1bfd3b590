import { readResultPage } from "../../committee/result-page.ts";
import { publicRecordPath } from "../election/election-file.ts";
import { electionFolder, listFiles, readText, type Workspace } from "../workspace.ts";

/** Whether a file of an election's folder is a result page by its name: `Results.md`, `2018-09-Results.txt`. */
function isResultPageName(fileName: string): boolean {
  return /^(?:.*-)?results?\.(?:md|markdown|txt)$/i.test(fileName);
}

/**
 * Whether an election's folder tells who was elected: by a public record, or by a result page that names
 * them. A page put there as a placeholder on the day of the announcement tells nothing.
 */
export async function hasResult(workspace: Workspace, election: string): Promise<boolean> {
  if ((await readText(workspace, publicRecordPath(election))) !== undefined) return true;
  const folder = electionFolder(election);
  for (const name of (await listFiles(workspace, folder)).filter(isResultPageName)) {
    const path = `${folder}/${name}`;
    const { elected = [] } = readResultPage((await readText(workspace, path)) ?? "", path);
    if (elected.length > 0) return true;
  }
  return false;
}
