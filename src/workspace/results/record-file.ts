import { type ElectionRecord, electionRecordSchema } from "../../results/record.ts";
import { publicRecordPath } from "../election/election-file.ts";
import { parseJson } from "../formats/json-file.ts";
import { privateFolder, readText, type Workspace } from "../workspace.ts";

/** A record with its file. */
export interface RecordFile {
  readonly path: string;
  readonly text: string;
  readonly record: ElectionRecord;
}

const hint = "Records are written by results prepare. Do not edit them by hand.";

/**
 * Reads a record.
 *
 * @throws ElectionError (input) where the text is not a record, or has a newer format.
 */
export function parseRecord(text: string, path: string): RecordFile {
  return { path, text, record: parseJson(text, path, electionRecordSchema, hint) };
}

async function readRecord(workspace: Workspace, path: string): Promise<RecordFile | undefined> {
  const text = await readText(workspace, path);
  return text === undefined ? undefined : parseRecord(text, path);
}

/** The records of an election: the public one, and the complete one if the private folder has it. */
export async function readRecords(
  workspace: Workspace,
  election: string,
): Promise<{ published: RecordFile | undefined; complete: RecordFile | undefined }> {
  return {
    published: await readRecord(workspace, publicRecordPath(election)),
    complete: await readRecord(workspace, `${privateFolder(election)}/record.json`),
  };
}
