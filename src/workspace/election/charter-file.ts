import { amendCharters, amendmentsSchema } from "../../charter/amendment.ts";
import type { Charter } from "../../charter/charter.ts";
import { charterById, kataCharters } from "../../charter/kata-charters.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { readText, type Workspace } from "../workspace.ts";

export const charterPath = "elections/charter.yaml";

/**
 * The built-in Kata charters, amended by the workspace's `elections/charter.yaml`, oldest first.
 *
 * @throws ElectionError (input) where the file is malformed or its days clash.
 */
export async function readCharters(workspace: Workspace): Promise<readonly Charter[]> {
  const text = await readText(workspace, charterPath);
  if (text === undefined) return kataCharters;
  const { amendments } = parseYaml(text, charterPath, amendmentsSchema).value;
  return amendCharters(kataCharters, amendments);
}

/**
 * The charter that an election names, built in or amended by the workspace.
 *
 * @throws ElectionError (input) where there is no such charter, or the charter file is malformed.
 */
export async function readCharter(workspace: Workspace, id: string): Promise<Charter> {
  return charterById(id, await readCharters(workspace));
}
