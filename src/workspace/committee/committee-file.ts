import { type Ledger, ledgerSchema } from "../../committee/ledger.ts";
import { ElectionError } from "../../errors.ts";
import { readText, type Workspace } from "../workspace.ts";
import { parseYaml, type YamlFile } from "../yaml-file.ts";

export const ledgerPath = "elections/committee.yaml";

/**
 * Reads the seat ledger.
 *
 * @throws ElectionError (input) where it is missing or malformed, with file, line and field.
 */
export async function readLedger(workspace: Workspace): Promise<YamlFile<Ledger>> {
  const text = await readText(workspace, ledgerPath);
  if (text !== undefined) return parseYaml(text, ledgerPath, ledgerSchema);
  throw new ElectionError("input", `there is no ${ledgerPath}`, {
    hint: "Build it from the member list and the pages of past elections: kata-election committee init",
  });
}
