import { type Profile, withoutCandidates } from "../ballots/profile.ts";
import { profileToCount } from "../ballots/reading.ts";
import type { DeclarationInput } from "../seats/declare.ts";
import { tally } from "../tally/tally.ts";
import { readBallotFile } from "./ballot-files.ts";
import { readCharter } from "./charter-file.ts";
import { readLedger } from "./committee-file.ts";
import { sha256OfPieces } from "./digest.ts";
import { readElection } from "./election-file.ts";
import { readPeople } from "./people-files.ts";
import { readRollFigures } from "./roll-figures.ts";
import { listFiles, privateFolder, type Workspace } from "./workspace.ts";

/** Path of the ballots of an election, as CIVS exports them. */
export function ballotsPath(election: string): string {
  return `${privateFolder(election)}/ballots.csv`;
}

/** Everything that decides an election, and the ballots as they were read. */
export interface DeclarationFiles {
  readonly input: DeclarationInput;
  /** Undefined where the private folder has no `ballots.csv`. */
  readonly profile: Profile | undefined;
  /** What a person should look at in the ballots. */
  readonly warnings: readonly string[];
}

/**
 * Reads what {@link DeclarationInput} needs: `election.yaml`, the ledger, the charter that the election
 * names, `people.yaml`, and the ballots where they are there. They are counted by the election's rule.
 *
 * @param skipInvalid counts without the ballots that cannot be read.
 * @throws ElectionError (input) naming file, line and field.
 */
export async function readDeclarationInput(
  workspace: Workspace,
  id: string,
  { skipInvalid = false }: { readonly skipInvalid?: boolean } = {},
): Promise<DeclarationFiles> {
  const { value: election } = await readElection(workspace, id);
  const { value: ledger } = await readLedger(workspace);
  const people = await readPeople(workspace);
  const charter = await readCharter(workspace, election.charter);
  const facts = { election, ledger, people, charter };
  const path = ballotsPath(id);
  const voters = (await readRollFigures(workspace, id))?.voters;
  if (!(await listFiles(workspace, privateFolder(id))).includes("ballots.csv")) {
    return { input: { ...facts, count: undefined }, profile: undefined, warnings: [] };
  }
  const reading = await readBallotFile(workspace.root, path);
  const profile = profileToCount(reading, path, { skipInvalid });
  const count: DeclarationInput["count"] = (without) =>
    tally(withoutCandidates(profile, without), election.rule, sha256OfPieces);
  return { input: { ...facts, count, voters }, profile, warnings: reading.warnings };
}
