import { Document, isScalar, visit } from "yaml";
import { type Roll, rollSchema } from "../../electorate/roll.ts";
import { ElectionError } from "../../errors.ts";
import { privateFolder, readText, type Workspace } from "../workspace.ts";
import { parseYaml, yamlText } from "../yaml-file.ts";

const heading =
  " Private: it contains addresses. Made by kata-election roll update; put corrections in people.yaml.";

/** Path of a roll; corrections after the freeze are revisions from 2 on. */
export function rollPath(election: string, revision = 1): string {
  return `${privateFolder(election)}/roll${revision === 1 ? "" : `.${revision}`}.yaml`;
}

/** Lists of plain words stand on one line where they fit. */
function layOut(document: Document): void {
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every((item) => isScalar(item));
    },
  });
}

/** A roll as the text of its file: the same roll is the same text. */
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
    hint: `Build it with: kata-election roll update --election ${election}`,
  });
}
