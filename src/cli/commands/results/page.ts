import { relative, resolve } from "node:path";
import { ElectionError } from "../../../errors.ts";
import {
  readPublishedResult,
  requireSoundRecord,
} from "../../../procedures/verifying/published-result.ts";
import { renderPage } from "../../../results/page/render-page.ts";
import { choosePublished } from "../../../workspace/election/election-file.ts";
import { planFile } from "../../../workspace/file-plan.ts";
import { isForOutput } from "../../../workspace/given-file.ts";
import type { RecordFile } from "../../../workspace/results/record-file.ts";
import { carryOut } from "../../carry-out.ts";
import type { CliContext } from "../../context.ts";
import { namesFile, readRecordFile } from "./named-record.ts";

/**
 * The record of a file, or the public one of an election (the last one, where none is named), as it may be shown.
 *
 * @throws ElectionError (refused) where it contradicts itself, or is not what the files at hand give.
 */
async function readNamedRecord(
  context: CliContext,
  named: string | undefined,
): Promise<RecordFile> {
  if (namesFile(named)) {
    const file = await readRecordFile(context, named);
    requireSoundRecord(file);
    return file;
  }
  const workspace = await context.workspace();
  const election = await choosePublished(workspace, named);
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const published = await readPublishedResult(workspace, election, clock);
  if (published !== undefined) return published;
  throw new ElectionError("input", `the result of ${election} is not published`, {
    hint: `Name another election, or the draft's record.json. What the pages tell: kata-election status ${election}.`,
  });
}

/** Prints the page, or writes it into a file of the workspace. */
export async function runPage(
  context: CliContext,
  named: string | undefined,
  { output, dryRun }: { readonly output?: string | undefined; readonly dryRun: boolean },
): Promise<void> {
  const { record } = await readNamedRecord(context, named);
  const html = renderPage(record, { version: context.version });
  if (output === undefined || isForOutput(output)) {
    context.terminal.print(html.trimEnd());
    return;
  }
  const workspace = await context.workspace();
  const path = relative(workspace.root, resolve(context.workingFolder, output));
  if (!path.endsWith(".html")) {
    throw new ElectionError("input", "--output names no .html file", {
      hint: "Give a path such as elections/arch-committee-2026-10/result.html.",
    });
  }
  await carryOut(context, workspace, [await planFile(workspace, path, html)], { dryRun });
}
