import { readFile } from "node:fs/promises";
import { ElectionError } from "../../errors.ts";
import { visible } from "../../visible-text.ts";
import { plural } from "../../wording.ts";
import { ignorePrivateFolder } from "../file-plan.ts";
import { pathInside, privateRoot, type Workspace } from "../workspace.ts";
import { refuseLinks, writeFileOf } from "../write-file.ts";
import type { PrivateArchive, PrivateFile } from "./private-archive.ts";

/** How a file of a pack compares with the existing one. */
export type Arrival =
  | { readonly path: string; readonly state: "new" | "same" }
  | {
      readonly path: string;
      readonly state: "different";
      /** Lines that only the pack or only the file here has; their text stays private. */
      readonly onlyInPack: number;
      readonly onlyHere: number;
    };

function linesOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes).toString("latin1").split("\n");
}

/** How many of the lines are not among the others, counting duplicates. */
function linesMissing(lines: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  let missing = 0;
  for (const line of lines) {
    const count = left.get(line) ?? 0;
    if (count === 0) missing += 1;
    else left.set(line, count - 1);
  }
  return missing;
}

async function arrivalOf(workspace: Workspace, { path, bytes }: PrivateFile): Promise<Arrival> {
  const target = `${privateRoot}/${path}`;
  await refuseLinks(workspace, target);
  const here = await readFile(pathInside(workspace, target)).catch(
    (failure: NodeJS.ErrnoException) => {
      if (failure.code === "ENOENT") return undefined;
      throw new ElectionError("input", `${visible(target)} cannot be read (${failure.code})`, {
        hint: "Move or rename what is there.",
        cause: failure,
      });
    },
  );
  if (here === undefined) return { path, state: "new" };
  if (here.equals(bytes)) return { path, state: "same" };
  const [packed, present] = [linesOf(bytes), linesOf(here)];
  return {
    path,
    state: "different",
    onlyInPack: linesMissing(packed, present),
    onlyHere: linesMissing(present, packed),
  };
}

/** What unpacking would do, file by file; writes nothing. */
export async function planUnpack(
  workspace: Workspace,
  { files }: PrivateArchive,
): Promise<Arrival[]> {
  const arrivals: Arrival[] = [];
  for (const file of files) arrivals.push(await arrivalOf(workspace, file));
  return arrivals;
}

/**
 * Writes the new files of a pack, each atomically, readable only by the owner. Run again after an interruption,
 * it writes what is missing.
 *
 * @throws ElectionError (refused) before anything is written, where an existing file differs.
 */
export async function unpackFiles(
  workspace: Workspace,
  archive: PrivateArchive,
): Promise<readonly Arrival[]> {
  const arrivals = await planUnpack(workspace, archive);
  const different = arrivals.filter(({ state }) => state === "different").length;
  if (different > 0) {
    const are = plural(different, "file here differs", "files here differ");
    throw new ElectionError("refused", `${are} from the pack; nothing was written`, {
      hint: "Compare them with the official who packed them, move yours, and unpack again.",
    });
  }
  await ignorePrivateFolder(workspace);
  for (const [index, { path, bytes }] of archive.files.entries()) {
    if (arrivals[index]?.state !== "new") continue;
    await writeFileOf(workspace, `${privateRoot}/${path}`, bytes);
  }
  return arrivals;
}
