import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { ElectionError } from "../../../errors.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import type { CliContext } from "../../context.ts";
import { openStage, type Stage } from "../demo/stage.ts";

/**
 * The files that the tool reads and everybody may see: the pages at the top, and elections/. Neither what
 * is hidden (`.private`, `.git`) nor symbolic links.
 */
async function publicFiles({ root }: Workspace): Promise<string[]> {
  const top = await readdir(root, { withFileTypes: true });
  const pages = top.filter((entry) => entry.isFile() && entry.name.endsWith(".md"));
  const below = await readdir(join(root, "elections"), { recursive: true, withFileTypes: true });
  return [...pages, ...below.filter((entry) => entry.isFile())]
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.split("/").some((name) => name.startsWith(".")));
}

/** A stage with a copy of a checkout's public files; the checkout itself is only read. */
export function openCopy(context: CliContext, checkout: Workspace): Promise<Stage> {
  return openStage(context, {
    name: "kata-election-rehearsal",
    fill: async ({ root }) => {
      for (const path of await publicFiles(checkout)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), await readFile(join(checkout.root, path)));
      }
    },
    failure: (said) =>
      new ElectionError("refused", `in the copy of your checkout, ${said}`, {
        hint: "What it says stands above. Mend that in your checkout, then rehearse again.",
      }),
  });
}
