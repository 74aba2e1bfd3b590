import type { ElectionRecord } from "../../results/record.ts";
import { ledgerPath } from "../committee/committee-file.ts";
import { sha256OfFile } from "../digest.ts";
import { charterPath } from "../election/charter-file.ts";
import { ballotsPath } from "../election/declaration-input.ts";
import { electionFilePath } from "../election/election-file.ts";
import { pollResultPath } from "../election/poll-files.ts";
import { peoplePath } from "../people/people-files.ts";
import { readMailFigures, readRollFigures } from "../roll/roll-figures.ts";
import { rollPath } from "../roll/roll-file.ts";
import { privateFolder, type Workspace } from "../workspace.ts";

/** What a record says about its input files. */
export type ResultInputs = Pick<ElectionRecord, "inputs" | "roll">;

/** Digests of a result's input files, and the roll's figures if the roll is here. */
export async function readResultInputs(
  workspace: Workspace,
  election: string,
): Promise<ResultInputs> {
  const roll = await readRollFigures(workspace, election);
  const paths = [
    electionFilePath(election),
    ledgerPath,
    charterPath,
    peoplePath,
    ballotsPath(election),
    pollResultPath(election),
    ...(roll === undefined ? [] : [rollPath(election, roll.revision)]),
    `${privateFolder(election)}/contributions.jsonl`,
  ];
  const inputs: { path: string; sha256: string }[] = [];
  for (const path of paths) {
    const sha256 = await sha256OfFile(workspace, path);
    if (sha256 !== undefined) inputs.push({ path, sha256 });
  }
  const mail =
    roll === undefined ? undefined : await readMailFigures(workspace, election, roll.revision);
  return { roll: roll && { ...roll, ...(mail && { mail }) }, inputs };
}
