import { voterDecisionsOf } from "../../../election/decision.ts";
import { rollRules } from "../../../electorate/roll-rules.ts";
import { rollSummary } from "../../../electorate/roll-summary.ts";
import { rollSummaryJson, rollSummaryReport } from "../../../procedures/roll/reports.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import { readCharter } from "../../../workspace/election/charter-file.ts";
import { chooseElection, readElection } from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { buildRollFromFiles } from "../../../workspace/roll/build-roll-files.ts";
import { requireUnfrozen } from "../../../workspace/roll/freeze-files.ts";
import { rollPath, rollText } from "../../../workspace/roll/roll-file.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { renderRollSummary } from "../../render/roll/roll.ts";
import { report } from "../../report.ts";
import { type FetchOptions, fetchAndPlace } from "./fetch.ts";

interface BuildOptions {
  readonly provisional: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Builds an election's roll, writes it into the private folder, and prints its figures. */
export async function buildAndPrint(
  context: CliContext,
  id: string,
  { provisional, dryRun, json }: BuildOptions,
): Promise<void> {
  const workspace = await context.workspace();
  const { value: election } = await readElection(workspace, id);
  await requireUnfrozen(workspace, election);
  const roll = await buildRollFromFiles(workspace, election, {
    tool: context.version,
    provisional,
  });
  const plan = [await planFile(workspace, rollPath(id), rollText(roll))];
  await carryOut(context, workspace, plan, { dryRun });
  if (dryRun) return;
  const { privateOnly = [] } = roll.evidence;
  if (privateOnly.length > 0) {
    context.terminal.warn(
      `warning: ${plural(privateOnly.length, "voter")} with code in private repositories alone: ${privateOnly.map(visible).join(", ")}. A token that does not see these gives a roll without them.`,
    );
  }
  const summary = rollSummary(roll, voterDecisionsOf(election));
  report(
    context,
    { json },
    {
      schema: rollSummaryReport,
      json: () => rollSummaryJson(summary),
      text: () => renderRollSummary(context.terminal, summary),
    },
  );
}

/** Builds the roll from the evidence that is there. */
export async function runBuild(
  context: CliContext,
  named: string | undefined,
  options: BuildOptions,
): Promise<void> {
  await buildAndPrint(context, await chooseElection(await context.workspace(), named), options);
}

/** Fetches and builds in one; the roll is provisional while the qualifying period goes on. */
export async function runUpdate(
  context: CliContext,
  named: string | undefined,
  options: Omit<FetchOptions, "dryRun">,
): Promise<void> {
  const workspace = await context.workspace();
  const id = await chooseElection(workspace, named);
  const { value: election } = await readElection(workspace, id);
  await requireUnfrozen(workspace, election);
  await fetchAndPlace(context, id, { ...options, dryRun: false, json: false, quiet: options.json });
  const { until } = rollRules(await readCharter(workspace, election.charter), election);
  const provisional = (await context.now()).toString() < until;
  await buildAndPrint(context, id, { provisional, dryRun: false, json: options.json });
}
