import { type MailFigures, mailFigures } from "../../electorate/opt-in.ts";
import type { ElectionRecord } from "../../results/record.ts";
import { sha256OfFile } from "../digest.ts";
import { readPrivatePeople } from "../people/people-files.ts";
import { listFiles, privateFolder, type Workspace } from "../workspace.ts";
import { readRoll, rollPath } from "./roll-file.ts";

/** The newest revision of an election's roll; undefined where there is no roll. */
export async function latestRevision(
  workspace: Workspace,
  election: string,
): Promise<number | undefined> {
  const names = await listFiles(workspace, privateFolder(election));
  const revisions = names.flatMap((name) => {
    if (name === "roll.yaml") return [1];
    const number = /^roll\.(\d+)\.yaml$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  return revisions.length === 0 ? undefined : Math.max(...revisions);
}

/** Opt-in figures for the voters of an election's newest roll. */
export async function readMailFigures(
  workspace: Workspace,
  election: string,
  revision: number,
): Promise<MailFigures | undefined> {
  const { voters } = await readRoll(workspace, election, revision);
  return mailFigures(voters, await readPrivatePeople(workspace));
}

/** The newest roll of an election, as described in records; undefined where there is none. */
export async function readRollFigures(
  workspace: Workspace,
  election: string,
): Promise<ElectionRecord["roll"]> {
  const revision = await latestRevision(workspace, election);
  if (revision === undefined) return undefined;
  const { voters } = await readRoll(workspace, election, revision);
  const sha256 = (await sha256OfFile(workspace, rollPath(election, revision))) ?? "";
  return { voters: voters.length, revision, sha256 };
}
