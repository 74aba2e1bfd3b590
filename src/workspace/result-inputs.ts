import type { ElectionRecord } from "../results/record.ts";
import { charterPath } from "./charter-file.ts";
import { ledgerPath } from "./committee-file.ts";
import { ballotsPath } from "./declaration-input.ts";
import { sha256OfFile } from "./digest.ts";
import { electionFilePath } from "./election-file.ts";
import { peoplePath } from "./people-files.ts";
import { readRoll, rollPath } from "./roll-file.ts";
import { listFiles, privateFolder, type Workspace } from "./workspace.ts";

/** What a record says of the files that its result follows from. */
export type ResultInputs = Pick<ElectionRecord, "inputs" | "roll">;

/** The newest revision of an election's roll; undefined where there is no roll. */
async function latestRevision(workspace: Workspace, election: string): Promise<number | undefined> {
  const names = await listFiles(workspace, privateFolder(election));
  const revisions = names.flatMap((name) => {
    if (name === "roll.yaml") return [1];
    const number = /^roll\.(\d+)\.yaml$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return revisions.length === 0 ? undefined : Math.max(...revisions);
}

async function rollFigures(
  workspace: Workspace,
  election: string,
): Promise<ElectionRecord["roll"]> {
  const revision = await latestRevision(workspace, election);
  if (revision === undefined) return undefined;
  const { voters } = await readRoll(workspace, election, revision);
  const sha256 = (await sha256OfFile(workspace, rollPath(election, revision))) ?? "";
  return { voters: voters.length, revision, sha256 };
}

/** Digests of every file that a result follows from, and the figures of the roll where it is at hand. */
export async function readResultInputs(
  workspace: Workspace,
  election: string,
): Promise<ResultInputs> {
  const roll = await rollFigures(workspace, election);
  const paths = [
    electionFilePath(election),
    ledgerPath,
    charterPath,
    peoplePath,
    ballotsPath(election),
    ...(roll === undefined ? [] : [rollPath(election, roll.revision)]),
    `${privateFolder(election)}/contributions.jsonl`,
  ];
  const inputs: { path: string; sha256: string }[] = [];
  for (const path of paths) {
    const sha256 = await sha256OfFile(workspace, path);
    if (sha256 !== undefined) inputs.push({ path, sha256 });
  }
  return { roll, inputs };
}
