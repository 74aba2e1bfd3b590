import { stringify } from "yaml";
import { exportUpstream } from "../../../electorate/export/upstream.ts";
import type { Roll } from "../../../electorate/roll.ts";
import { visible } from "../../../visible-text.ts";
import { readElection } from "../../../workspace/election/election-file.ts";
import { type FileChange, planFile } from "../../../workspace/file-plan.ts";
import { buildFromFiles } from "../../../workspace/roll/build-roll-files.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";

/**
 * Plans the file in the form of the former script; counts of commits come from the evidence as it stands.
 *
 * @param path where the file goes in the workspace.
 */
export async function planUpstream(
  context: CliContext,
  workspace: Workspace,
  path: string,
  roll: Roll,
): Promise<FileChange> {
  const { value: election } = await readElection(workspace, roll.election);
  const { trails } = await buildFromFiles(workspace, election, {
    tool: context.version,
    provisional: roll.evidence.until !== undefined,
  });
  const { electorate, missing } = exportUpstream(roll, trails);
  if (missing.length > 0) {
    const logins = missing.map(visible).join(", ");
    context.terminal.warn(`warning: not in the export, because they have no repository: ${logins}`);
  }
  const text = stringify(electorate, { lineWidth: 0, aliasDuplicateObjects: false });
  return planFile(workspace, path, text);
}
