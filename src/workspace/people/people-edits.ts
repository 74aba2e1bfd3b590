import { isMap } from "yaml";
import type { z } from "zod";
import { ElectionError } from "../../errors.ts";
import { sameLogin } from "../../people/account.ts";
import { peopleFileSchema, privatePeopleFileSchema } from "../../people/people-file.ts";
import { visible } from "../../visible-text.ts";
import type { FileChange } from "../file-plan.ts";
import { listAt, openAsBlock, yamlTextWith } from "../formats/yaml-edit.ts";
import { parseYaml } from "../formats/yaml-file.ts";
import { readText, type Workspace } from "../workspace.ts";
import { peoplePath, privatePeoplePath } from "./people-files.ts";

const emptyFile = "formatVersion: 1\n";

interface PeopleFileKind {
  readonly path: string;
  readonly schema: z.ZodType;
}

const publicFile: PeopleFileKind = { path: peoplePath, schema: peopleFileSchema };
const privateFile: PeopleFileKind = { path: privatePeoplePath, schema: privatePeopleFileSchema };

function sameText(a: unknown, b: unknown): boolean {
  return typeof a === "string" && typeof b === "string" && sameLogin(a, b);
}

/** Whether an entry had expired by the day of the new one: it stays as a record and does not conflict. */
function isOver(expires: unknown, day: string | undefined): boolean {
  return typeof expires === "string" && day !== undefined && expires <= day;
}

/** An entry to be added to a list of a people file. */
export interface PeopleEdit {
  readonly file: PeopleFileKind;
  readonly keys: readonly [string, ...string[]];
  readonly entry: Readonly<Record<string, string>>;
  /** The keys that identify what an entry is about. */
  readonly about: readonly string[];
  /** What to do about an existing entry that says something else. */
  readonly onClash: "replace" | "refuse";
}

function editedText(text: string, { file, keys, entry, about, onClash }: PeopleEdit): string {
  const { path, schema } = file;
  const { document } = parseYaml(text, path, schema);
  const list = listAt(document, keys);
  openAsBlock(list);
  const position = list.items.findIndex(
    (item) =>
      isMap(item) &&
      about.every((key) => sameText(item.get(key), entry[key])) &&
      !isOver(item.get("expires"), entry.date),
  );
  const known = list.items[position];
  if (
    isMap(known) &&
    known.items.length === Object.keys(entry).length &&
    Object.entries(entry).every(([key, value]) => sameText(known.get(key), value))
  ) {
    return text;
  }
  if (known !== undefined && onClash === "refuse") {
    const [key = ""] = about;
    throw new ElectionError(
      "input",
      `${path}: ${keys.join(".")} has another entry about ${visible(entry[key] ?? "")}`,
      {
        hint: "Change that entry by hand if it is wrong; its reason and date are part of the record.",
      },
    );
  }
  const node = document.createNode(entry, { flow: true });
  if (known === undefined) list.items.push(node);
  else list.items[position] = node;
  const after = yamlTextWith(text, document, keys[0]);
  parseYaml(after, path, schema);
  return after;
}

/**
 * Plans entries in the people files, in this order.
 *
 * @throws ElectionError (input) where a file is malformed, or an entry says something else.
 */
export async function planPeople(
  workspace: Workspace,
  edits: readonly PeopleEdit[],
): Promise<FileChange[]> {
  const plan: FileChange[] = [];
  for (const file of [publicFile, privateFile]) {
    const own = edits.filter((edit) => edit.file === file);
    if (own.length === 0) continue;
    const before = await readText(workspace, file.path);
    const after = own.reduce(editedText, before ?? emptyFile);
    plan.push({ path: file.path, before, after });
  }
  return plan;
}

/** Records the author of a commit: `commit` as `owner/repository@id`. */
export function identityEdit(commit: string, login: string): PeopleEdit {
  return {
    file: publicFile,
    keys: ["identities"],
    entry: { commit, login },
    about: ["commit"],
    onClash: "refuse",
  };
}

/** Lists an account, or a login that signs commits, as a bot. */
export function botEdit(login: string, reason: string): PeopleEdit {
  const entry = { login, reason };
  return { file: publicFile, keys: ["bots"], entry, about: ["login"], onClash: "refuse" };
}

/** A decision that someone may or may not vote: who decided, why, from which day, and the day it expires. */
export interface PersonDecision {
  readonly login: string;
  readonly reason: string;
  readonly by: string;
  readonly date: string;
  readonly expires?: string | undefined;
}

/** Records that someone may vote (`add`) or may not (`exclude`). */
export function voterEdit(
  list: "add" | "exclude",
  { login, reason, by, date, expires }: PersonDecision,
): PeopleEdit {
  return {
    file: publicFile,
    keys: ["voters", list],
    entry: { login, reason, by, date, ...(expires === undefined ? {} : { expires }) },
    about: ["login"],
    onClash: "refuse",
  };
}

/** Records someone's preferred email address, replacing an earlier one. */
export function addressEdit(login: string, address: string): PeopleEdit {
  return {
    file: privateFile,
    keys: ["preferred"],
    entry: { login, address },
    about: ["login"],
    onClash: "replace",
  };
}
