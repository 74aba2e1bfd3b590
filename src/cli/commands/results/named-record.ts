import { ElectionError } from "../../../errors.ts";
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
  const { readGivenText } = await import("../../../workspace/given-file.ts");
  const { parseRecord } = await import("../../../workspace/results/record-file.ts");
  const what = "a record.json, or an election such as 2026-10";
  return parseRecord(await readGivenText(workingFolder, path, what), path);
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
    hint: `Name another election, or the draft's record.json. What the pages tell: kata-election status ${election}.`,
  });
}
