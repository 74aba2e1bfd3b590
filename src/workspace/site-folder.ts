import { lstat, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import { ElectionError } from "../errors.ts";
import { visible } from "../visible-text.ts";
import { parseJson } from "./formats/json-file.ts";
import { ifPresent } from "./present.ts";
import { crossesLink, readTextNow } from "./workspace.ts";

/** The list of a site's files in its folder, by which the next build removes obsolete ones. */
const listName = ".kata-election-site.json";
const listSchema = z.strictObject({
  formatVersion: z.literal(1),
  files: z.array(z.string().regex(/^[\w-][\w.-]{0,99}(?:\/[\w-][\w.-]{0,99}){0,5}$/)).max(20_000),
});

/** The files of an earlier build; undefined if the folder is missing or empty. */
async function earlierFiles(folder: string): Promise<readonly string[] | undefined> {
  const found = await ifPresent(folder, lstat(folder));
  if (found === undefined) return undefined;
  const text = found.isDirectory() ? await readTextNow({ root: folder }, listName) : undefined;
  if (text !== undefined) {
    const hint = "Remove the folder, and build again.";
    return parseJson(text, join(folder, listName), listSchema, hint).files;
  }
  if (found.isDirectory() && (await readdir(folder)).length === 0) return undefined;
  const problem = found.isDirectory()
    ? "holds files that are not a site made by this program"
    : "is not a folder";
  throw new ElectionError("input", `${visible(folder)} ${problem}`, {
    hint: "Name a folder that is empty or not there yet: --output <folder>.",
  });
}

/**
 * Writes a site into its own folder, and removes obsolete files of an earlier build. An interrupted build is
 * simply repeated: nothing there is edited by hand.
 *
 * @param folder absolute; missing, empty, or from an earlier build.
 * @throws ElectionError (input) where it holds anything else, or a link in place of a file.
 */
export async function writeSite(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const earlier = (await earlierFiles(folder)) ?? [];
  const list = (paths: Iterable<string>): string =>
    `${JSON.stringify({ formatVersion: 1, files: [...new Set(paths)].sort() }, null, 2)}\n`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, listName), list([...earlier, ...files.keys()]));
  for (const path of [...earlier, ...files.keys()]) {
    if (!(await crossesLink({ root: folder }, path))) continue;
    throw new ElectionError(
      "input",
      `${visible(join(folder, path))} is, or is behind, a symbolic link`,
      {
        hint: "Remove the folder, and build again: links are not followed on write.",
      },
    );
  }
  for (const folderPath of new Set([...files.keys()].map((path) => dirname(path)))) {
    await mkdir(join(folder, folderPath), { recursive: true });
  }
  for (const [path, text] of files) await writeFile(join(folder, path), text);
  for (const path of earlier) {
    if (!files.has(path)) await rm(join(folder, path), { force: true });
  }
  await writeFile(join(folder, listName), list(files.keys()));
}
