import { resolve } from "node:path";
import { ElectionError } from "../../../errors.ts";
import { readNamedRecord } from "../../../procedures/verifying/published-result.ts";
import { renderPage } from "../../../results/page/render-page.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { isForOutput } from "../../../workspace/given-file.ts";
import { workspacePath } from "../../../workspace/named-file.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import type { PageOptions } from "./results.ts";

/** Prints the page, or writes it into a file of the workspace. */
export async function runPage(
  context: CliContext,
  named: string | undefined,
  { output, dryRun }: PageOptions,
): Promise<void> {
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const { record } = await readNamedRecord(context, named, clock);
  const html = renderPage(record, { version: context.version });
  if (output === undefined || isForOutput(output)) {
    context.terminal.print(html.trimEnd());
    return;
  }
  const workspace = await context.workspace();
  const absolute = resolve(context.workingFolder, output);
  const path = workspacePath(workspace.root, absolute) ?? absolute;
  if (!path.endsWith(".html")) {
    throw new ElectionError("input", "--output names no .html file", {
      hint: "Give a path such as elections/arch-committee-2026-10/result.html.",
    });
  }
  await carryOut(context, workspace, [await planFile(workspace, path, html)], { dryRun });
}
