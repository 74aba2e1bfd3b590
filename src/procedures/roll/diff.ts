import {
  diffRolls,
  type RollDiff,
  type Supplement,
  supplement,
} from "../../electorate/compare/diff-rolls.ts";
import type { Roll } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { chooseElection } from "../../workspace/election/election-file.ts";
import { isStream, readGivenText } from "../../workspace/given-file.ts";
import { findNamedFile } from "../../workspace/named-file.ts";
import { readPrivatePeople } from "../../workspace/people/people-files.ts";
import { readRevision } from "../../workspace/roll/freeze-files.ts";
import { parseRoll, readRollFile } from "../../workspace/roll/roll-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";

/** Two rolls, as a person names them. */
export interface NamedRolls {
  /** A revision's number, an election, or a file. */
  readonly rolls: readonly [earlier: string, later: string];
  /** The election whose revisions are meant; undefined for the one in progress. */
  readonly election: string | undefined;
  /** Where a file's path is seen from. */
  readonly folder: string;
}

async function rollNamed(
  workspace: Workspace,
  named: string,
  { election, folder }: NamedRolls,
): Promise<Roll> {
  if (/^\d{4}-\d{2}$/.test(named)) return readRevision(workspace, named);
  if (/^\d+$/.test(named)) {
    return readRevision(workspace, await chooseElection(workspace, election), named);
  }
  if (isStream(named)) return parseRoll(await readGivenText(folder, named, "a roll"), named);
  const found = await findNamedFile(workspace, folder, named);
  if ("path" in found && found.kind === "file") return readRollFile(workspace, found.path);
  throw new ElectionError("input", `${visible(named)} is not a roll in this checkout`, {
    hint: "Name a revision by number, an election such as 2026-10, a roll's file in the checkout, or - for standard input.",
  });
}

/**
 * What changed from one roll to the other.
 *
 * @throws ElectionError (input) where a name means no roll, or a file is malformed.
 */
export async function diffNamedRolls(workspace: Workspace, named: NamedRolls): Promise<RollDiff> {
  const [earlier, later] = named.rolls;
  const before = await rollNamed(workspace, earlier, named);
  return diffRolls(before, await rollNamed(workspace, later, named));
}

/** The voters still to invite once the earlier roll was invited, given who has opted in. */
export async function stillToInvite(workspace: Workspace, diff: RollDiff): Promise<Supplement> {
  const { awaiting } = await readPrivatePeople(workspace);
  return supplement(
    diff,
    awaiting.map(({ address }) => address),
  );
}
