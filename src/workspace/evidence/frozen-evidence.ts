import { constants } from "node:fs";
import { chmod, copyFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Revision } from "../../electorate/frozen-roll.ts";
import { ElectionError } from "../../errors.ts";
import { sha256OfFile } from "../digest.ts";
import { pathInside, type Workspace } from "../workspace.ts";
import { makeFolderOf, refuseLinks } from "../write-file.ts";
import { evidenceFiles, evidencePath } from "./evidence-files.ts";

/** Digests of the files of the evidence; empty where a file is missing. */
export type EvidenceDigests = Pick<Revision["inputs"], "contributions" | "profiles" | "fetch">;

/** Digests of the current evidence, or of the copy kept for a frozen revision. */
export async function evidenceDigests(
  workspace: Workspace,
  election: string,
  revision?: number,
): Promise<EvidenceDigests> {
  const [contributions = "", profiles = "", fetch = ""] = await Promise.all(
    evidenceFiles.map((file) =>
      sha256OfFile(workspace, evidencePath(election, file, revision)).then((sum) => sum ?? ""),
    ),
  );
  return { contributions, profiles, fetch };
}

function sameEvidence(a: EvidenceDigests, b: EvidenceDigests): boolean {
  return a.contributions === b.contributions && a.profiles === b.profiles && a.fetch === b.fetch;
}

/**
 * The revision whose kept evidence made a frozen revision: its own, or an earlier one with the same evidence.
 * Undefined if none was kept, as in old versions.
 */
export async function keptEvidence(
  workspace: Workspace,
  election: string,
  revisions: readonly Revision[],
  { inputs }: Pick<Revision, "inputs">,
): Promise<number | undefined> {
  for (const { revision, inputs: others } of revisions) {
    if (!sameEvidence(others, inputs)) continue;
    const { contributions } = await evidenceDigests(workspace, election, revision);
    if (contributions !== "") return revision;
  }
  return undefined;
}

/**
 * Keeps a copy of a revision's evidence, so that it can be recomputed after later fetches. The same evidence is
 * kept once.
 *
 * @param revisions those frozen before.
 * @throws ElectionError (input) where the evidence changed in the meantime, or a symbolic link is in the way.
 */
export async function keepEvidence(
  workspace: Workspace,
  election: string,
  revisions: readonly Revision[],
  { revision, inputs }: Revision,
): Promise<void> {
  if ((await keptEvidence(workspace, election, revisions, { inputs })) !== undefined) return;
  for (const file of evidenceFiles) {
    const path = evidencePath(election, file, revision);
    await refuseLinks(workspace, path);
    const copy = pathInside(workspace, path);
    await makeFolderOf(workspace, dirname(path));
    const original = pathInside(workspace, evidencePath(election, file));
    await copyFile(original, copy, constants.COPYFILE_FICLONE);
    await chmod(copy, 0o600);
  }
  if (sameEvidence(await evidenceDigests(workspace, election, revision), inputs)) return;
  throw new ElectionError("input", "the evidence changed while the command ran", {
    hint: "Nothing was frozen. Run the command again.",
  });
}
