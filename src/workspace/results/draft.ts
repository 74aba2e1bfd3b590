import * as z from "zod";
import { electionIdSchema } from "../../calendar/election-id.ts";
import { instantSchema } from "../../dates.ts";
import { publicationLevels } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import type { PublicText } from "../../results/address-guard.ts";
import { replacedRecordName } from "../../results/corrections/erratum.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { visible } from "../../visible-text.ts";
import { ledgerPath } from "../committee/committee-file.ts";
import { sha256, sha256OfFile } from "../digest.ts";
import { publicRecordPath } from "../election/election-file.ts";
import { type FileChange, planFile } from "../file-plan.ts";
import { parseJson } from "../formats/json-file.ts";
import {
  electionFolder,
  indexPath,
  privateFolder,
  readText,
  type Workspace,
} from "../workspace.ts";
import { parseRecord } from "./record-file.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/, "expected a SHA-256 digest");
const path = z.string().min(1);

const prepareAgain = "Run kata-election results prepare again.";

const manifestSchema = z.strictObject({
  formatVersion: z.literal(1),
  election: electionIdSchema,
  /** The revision of the draft's record; 2 or more corrects a published one. */
  revision: z.int().positive().default(1),
  level: z.enum(publicationLevels),
  /** When voting or, without a vote, nominations ended: the earliest time to publish. */
  decided: instantSchema,
  /** Public files: digests of their content before (null: missing) and after publishing. */
  files: z.array(z.strictObject({ path, before: digest.nullable(), after: digest })),
  /** Input files of the result. */
  inputs: z.array(z.strictObject({ path, sha256: digest })),
  completeRecord: digest,
});

/** `manifest.json` of a draft: what it was made from, and what publishing it changes. */
export type DraftManifest = z.output<typeof manifestSchema>;

/** A prepared result: everything that publishing writes. */
export interface ResultDraft {
  readonly election: string;
  readonly revision: number;
  readonly level: DraftManifest["level"];
  readonly decided: DraftManifest["decided"];
  readonly files: readonly PublicText[];
  readonly inputs: DraftManifest["inputs"];
  readonly completeRecord: string;
  readonly announcement: string;
}

export function draftFolder(election: string): string {
  return `${privateFolder(election)}/draft`;
}

/** The plan that writes a draft into the private draft folder and nothing anywhere else. */
export async function planDraft(workspace: Workspace, draft: ResultDraft): Promise<FileChange[]> {
  const { election, revision, level, decided, files, inputs, completeRecord, announcement } = draft;
  const manifest: DraftManifest = {
    formatVersion: 1,
    election,
    revision,
    level,
    decided,
    files: files.map(({ path, before, after }) => ({
      path,
      before: before === undefined ? null : sha256(before),
      after: sha256(after),
    })),
    inputs,
    completeRecord: sha256(completeRecord),
  };
  const texts: readonly (readonly [string, string])[] = [
    ...files.map(({ path, after }): [string, string] => [path, after]),
    ["record.json", completeRecord],
    ["announcement.txt", announcement],
    ["manifest.json", `${JSON.stringify(manifest, null, 2)}\n`],
  ];
  const folder = draftFolder(election);
  return Promise.all(texts.map(([name, text]) => planFile(workspace, `${folder}/${name}`, text)));
}

/**
 * Reads the manifest of an election's draft.
 *
 * @throws ElectionError (input) where there is no draft or it is malformed.
 */
export async function readManifest(workspace: Workspace, election: string): Promise<DraftManifest> {
  const fileName = `${draftFolder(election)}/manifest.json`;
  const text = await readText(workspace, fileName);
  if (text === undefined) {
    throw new ElectionError("input", `there is no draft of the results of ${election}`, {
      hint: "Run kata-election results prepare first.",
    });
  }
  return parseJson(text, fileName, manifestSchema, prepareAgain);
}

/** A draft's text, exactly as it was prepared. */
async function draftText(
  workspace: Workspace,
  election: string,
  name: string,
  expected: string,
): Promise<string> {
  const fileName = `${draftFolder(election)}/${name}`;
  const text = await readText(workspace, fileName);
  if (text !== undefined && sha256(text) === expected) return text;
  const what = text === undefined ? "is missing" : "was changed after it was prepared";
  throw new ElectionError("input", `${visible(fileName)} ${what}`, {
    hint: `${prepareAgain} Edit pages by hand after they are published, not before.`,
  });
}

/**
 * A record of a draft: the public one, or the complete one by its name.
 *
 * @throws ElectionError (input) where it is missing or not a record.
 */
export async function draftedRecord(
  workspace: Workspace,
  election: string,
  name: string = publicRecordPath(election),
): Promise<ElectionRecord> {
  const fileName = `${draftFolder(election)}/${name}`;
  return parseRecord((await readText(workspace, fileName)) ?? "", fileName).record;
}

async function refuseChangedInputs(
  workspace: Workspace,
  { inputs, files }: DraftManifest,
): Promise<void> {
  const written = new Set(files.map(({ path }) => path));
  for (const { path, sha256: expected } of inputs) {
    if (written.has(path) || (await sha256OfFile(workspace, path)) === expected) continue;
    throw new ElectionError("input", `${visible(path)} changed since the result was prepared`, {
      hint: prepareAgain,
    });
  }
}

/** The public files that a result or its correction changes, in the order in which they are written: the record last. */
export function publicPaths(election: string, revision = 1): string[] {
  const folder = electionFolder(election);
  const replaced = revision > 1 ? [`${folder}/${replacedRecordName(revision - 1)}`] : [];
  return [
    "README.md",
    indexPath,
    ledgerPath,
    `${folder}/Results.md`,
    ...replaced,
    publicRecordPath(election),
  ];
}

function refuseOtherPaths({ files, revision }: DraftManifest, election: string): void {
  const allowed = new Set(publicPaths(election, revision));
  const stranger = files.find(({ path }) => !allowed.has(path));
  if (stranger === undefined && files.at(-1)?.path === publicRecordPath(election)) return;
  throw new ElectionError("input", `the draft of ${election} was not made by results prepare`, {
    hint: prepareAgain,
  });
}

/**
 * The plan that publishes a draft: each public file changes from its content at drafting to the draft's. It is
 * empty once the record, which is written last, is there, so that later edits by people stay.
 *
 * @throws ElectionError (input) where a public file, an input or the draft itself changed since.
 */
export async function planPublication(
  workspace: Workspace,
  manifest: DraftManifest,
): Promise<FileChange[]> {
  const { election } = manifest;
  refuseOtherPaths(manifest, election);
  const published = await readText(workspace, publicRecordPath(election));
  if (published !== undefined && sha256(published) === manifest.files.at(-1)?.after) return [];
  const changes: FileChange[] = [];
  for (const { path, before, after } of manifest.files) {
    const change = await planFile(
      workspace,
      path,
      await draftText(workspace, election, path, after),
    );
    const stands = change.before === undefined ? null : sha256(change.before);
    if (stands !== before && stands !== after) {
      throw new ElectionError("input", `${visible(path)} changed since the result was prepared`, {
        hint: prepareAgain,
      });
    }
    changes.push(change);
  }
  await refuseChangedInputs(workspace, manifest);
  const complete = await draftText(workspace, election, "record.json", manifest.completeRecord);
  return [...(await completeRecordChanges(workspace, manifest, complete)), ...changes];
}

/** Writes the complete record to the private folder; a correction keeps the previous one. */
async function completeRecordChanges(
  workspace: Workspace,
  { election, revision }: DraftManifest,
  complete: string,
): Promise<FileChange[]> {
  const folder = privateFolder(election);
  const change = await planFile(workspace, `${folder}/record.json`, complete);
  const { before } = change;
  if (revision === 1 || before === undefined || before === complete) return [change];
  const kept = `${folder}/${replacedRecordName(revision - 1)}`;
  return [await planFile(workspace, kept, before), change];
}
