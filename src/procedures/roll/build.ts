import { voterDecisionsOf } from "../../election/decision.ts";
import { type RollRules, rollRules } from "../../electorate/roll-rules.ts";
import { type RollSummary, rollSummary } from "../../electorate/roll-summary.ts";
import { readCharter } from "../../workspace/election/charter-file.ts";
import { readElection } from "../../workspace/election/election-file.ts";
import { type FileChange, planFile } from "../../workspace/file-plan.ts";
import { type BuildOptions, buildRollFromFiles } from "../../workspace/roll/build-roll-files.ts";
import { requireUnfrozen } from "../../workspace/roll/freeze-files.ts";
import { rollPath, rollText } from "../../workspace/roll/roll-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** A roll on its way into the private folder. */
export interface RollBuild {
  readonly plan: readonly FileChange[];
  readonly summary: RollSummary;
  /** Logins of people who are voters only because of private repositories. */
  readonly privateOnly: readonly string[];
}

/**
 * Builds an election's roll from the saved evidence.
 *
 * @throws ElectionError (refused) where the roll is frozen or the evidence incomplete, (input) where a file is
 * missing or malformed.
 */
export async function planRoll(
  workspace: Workspace,
  id: string,
  how: Pick<BuildOptions, "tool" | "provisional">,
): Promise<RollBuild> {
  const { value: election } = await readElection(workspace, id);
  await requireUnfrozen(workspace, election);
  const roll = await buildRollFromFiles(workspace, election, how);
  return {
    plan: [await planFile(workspace, rollPath(id), rollText(roll))],
    summary: rollSummary(roll, voterDecisionsOf(election)),
    privateOnly: roll.evidence.privateOnly ?? [],
  };
}

/** The organization and the period (UTC) whose merged pull requests make an election's roll. */
export async function evidenceWanted(
  workspace: Workspace,
  id: string,
): Promise<Pick<RollRules, "organization" | "from" | "until">> {
  const { value: election } = await readElection(workspace, id);
  return rollRules(await readCharter(workspace, election.charter), election);
}

/**
 * As {@link evidenceWanted}, for a roll that is still to be built.
 *
 * @throws ElectionError (refused) where it is frozen.
 */
export async function evidenceToUpdate(
  workspace: Workspace,
  id: string,
): ReturnType<typeof evidenceWanted> {
  await requireUnfrozen(workspace, (await readElection(workspace, id)).value);
  return evidenceWanted(workspace, id);
}
