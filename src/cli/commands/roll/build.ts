import { chosenId } from "../../../procedures/chosen-election.ts";
import { evidenceToUpdate, planRoll } from "../../../procedures/roll/build.ts";
import { rollSummaryReport } from "../../../procedures/roll/reports.ts";
import { visible } from "../../../visible-text.ts";
import { plural } from "../../../wording.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { renderRollSummary } from "../../render/roll/roll.ts";
import { report } from "../../report.ts";
import type { BuildOptions, UpdateOptions } from "./evidence-words.ts";
import { fetchAndPlace } from "./fetch.ts";

/** Builds an election's roll, writes it into the private folder, and prints its figures. */
export async function buildAndPrint(
  context: CliContext,
  id: string,
  options: BuildOptions,
): Promise<void> {
  const { terminal, version: tool } = context;
  const { provisional, dryRun } = options;
  const workspace = await context.workspace();
  const { plan, summary, privateOnly } = await planRoll(workspace, id, { tool, provisional });
  await carryOut(context, workspace, plan, { dryRun });
  if (dryRun) return;
  if (privateOnly.length > 0) {
    terminal.warn(
      `warning: ${plural(privateOnly.length, "voter")} with code in private repositories alone: ${privateOnly.map(visible).join(", ")}. A token that does not see these gives a roll without them.`,
    );
  }
  report(context, options, {
    schema: rollSummaryReport,
    json: () => ({ formatVersion: 1 as const, ...summary }),
    text: () => renderRollSummary(terminal, summary),
  });
}

/** Builds the roll from the saved evidence. */
export async function runBuild(context: CliContext, options: BuildOptions): Promise<void> {
  await buildAndPrint(context, (await chosenId(context, options.election)).id, options);
}

/** Fetches and builds; the roll is provisional until the qualifying period ends. */
export async function runUpdate(context: CliContext, options: UpdateOptions): Promise<void> {
  const { workspace, id } = await chosenId(context, options.election);
  const { until } = await evidenceToUpdate(workspace, id);
  await fetchAndPlace(context, id, { ...options, dryRun: false, json: false, quiet: options.json });
  const provisional = (await context.now()).toString() < until;
  await buildAndPrint(context, id, { provisional, dryRun: false, json: options.json });
}
