import { Document, isScalar, visit } from "yaml";
import { type Roll, rollSchema } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import { findElection, noSuchElection } from "../election/election-file.ts";
import { isDecided, readElectionPages } from "../election/election-pages.ts";
import { parseYaml, yamlText } from "../formats/yaml-file.ts";
import { listElections, privateFolder, readText, type Workspace } from "../workspace.ts";
import { voterListPath } from "./public-list.ts";

const heading =
  " Private: it contains addresses. Made by kata-election roll update; put corrections in people.yaml.";

/** Path of a roll; corrections after the freeze are revisions 2 and up. */
export function rollPath(election: string, revision = 1): string {
  return `${privateFolder(election)}/roll${revision === 1 ? "" : `.${revision}`}.yaml`;
}

/** Lists of plain words are written on one line if they fit. */
function layOut(document: Document): void {
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every((item) => isScalar(item));
    },
  });
}

/** A roll as text; the same roll gives the same text. */
export function rollText(roll: Roll): string {
  const document = new Document(roll, { aliasDuplicateObjects: false });
  document.commentBefore = heading;
  layOut(document);
  return yamlText(document);
}

/**
 * Reads a roll from a file of the workspace.
 *
 * @throws ElectionError (input) where it is malformed, with file, line and field.
 */
export async function readRollFile(workspace: Workspace, path: string): Promise<Roll> {
  return parseRoll((await readText(workspace, path)) ?? "", path);
}

/**
 * A roll from the text of its file.
 *
 * @throws ElectionError (input) where it is malformed, with file, line and field.
 */
export function parseRoll(text: string, path: string): Roll {
  return parseYaml(text, path, rollSchema).value;
}

/** Where to look for a missing roll, or how to build it if the election is still to come. */
async function whereTheRollIs(workspace: Workspace, election: string): Promise<string> {
  const known = await listElections(workspace);
  if (!known.includes(election)) throw noSuchElection(election, known);
  const pages = await readElectionPages(workspace, election);
  const facts = await findElection(workspace, election);
  const list = voterListPath(election);
  const isListed = (await readText(workspace, list)) !== undefined;
  const [frozen] = facts?.rolls?.slice(-1) ?? [];
  return [
    isDecided(pages)
      ? `The election of ${election} is over: its officials kept the roll private.`
      : facts === undefined
        ? "Its officials keep the roll private."
        : frozen === undefined
          ? `Build it with: kata-election roll update --election ${election}`
          : `${frozen.by === undefined ? "It was frozen" : `@${frozen.by} froze it`}: revision ${frozen.revision}, ${frozen.voters} voters.`,
    isListed ? `The public list of voters: ${list}` : "There is no public list of voters.",
  ].join("\n");
}

/**
 * Reads an election's roll.
 *
 * @throws ElectionError (input) where it is missing or malformed, with file, line and field.
 */
export async function readRoll(
  workspace: Workspace,
  election: string,
  revision = 1,
): Promise<Roll> {
  const path = rollPath(election, revision);
  if ((await readText(workspace, path)) !== undefined) return readRollFile(workspace, path);
  throw new ElectionError("input", `there is no ${path}`, {
    hint: await whereTheRollIs(workspace, election),
  });
}
