import type { Election } from "../election/election.ts";
import {
  chooseElection,
  electionInProgress,
  publicRecordPath,
  readElection,
} from "../workspace/election/election-file.ts";
import { readText, type Workspace } from "../workspace/workspace.ts";

/** Opens the checkout on demand. */
export interface Checkout {
  readonly workspace: () => Promise<Workspace>;
}

/** The election that a command is about: the one named, else the one in progress; see {@link chooseElection}. */
export async function chosenId(
  { workspace }: Checkout,
  named: string | undefined,
): Promise<{ readonly workspace: Workspace; readonly id: string }> {
  const opened = await workspace();
  return { workspace: opened, id: await chooseElection(opened, named) };
}

/**
 * As {@link chosenId}, with its `election.yaml` as it is now.
 *
 * @throws ElectionError (input) where that is missing or malformed.
 */
export async function chosenElection(
  checkout: Checkout,
  named: string | undefined,
): Promise<{ readonly workspace: Workspace; readonly id: string; readonly election: Election }> {
  const { workspace, id } = await chosenId(checkout, named);
  return { workspace, id, election: (await readElection(workspace, id)).value };
}

/** The election named, else the one in progress; undefined where there is none. */
export async function electionIfAny(
  workspace: Workspace,
  named: string | undefined,
): Promise<Election | undefined> {
  const id = named ?? (await electionInProgress(workspace));
  return id === undefined ? undefined : (await readElection(workspace, id)).value;
}

/** Whether an election's result is published. */
export async function isPublished(workspace: Workspace, election: string): Promise<boolean> {
  return (await readText(workspace, publicRecordPath(election))) !== undefined;
}
