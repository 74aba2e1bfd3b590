import { publicRecordPath } from "../workspace/election/election-file.ts";
import { readText, type Workspace } from "../workspace/workspace.ts";
import type { CliContext } from "./context.ts";

/**
 * Says of a change to an election whose result is published that the result no longer follows from the
 * files: it may be meant, as the first step of a correction.
 */
export async function warnIfPublished(
  { terminal }: CliContext,
  workspace: Workspace,
  election: string,
): Promise<void> {
  if ((await readText(workspace, publicRecordPath(election))) === undefined) return;
  const text = `warning: the result of ${election} is published, and this changes what it was computed from. To correct the result: kata-election results prepare --election ${election} --erratum "what was wrong, and why"`;
  terminal.warn(text);
}
