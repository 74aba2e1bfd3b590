import { type Profile, withoutCandidates } from "../../ballots/profile.ts";
import { profileToCount } from "../../ballots/reading.ts";
import type { DeclarationInput } from "../../seats/declare.ts";
import { tally } from "../../tally/tally.ts";
import { readBallotFile } from "../ballots/ballot-files.ts";
import { readLedger } from "../committee/committee-file.ts";
import { sha256OfPieces } from "../digest.ts";
import { readPeople } from "../people/people-files.ts";
import { readRollFigures } from "../roll/roll-figures.ts";
import { listFiles, privateFolder, type Workspace } from "../workspace.ts";
import { readCharter } from "./charter-file.ts";
import { readElection } from "./election-file.ts";

/** Path of an election's ballots, as exported from CIVS. */
export function ballotsPath(election: string): string {
  return `${privateFolder(election)}/ballots.csv`;
}

/** Everything that decides an election, with its ballots. */
export interface DeclarationFiles {
  readonly input: DeclarationInput;
  /** Undefined where the private folder has no `ballots.csv`. */
  readonly profile: Profile | undefined;
  /** What a person should look at in the ballots. */
  readonly warnings: readonly string[];
}

/** How to read an election's ballots. */
export interface DeclarationOptions {
  /** Count without the ballots that cannot be read. */
  readonly skipInvalid?: boolean;
  /** A ballot file other than the election's own, as seen from a folder. */
  readonly ballots?: { readonly folder: string; readonly path: string } | undefined;
}

/**
 * Reads what {@link DeclarationInput} needs: `election.yaml`, the ledger, the charter that the election names,
 * `people.yaml`, and the ballots if they exist. Counts them by the election's rule.
 *
 * @throws ElectionError (input) naming file, line and field.
 */
export async function readDeclarationInput(
  workspace: Workspace,
  id: string,
  { skipInvalid = false, ballots }: DeclarationOptions = {},
): Promise<DeclarationFiles> {
  const { value: election } = await readElection(workspace, id);
  const { value: ledger } = await readLedger(workspace);
  const people = await readPeople(workspace);
  const charter = await readCharter(workspace, election.charter);
  const facts = { election, ledger, people, charter };
  const path = ballots?.path ?? ballotsPath(id);
  const voters = (await readRollFigures(workspace, id))?.voters;
  const kept = (await listFiles(workspace, privateFolder(id))).includes("ballots.csv");
  if (ballots === undefined && !kept) {
    return { input: { ...facts, count: undefined }, profile: undefined, warnings: [] };
  }
  const accepted = election.decisions.some(({ about }) => about === "ballots");
  const reading = await readBallotFile(ballots?.folder ?? workspace.root, path, {
    ...(accepted ? { highestIsBest: false } : {}),
  });
  const profile = profileToCount(reading, path, { skipInvalid });
  const count: DeclarationInput["count"] = (without) =>
    tally(withoutCandidates(profile, without), election.rule, sha256OfPieces);
  return { input: { ...facts, count, voters }, profile, warnings: reading.warnings };
}
