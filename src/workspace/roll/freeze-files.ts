import { chmod } from "node:fs/promises";
import { Document } from "yaml";
import type { Election } from "../../election/election.ts";
import { diffRolls, supplement } from "../../electorate/compare/diff-rolls.ts";
import { type Freeze, freezeSchema, type Revision } from "../../electorate/frozen-roll.ts";
import type { Roll } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import {
  noPeople,
  noPrivatePeople,
  type PeopleFile,
  type PrivatePeopleFile,
  peopleFileSchema,
  privatePeopleFileSchema,
} from "../../people/people-file.ts";
import { visible } from "../../visible-text.ts";
import { sha256 } from "../digest.ts";
import { evidenceDigests } from "../evidence/frozen-evidence.ts";
import { type FileChange, planFile } from "../file-plan.ts";
import { parseYaml, yamlText } from "../formats/yaml-file.ts";
import { peoplePath, privatePeoplePath, readPrivatePeople } from "../people/people-files.ts";
import { ifPresent } from "../present.ts";
import { pathInside, privateFolder, readText, type Workspace } from "../workspace.ts";
import { refuseLinks } from "../write-file.ts";
import { readRoll, rollPath, rollText } from "./roll-file.ts";

/** Path of the list of a frozen roll's revisions. */
function freezePath(election: string): string {
  return `${privateFolder(election)}/freeze.yaml`;
}

/** Path of the list of addresses that a correction adds, one per line. */
export function supplementPath(election: string, revision: number): string {
  return `${privateFolder(election)}/supplement.${revision}.txt`;
}

function digestOf(text: string | undefined): string | null {
  return text === undefined ? null : sha256(text);
}

/** Copies of the people files from when a revision was frozen. */
function frozenPeoplePaths(election: string, revision: number) {
  const folder = `${privateFolder(election)}/frozen/${revision}`;
  return { people: `${folder}/people.yaml`, privatePeople: `${folder}/private-people.yaml` };
}

/**
 * Reads the revisions of a frozen roll, undefined where the roll is not frozen.
 *
 * @throws ElectionError (input) where the file is malformed.
 */
export async function readFreeze(
  workspace: Workspace,
  election: string,
): Promise<Freeze | undefined> {
  const path = freezePath(election);
  const text = await readText(workspace, path);
  return text === undefined ? undefined : parseYaml(text, path, freezeSchema).value;
}

/**
 * Reads a revision of a roll: the last one, or the one asked for.
 *
 * @param asked its number as typed.
 * @throws ElectionError (input) where there is no such revision.
 */
export async function readRevision(
  workspace: Workspace,
  election: string,
  asked?: string,
): Promise<Roll> {
  const last = (await readFreeze(workspace, election))?.revisions.at(-1)?.revision ?? 1;
  if (asked !== undefined && !/^[1-9]\d{0,3}$/.test(asked)) {
    throw new ElectionError("input", `${visible(asked)} is not a revision of the roll`, {
      hint: `Name it by number, 1 to ${last}.`,
    });
  }
  const revision = asked === undefined ? last : Number(asked);
  if (asked !== undefined && revision > last) {
    throw new ElectionError("input", `the roll of ${election} has no revision ${revision}`, {
      hint: last === 1 ? "It has only the first." : `Name it by number, 1 to ${last}.`,
    });
  }
  return readRoll(workspace, election, revision);
}

async function planSupplement(
  workspace: Workspace,
  roll: Roll,
  { revision }: Revision,
): Promise<{ readonly change: FileChange; readonly toDecide: readonly string[] }> {
  const earlier = await readRoll(workspace, roll.election, revision - 1);
  const { awaiting } = await readPrivatePeople(workspace);
  const failed = awaiting.map(({ address }) => address);
  const { invite, toDecide } = supplement(diffRolls(earlier, roll), failed);
  const lines = invite.flatMap(({ email }) => (email === null ? [] : [`${email}\n`]));
  const path = supplementPath(roll.election, revision);
  return {
    change: await planFile(workspace, path, lines.join("")),
    toDecide: toDecide.map(({ login }) => login),
  };
}

/** A roll frozen: its next revision, and all files to be written for it. */
export interface FreezePlan {
  readonly revision: Revision;
  readonly plan: readonly FileChange[];
  /** Logins of voters whose address changed since the previous revision; an official decides who to invite again. */
  readonly toDecide: readonly string[];
}

/**
 * Plans the next revision of a roll: the roll, copies of the people files that made it, for a correction
 * the addresses still to be invited, and the list of revisions.
 */
export async function planFreeze(
  workspace: Workspace,
  roll: Roll,
  reason?: string,
): Promise<FreezePlan> {
  const { election } = roll;
  const revisions = (await readFreeze(workspace, election))?.revisions ?? [];
  const number = revisions.length + 1;
  const text = rollText(roll);
  const people = await readText(workspace, peoplePath);
  const privatePeople = await readText(workspace, privatePeoplePath);
  const before = revisions.at(-1);
  const revision: Revision = {
    revision: number,
    file: rollPath(election, number).split("/").at(-1) ?? "",
    sha256: sha256(text),
    voters: roll.voters.length,
    inputs: {
      ...(await evidenceDigests(workspace, election)),
      people: digestOf(people),
      privatePeople: digestOf(privatePeople),
    },
    ...(before === undefined ? {} : { corrects: before.sha256 }),
    ...(reason === undefined ? {} : { reason }),
  };
  const copies = frozenPeoplePaths(election, number);
  const freeze: Freeze = { formatVersion: 1, election, revisions: [...revisions, revision] };
  const plan = [await planFile(workspace, rollPath(election, number), text)];
  if (people !== undefined) plan.push(await planFile(workspace, copies.people, people));
  if (privatePeople !== undefined) {
    plan.push(await planFile(workspace, copies.privatePeople, privatePeople));
  }
  const added = before && (await planSupplement(workspace, roll, revision));
  if (added !== undefined) plan.push(added.change);
  const list = yamlText(new Document(freeze, { aliasDuplicateObjects: false }));
  plan.push(await planFile(workspace, freezePath(election), list));
  return { revision, plan, toDecide: added?.toDecide ?? [] };
}

/** Makes a frozen roll's file read-only, so that no one edits it by mistake. */
export async function protectRoll(
  workspace: Workspace,
  election: string,
  revision: number,
): Promise<void> {
  const path = rollPath(election, revision);
  await refuseLinks(workspace, path);
  await ifPresent(path, chmod(pathInside(workspace, path), 0o400));
}

/** The people files from when a revision was frozen, and the digests of the copies. */
export async function readFrozenPeople(
  workspace: Workspace,
  election: string,
  revision: number,
): Promise<{
  readonly people: PeopleFile;
  readonly privatePeople: PrivatePeopleFile;
  readonly digests: Pick<Revision["inputs"], "people" | "privatePeople">;
}> {
  const paths = frozenPeoplePaths(election, revision);
  const people = await readText(workspace, paths.people);
  const privatePeople = await readText(workspace, paths.privatePeople);
  return {
    people:
      people === undefined ? noPeople : parseYaml(people, paths.people, peopleFileSchema).value,
    privatePeople:
      privatePeople === undefined
        ? noPrivatePeople
        : parseYaml(privatePeople, paths.privatePeople, privatePeopleFileSchema).value,
    digests: {
      people: digestOf(people),
      privatePeople: digestOf(privatePeople),
    },
  };
}

/**
 * Refuses to rebuild a frozen roll, even one on another official's computer.
 *
 * @throws ElectionError (refused) where the roll is frozen.
 */
export async function requireUnfrozen(
  workspace: Workspace,
  { election, rolls = [] }: Pick<Election, "election" | "rolls">,
): Promise<void> {
  const freeze = await readFreeze(workspace, election);
  const published = rolls.at(-1);
  if (freeze === undefined && published === undefined) return;
  if (freeze === undefined && published !== undefined) {
    const { revision, frozen, by, sha256: digest } = published;
    const who = by === undefined ? "" : ` by ${by}`;
    const here = await readText(workspace, rollPath(election, revision));
    const isCutOff = here !== undefined && sha256(here) === digest;
    throw new ElectionError(
      "refused",
      `the roll of ${election} was frozen on ${frozen.toString()}${who}: revision ${revision}, sha256 ${digest}`,
      {
        hint: isCutOff
          ? `The freeze was interrupted on this computer. Complete it: kata-election roll freeze --confirm ${election}`
          : "Its private files are not here. Get them from that official: kata-election private pack, then private unpack.",
      },
    );
  }
  throw new ElectionError("refused", `the roll of ${election} is frozen`, {
    hint: 'Corrections are revisions: change the people files, then kata-election roll freeze --reason "…"',
  });
}
