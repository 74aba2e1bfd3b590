import { ElectionError } from "../../../errors.ts";
import { visible } from "../../../visible-text.ts";
import type { RecordFile } from "../../../workspace/results/record-file.ts";
import type { CliContext } from "../../context.ts";

/** Whether a word of the command line names a file, not an election. */
export function namesFile(word: string | undefined): word is string {
  return word !== undefined && !/^\d{4}-\d{2}$/.test(word);
}

/**
 * Reads a record named by its file, anywhere.
 *
 * @throws ElectionError (input) where there is no such file, or it is no record.
 */
export async function readRecordFile(
  { workingFolder }: Pick<CliContext, "workingFolder">,
  path: string,
): Promise<RecordFile> {
  const { basename, dirname, resolve } = await import("node:path");
  const { readText } = await import("../../../workspace/workspace.ts");
  const { parseRecord } = await import("../../../workspace/results/record-file.ts");
  const absolute = resolve(workingFolder, path);
  const text = await readText({ root: dirname(absolute) }, basename(absolute));
  if (text !== undefined) return parseRecord(text, path);
  throw new ElectionError("input", `${visible(path)} is neither an election nor a file`, {
    hint: "Name an election such as 2026-10, or the path of a record.json.",
  });
}

/**
 * The record of a file, or the public one of an election (the last one, where none is named), as it may be shown.
 *
 * @throws ElectionError (refused) where it contradicts itself, or is not what the files at hand give.
 */
export async function readNamedRecord(
  context: Pick<CliContext, "workingFolder" | "workspace" | "now" | "milliseconds">,
  named: string | undefined,
): Promise<RecordFile> {
  const { readPublishedResult, requireSoundRecord } = await import(
    "../../../procedures/verifying/published-result.ts"
  );
  if (namesFile(named)) {
    const file = await readRecordFile(context, named);
    requireSoundRecord(file);
    return file;
  }
  const { choosePublished } = await import("../../../workspace/election/election-file.ts");
  const workspace = await context.workspace();
  const election = await choosePublished(workspace, named);
  const clock = { now: await context.now(), machine: context.milliseconds() };
  const published = await readPublishedResult(workspace, election, clock);
  if (published !== undefined) return published;
  throw new ElectionError("input", `the result of ${election} is not published`, {
    hint: "Name another election, or the draft's record.json.",
  });
}
