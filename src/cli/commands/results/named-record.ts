import { readGivenText } from "../../../workspace/given-file.ts";
import { parseRecord, type RecordFile } from "../../../workspace/results/record-file.ts";
import type { CliContext } from "../../context.ts";

/** As much as a text file of a workspace may have. */
const mostOfRecord = 8 * 1024 * 1024;

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
  const what = "a record.json, or an election such as 2026-10";
  return parseRecord(await readGivenText(workingFolder, path, what, mostOfRecord), path);
}
