import { utcDate } from "../../../dates.ts";
import {
  committeeInitJson,
  committeeInitReport,
  ledgerAttempts,
  planLedgerFile,
  refuseToOverwrite,
} from "../../../procedures/committee/init.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { renderLedgerSummary } from "../../render/committee/ledger-summary.ts";
import { report } from "../../report.ts";
import type { InitOptions } from "./committee.ts";
import { settleDoubts } from "./init-answers.ts";

/** Builds the ledger, and writes it once nothing is open. */
export async function runInit(context: CliContext, options: InitOptions): Promise<void> {
  const { dryRun, json, replace } = options;
  const { terminal } = context;
  const workspace = await context.workspace();
  if (!replace && !dryRun) await refuseToOverwrite(workspace);
  const today = utcDate(await context.now());
  const begin = await ledgerAttempts(workspace, today);
  const { attempt, template, signalled } = await settleDoubts(context, begin, options);
  if (json || attempt.open.length > 0) {
    report(context, options, {
      schema: committeeInitReport,
      json: () => committeeInitJson(attempt),
      text: template,
    });
  }
  const plan = await planLedgerFile(workspace, attempt, signalled);
  if (json && dryRun) return;
  await carryOut(context, workspace, plan, { dryRun });
  if (json) return;
  const summary = renderLedgerSummary(attempt, terminal);
  if (dryRun) terminal.note(summary);
  else {
    terminal.print(summary);
    terminal.note(
      "Next: run kata-election committee check, commit elections/committee.yaml, and run kata-election status.",
    );
  }
}
