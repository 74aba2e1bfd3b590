import { visible } from "../visible-text.ts";
import {
  applyPlan,
  effectiveChanges,
  type FileChange,
  renderPlan,
} from "../workspace/file-plan.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { CliContext } from "./context.ts";

/**
 * Shows a plan (`--dry-run`: as a diff on stdout) or applies it, naming each file on stderr. Ctrl-C
 * before this point leaves everything as it was.
 */
export async function carryOut(
  { terminal, signal }: Pick<CliContext, "terminal" | "signal">,
  workspace: Workspace,
  plan: readonly FileChange[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<void> {
  signal.throwIfAborted();
  if (effectiveChanges(plan).length === 0) {
    terminal.note("Nothing to change: everything already stands so.");
    return;
  }
  if (dryRun) {
    terminal.print(renderPlan(plan).trimEnd());
    terminal.note("Dry run: nothing was written.");
    return;
  }
  for (const { path, before } of await applyPlan(workspace, plan)) {
    terminal.note(`${before === undefined ? "wrote" : "changed"} ${visible(path)}`);
  }
}
