import { electionTitle } from "../../../calendar/election-id.ts";
import { describePlanWarning, planWarnings } from "../../../calendar/plan-warnings.ts";
import { ElectionError } from "../../../errors.ts";
import { planJson, type ReadyPlan } from "../../../procedures/planning/new-plan.ts";
import { planReport } from "../../../procedures/planning/planning-reports.ts";
import type { WhatStands } from "../../../procedures/planning/what-stands.ts";
import { visible } from "../../../visible-text.ts";
import { applyPlan, effectiveChanges, type FileChange } from "../../../workspace/file-plan.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { carryOut, commitCommands } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { renderSeats, renderTimeline } from "../../render/plan.ts";
import { report } from "../../report.ts";
import type { PlanOptions } from "./plan.ts";

/** Shows what was read from an election that officials began by hand. */
export function showWhatStands({ terminal }: CliContext, { read }: WhatStands): void {
  if (read.length === 0) return;
  const lines = read.map((line) => `  ${line}`);
  terminal.note(["Read from the election's folder:", ...lines, ""].join("\n"));
}

/** Shows seats, periods and warnings; none of them stops the plan. */
function explain({ terminal }: CliContext, ready: ReadyPlan): void {
  const { planned, seats, due, season, charter, today, avoid, remarks } = ready;
  terminal.note(`${renderTimeline(planned.timeline, terminal.zone)}\n`);
  terminal.note(`${renderSeats(seats, due, season, charter)}\n`);
  const warnings = planWarnings(planned, today, avoid).map(describePlanWarning);
  for (const text of [...warnings, ...remarks]) terminal.warn(`warning: ${text}`);
}

/** What to do next: a pull request, and the committee's approval. */
function nextSteps({ planned, changes, awaitsApproval, stands }: ReadyPlan): string {
  const { election } = planned;
  const written = effectiveChanges(changes);
  const isNew = written.some(
    ({ path, before }) => path.endsWith("/election.yaml") && before === undefined,
  );
  const hasPage = written.some(({ path }) => path.endsWith(".md"));
  const what = `${isNew ? "Plan" : "Change the plan of"} the elections of ${electionTitle(election)}`;
  return [
    "",
    `Next: ${hasPage ? "read the page, and " : ""}open a pull request:`,
    commitCommands(
      written.map(({ path }) => path),
      `elections: ${what}`,
    ),
    ...(awaitsApproval
      ? [
          "Ask the committee to approve the dates, then record that:",
          `  kata-election plan ${election} --approved <date>="<where>"`,
        ]
      : []),
    ...(stands === undefined || stands.candidacies.length === 0
      ? []
      : [
          "Record the candidacies that are already there:",
          ...stands.candidacies.map((file) => `  kata-election candidates accept ${visible(file)}`),
        ]),
    "From now on, kata-election next shows the next step.",
  ].join("\n");
}

/** Shows which files the plan writes, and asks. */
async function confirmFiles(
  { terminal, prompter }: CliContext,
  changes: readonly FileChange[],
): Promise<void> {
  const files = effectiveChanges(changes).map(
    ({ path, before }) => `  ${before === undefined ? "new     " : "changed "} ${visible(path)}`,
  );
  if (files.length === 0) return;
  terminal.warn(["Files to write:", ...files].join("\n"));
  const { confirm } = await prompter("--first-day");
  if (await confirm({ message: "Write these files?", default: true })) return;
  throw new ElectionError("cancelled", "not confirmed");
}

/**
 * Explains a plan and writes its files, or prints it as JSON.
 *
 * @param asked.confirms whether the person, who was asked for the rest, sees the files before they are written.
 */
export async function finishPlan(
  context: CliContext,
  workspace: Workspace,
  ready: ReadyPlan,
  { json, dryRun }: Pick<PlanOptions, "json" | "dryRun">,
  { confirms }: { readonly confirms: boolean } = { confirms: false },
): Promise<void> {
  const { terminal, signal } = context;
  if (json) {
    signal.throwIfAborted();
    if (!dryRun) await applyPlan(workspace, ready.changes);
    report(
      context,
      { json },
      {
        schema: planReport,
        json: () => planJson(ready, dryRun),
        text: () => "",
      },
    );
    return;
  }
  explain(context, ready);
  if (confirms && !dryRun) await confirmFiles(context, ready.changes);
  await carryOut(context, workspace, ready.changes, { dryRun, tellsCommit: true });
  if (dryRun || effectiveChanges(ready.changes).length === 0) return;
  terminal.note(nextSteps(ready));
}
