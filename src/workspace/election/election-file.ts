import { electionIdSchema } from "../../calendar/election-id.ts";
import { type Election, electionSchema } from "../../election/election.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { listOf } from "../../wording.ts";
import { hasKey, parseYaml, type YamlFile } from "../formats/yaml-file.ts";
import { electionFolder, listElections, readText, type Workspace } from "../workspace.ts";

/** Path of an election's facts and decisions. */
export function electionFilePath(election: string): string {
  return `${electionFolder(election)}/election.yaml`;
}

/** Path of an election's public record, which exists once its result is published. */
export function publicRecordPath(election: string): string {
  return `${electionFolder(election)}/record.json`;
}

/** The error that a checkout has no such election, with those it has. */
export function noSuchElection(
  election: string,
  known: readonly string[],
  advice: readonly string[] = [],
): ElectionError {
  const there =
    known.length === 0
      ? "This checkout has no elections yet."
      : `This checkout has the elections ${known.join(", ")}.`;
  return new ElectionError("input", `there is no ${electionFolder(election)}/`, {
    hint: [there, ...advice].join("\n"),
  });
}

/**
 * Reads an election's `election.yaml`.
 *
 * @throws ElectionError (input) where it is missing or malformed, with file, line and field.
 */
export async function readElection(
  workspace: Workspace,
  election: string,
): Promise<YamlFile<Election>> {
  const path = electionFilePath(election);
  const text = await readText(workspace, path);
  if (text === undefined) {
    const known = await listElections(workspace);
    if (!known.includes(election)) throw noSuchElection(election, known);
    throw new ElectionError("input", `there is no ${visible(path)}`, {
      hint: `To see what its pages say: kata-election status ${election}.`,
    });
  }
  const file = parseYaml(text, path, electionSchema);
  if (file.value.election === election) return file;
  throw new ElectionError(
    "input",
    `${path}: election: says ${file.value.election}, but the folder is that of ${election}`,
    { hint: "Correct the file, or move it into the folder of its election." },
  );
}

/** The election described by a text of `election.yaml`, which need not be on disk. */
export function parseElection(text: string, election: string): Election {
  return parseYaml(text, electionFilePath(election), electionSchema).value;
}

/** An election's `election.yaml`, undefined where the folder has none (all before 2026). */
export async function findElection(
  workspace: Workspace,
  election: string,
): Promise<Election | undefined> {
  const text = await readText(workspace, electionFilePath(election));
  return text === undefined ? undefined : (await readElection(workspace, election)).value;
}

/** The elections with an `election.yaml`, oldest first, and those of them neither published nor cancelled. */
async function plannedElections(
  workspace: Workspace,
): Promise<{ readonly planned: readonly string[]; readonly unpublished: readonly string[] }> {
  const planned: string[] = [];
  const unpublished: string[] = [];
  for (const id of await listElections(workspace)) {
    const text = await readText(workspace, electionFilePath(id));
    if (text === undefined) continue;
    planned.push(id);
    // A malformed file counts as in progress: the command that reads it reports the problem.
    if (hasKey(text, "cancelled")) continue;
    if ((await readText(workspace, publicRecordPath(id))) === undefined) unpublished.push(id);
  }
  return { planned, unpublished };
}

function onlyOne(unpublished: readonly string[]): string | undefined {
  if (unpublished.length <= 1) return unpublished[0];
  throw new ElectionError("input", `elections ${listOf(unpublished)} are in progress`, {
    hint: "Say which one you mean with --election <YYYY-MM>.",
  });
}

/**
 * The election in progress: with an `election.yaml`, and no published record. Undefined where there is none.
 *
 * @throws ElectionError (input) where there is more than one.
 */
export async function electionInProgress(workspace: Workspace): Promise<string | undefined> {
  return onlyOne((await plannedElections(workspace)).unpublished);
}

/**
 * The election that a command is about: the one named, else the only one with an `election.yaml` and no
 * published record, else the newest with an `election.yaml`.
 *
 * @throws ElectionError (input) where there is none or more than one in progress.
 */
export async function chooseElection(workspace: Workspace, named?: string): Promise<string> {
  if (named !== undefined) {
    if (electionIdSchema.safeParse(named).success) return named;
    throw new ElectionError("input", `${visible(named)} is not an election`, {
      hint: "Name it by year and month, such as 2026-10.",
    });
  }
  const { planned, unpublished } = await plannedElections(workspace);
  const chosen = onlyOne(unpublished) ?? planned.at(-1);
  if (chosen !== undefined) return chosen;
  throw new ElectionError("input", "no election in this checkout has an election.yaml", {
    hint: "Officials plan a coming election with kata-election plan. To see what the pages of another one say: kata-election status <YYYY-MM>.",
  });
}

/**
 * As {@link chooseElection}, for commands that read a published result: where none is named, the newest
 * election that has one.
 */
export async function choosePublished(workspace: Workspace, named?: string): Promise<string> {
  if (named === undefined) {
    for (const id of (await listElections(workspace)).reverse()) {
      if ((await readText(workspace, publicRecordPath(id))) !== undefined) return id;
    }
  }
  return chooseElection(workspace, named);
}

/**
 * The newest election, if it has no `election.yaml` and no other election is in progress: officials run it by
 * its pages.
 */
async function newestByHand(
  workspace: Workspace,
  known: readonly string[],
): Promise<string | undefined> {
  const newest = known.at(-1);
  if (newest === undefined || (await electionInProgress(workspace)) !== undefined) return undefined;
  const hasFacts = (await readText(workspace, electionFilePath(newest))) !== undefined;
  return hasFacts ? undefined : newest;
}

/**
 * As {@link chooseElection}, for commands that read a folder whether or not it has an `election.yaml`.
 *
 * @throws ElectionError (input) also where the election named has no folder.
 */
export async function chooseElectionFolder(workspace: Workspace, named?: string): Promise<string> {
  const known = await listElections(workspace);
  const election = await chooseElection(workspace, named ?? (await newestByHand(workspace, known)));
  if (known.includes(election)) return election;
  throw noSuchElection(election, known);
}
